"""One module per page of the window; a page is imported when it is first opened."""

from importlib import import_module
from typing import Any

from hrdesk.ui.desk import Desk

_MADE = {
    "overview": ("overview", "OverviewPage"),
    "people": ("people", "PeoplePage"),
    "training": ("training", "TrainingPage"),
    "equipment": ("equipment", "EquipmentPage"),
    "facilities": ("facilities", "FacilitiesPage"),
    "stocktake": ("stocktake", "StocktakePage"),
    "import": ("importing", "ImportPage"),
    "checks": ("checks", "ChecksPage"),
    "targets": ("targets", "TargetsPage"),
    "reports": ("reports", "ReportsPage"),
    "exchange": ("exchange", "ExchangePage"),
    "settings": ("settings", "SettingsPage"),
}
NAMES = tuple(_MADE)


def make(page: str, desk: Desk) -> Any:
    """Make a page by its name."""
    module, name = _MADE[page]
    return getattr(import_module(f"hrdesk.ui.pages.{module}"), name)(desk)
