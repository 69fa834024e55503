"""Saved ways of looking at the list of people: shared by the office, the first one chosen by each user.

They stay in the store, not in the settings of the machine, because a filter may name people.
"""

from collections.abc import Sequence

import msgspec

from hrdesk.domain.view import View
from hrdesk.errors import UserError
from hrdesk.messages import views as say
from hrdesk.models import setting
from hrdesk.models.store import Store
from hrdesk.services.checking import REVIEWERS
from hrdesk.services.transaction import Transaction, transaction
from hrdesk.text import match_key, sort_key, squeeze

_KEY, _FIRST = "views:people", "first-view:people:"
_decode = msgspec.json.Decoder(View).decode


def views(store: Store) -> tuple[View, ...]:
    """Return the saved views in the order of names."""
    with store.reading() as connection:
        text = setting.read(connection, _KEY)
    return tuple(sorted(_read(text), key=lambda view: sort_key(view.name)))


def _read(text: str | None) -> list[View]:
    """Return the views kept; one of a later version that is not understood is left out."""
    found = []
    for raw in msgspec.json.decode(text or "[]", type=list[msgspec.Raw]):
        try:
            found.append(_decode(raw))
        except msgspec.ValidationError:
            continue
    return found


def first_view(store: Store) -> str:
    """Return the name of the view that the user starts with, empty for the usual one."""
    with store.reading() as connection:
        name = setting.read(connection, _FIRST + store.user.name) or ""
    return name if any(view.name == name for view in views(store)) else ""


def save(store: Store, view: View) -> None:
    """Keep a view; one of the same name is replaced. Raises ``UserError`` without a name."""
    name = _name(view.name)
    kept = [each for each in views(store) if not _same(each.name, name)]
    _keep(store, [*kept, msgspec.structs.replace(view, name=name)], f"Lưu cách xem {name}")


def rename(store: Store, old: str, new: str) -> None:
    """Call a view otherwise. Raises ``UserError`` for an empty name, a taken one, or a view that is gone."""
    name = _name(new)
    known = views(store)
    if not any(view.name == old for view in known):
        raise UserError(say.view_gone(old))
    if any(_same(view.name, name) for view in known if view.name != old):
        raise UserError(say.name_taken(name))
    first = first_view(store)
    renamed = [msgspec.structs.replace(view, name=name) if view.name == old else view for view in known]
    _keep(store, renamed, f"Đổi tên cách xem {old}", first=name if first == old else None)


def delete(store: Store, name: str) -> None:
    """Forget a view."""
    _keep(store, [view for view in views(store) if view.name != name], f"Xóa cách xem {name}")


def start_with(store: Store, name: str) -> None:
    """Let the user start with a view from now on; with the usual one for an empty name."""
    with transaction(store, "Chọn cách xem mở đầu", undoable=False, roles=REVIEWERS) as writing:
        _remember_first(store, writing, name)


def _keep(store: Store, kept: Sequence[View], what: str, *, first: str | None = None) -> None:
    with transaction(store, what, undoable=False, roles=REVIEWERS) as writing:
        writing.remember(_KEY, msgspec.json.encode(kept).decode())
        if first is not None:
            _remember_first(store, writing, first)


def _remember_first(store: Store, writing: Transaction, name: str) -> None:
    writing.remember(_FIRST + store.user.name, name)


def _name(text: str) -> str:
    name = squeeze(text)
    if not name:
        raise UserError(say.name_needed())
    return name


def _same(one: str, other: str) -> bool:
    return match_key(one) == match_key(other)
