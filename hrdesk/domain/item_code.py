"""The code on the label of an item: its asset code, or one made from its id where it has none."""

from hrdesk.domain.equipment import Item


def local_code(item: str) -> str:
    """Return the code on the label of an item (id) without an asset code; ``find_code`` knows it."""
    return f"HR{item[:8]}".upper()


def label_code(item: Item) -> str:
    """Return the code that stands on the label of an item and is scanned from it."""
    return item.asset_code or local_code(item.id)
