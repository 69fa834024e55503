"""What the page Chỉ tiêu asks of the services. Runs on the database thread, returns frozen data."""

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hrdesk.services.progress import Progress


def progress(store: Any, as_of: date, unit: str | None) -> "Progress":
    """Return where the targets of the office stand, or those of the unit below it with this code."""
    from hrdesk.services import progress as service

    return service.progress(store, as_of, unit=unit)
