"""hrdesk: staff and equipment records of a commune office, checked, printed, sealed and merged."""

__version__ = "0.1.0"
