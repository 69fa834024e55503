"""Open every screen on a practice store at 1366 x 768, by day and by night, and save a picture each.

python tools/screenshots.py OUT [--only WORD]
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

import screens  # noqa: E402

from hrdesk import settings  # noqa: E402
from hrdesk.services import demo  # noqa: E402
from hrdesk.ui.application import application  # noqa: E402
from hrdesk.ui.database import Database  # noqa: E402
from hrdesk.ui.desk import Desk  # noqa: E402
from hrdesk.ui.main_window import MainWindow  # noqa: E402

SIZE = (1366, 768)


def main() -> None:
    """Make the practice offices, walk through the screens, save the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--theme", default="light,dark")
    parser.add_argument("--text-size", type=int, default=100)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hrdesk-screens-") as place:
        os.environ["HRDESK_CONFIG"] = f"{place}/config"
        made = demo.run(Path(place) / "demo", scale="commune", tell=print)
        assert made.commune is not None
        assert made.district is not None
        for theme in given.theme.split(","):
            take(made, theme, given.out / theme, given.only, given.text_size)


def take(made: demo.Demo, theme: str, out: Path, only: str, text_size: int) -> None:
    """Save the pictures of one theme."""
    out.mkdir(parents=True, exist_ok=True)
    kept = settings.change(theme=theme, text_size=text_size, window=())
    application(kept)
    window = MainWindow(Desk(Database(), kept, today=demo.AS_OF))
    window.resize(*SIZE)
    window.show()
    for name, go in screens.steps(made):
        shown = go(window) or window
        screens.settle(window)
        target = out / f"{name}.png"
        if only in name:
            shown.grab().save(str(target))
            print(target)
        if shown is not window:
            shown.close()
    window.close()


if __name__ == "__main__":
    main()
