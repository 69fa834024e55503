from collections import Counter

from PySide6.QtGui import QKeySequence

from hrdesk.ui.actions import COMMANDS, MENUS
from hrdesk.ui.frame import PAGES
from hrdesk.ui.main_window import MainWindow


def test_no_two_commands_share_a_key() -> None:
    keys = Counter(QKeySequence(command.shortcut).toString() for command in COMMANDS if command.shortcut)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys


def test_every_command_has_its_own_id_a_menu_and_work_to_do(window: MainWindow) -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    known = window._commands()
    for command in COMMANDS:
        assert command.menu in MENUS
        assert command.id in known or command.id.removeprefix("go_") in PAGES
    assert set(known) <= {command.id for command in COMMANDS}
