"""Who may do what: nhập liệu enters, lãnh đạo looks and approves, quản trị does everything."""

from hrdesk.errors import UserError
from hrdesk.messages import store as say
from hrdesk.models.crypt import Role
from hrdesk.models.store import Store

LABELS = {Role.CLERK: "nhập liệu", Role.LEADER: "lãnh đạo", Role.ADMIN: "quản trị"}


def require(store: Store, *allowed: Role) -> None:
    """Raise ``UserError`` unless the user of ``store`` has one of the roles."""
    if store.user.role not in allowed:
        raise UserError(say.role_may_not(LABELS[store.user.role]))


def role_of(code: str) -> Role:
    """Return the role of a code. Raises ``ValueError`` for one that is none."""
    return Role(code)
