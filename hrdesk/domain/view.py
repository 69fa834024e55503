"""A way of looking at a list: what it is narrowed to, which columns, in what order, at which day."""

import msgspec

TODAY = "TODAY"


class View(msgspec.Struct, frozen=True, omit_defaults=True):
    """A saved way of looking at the list of people.

    ``filters`` are the texts over the columns, by column; ``columns`` the visible ones from left to
    right, empty for the usual ones. ``as_of`` is TODAY, an ISO day, or empty to leave the day alone.
    """

    name: str
    text: str = ""
    chips: tuple[str, ...] = ()
    group: str | None = None
    position: str | None = None
    level: str | None = None
    filters: dict[str, str] = {}
    columns: tuple[str, ...] = ()
    sort: str = ""
    descending: bool = False
    as_of: str = ""
