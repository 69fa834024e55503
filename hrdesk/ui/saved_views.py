"""What the list of people asks of the services about saved views. Runs on the database thread."""

from dataclasses import dataclass
from typing import Any

from hrdesk.domain.view import View


@dataclass(frozen=True, slots=True)
class Views:
    """The saved views in the order of names, and the name of the one the user starts with."""

    all: tuple[View, ...] = ()
    first: str = ""

    def named(self, name: str) -> View | None:
        """Return a view by its name."""
        return next((view for view in self.all if view.name == name), None)


def everything(store: Any) -> Views:
    """Return the views of the office."""
    from hrdesk.services import views

    return Views(views.views(store), views.first_view(store))


def save(store: Any, view: View, *, first: bool | None) -> Views:
    """Keep a view; ``first`` says whether the user starts with it, None leaves that alone."""
    from hrdesk.services import views

    views.save(store, view)
    if first is not None:
        was_first = views.first_view(store) == view.name
        if first != was_first:
            views.start_with(store, view.name if first else "")
    return everything(store)


def rename(store: Any, old: str, new: str) -> Views:
    """Call a view otherwise."""
    from hrdesk.services import views

    views.rename(store, old, new)
    return everything(store)


def delete(store: Any, name: str) -> Views:
    """Forget a view."""
    from hrdesk.services import views

    views.delete(store, name)
    return everything(store)


def start_with(store: Any, name: str) -> Views:
    """Let the user start with a view."""
    from hrdesk.services import views

    views.start_with(store, name)
    return everything(store)
