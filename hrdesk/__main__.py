"""``python -m hrdesk``."""

from hrdesk.cli import main

main()
