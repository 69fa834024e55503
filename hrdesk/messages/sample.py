"""The lines that the making of the sample province prints."""


def district_done(name: str, communes: int) -> str:
    """A district has everything of its communes."""
    return f"{name[:1].upper()}{name[1:]}: đã nhận số liệu của {communes} xã, phường, thị trấn."


def province_done(name: str, communes: int) -> str:
    """The province has everything."""
    return f"{name[:1].upper()}{name[1:]}: đã nhận số liệu của {communes} xã, phường, thị trấn."
