"""The main window: which page is shown, which commands work, and the store that is open."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from hrdesk import __version__, settings
from hrdesk.domain.changes import Changes
from hrdesk.messages import start as say_start
from hrdesk.messages import ui as say
from hrdesk.messages.keys import role_label
from hrdesk.ui import office_files, operations, preload, theme
from hrdesk.ui.actions import BY_ID, COMMANDS, MENUS, RECORDS, Command
from hrdesk.ui.database import Database
from hrdesk.ui.desk import Desk
from hrdesk.ui.frame import PAGES, Foot, Frame
from hrdesk.ui.imports import KINDS, kind_of_page
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.operations import Office
from hrdesk.ui.pages.start import StartPage
from hrdesk.ui.progress import ProgressWatch
from hrdesk.ui.trouble import Catcher
from hrdesk.ui.widgets.parts import NEW_WORKBOOK, ask_save, retint

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from hrdesk.ui.pages.people import PeoplePage
    from hrdesk.ui.search_box import Hit

_WRITING_ROLES = ("CLERK", "ADMIN")
_WRITE_COMMANDS = frozenset(
    {
        "import_staff",
        "undo",
        "redo",
        "add_record",
        "save_record",
        "save_next",
        "delete_record",
        "edit_many",
        "repeat_last",
    }
)


class MainWindow(QMainWindow):
    """Opens with the first page; shows the desk once a store is open. Pages are made when first asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.database: Database = desk.database
        self.office: Office | None = None
        self.pages: dict[str, Any] = {}
        self.page = ""
        self._prepared: Any = None
        self._argument: Any = None
        self.setWindowTitle("hrdesk")
        self.catcher = Catcher(self)
        ProgressWatch(self.database, self)
        self.frame = Frame()
        self.start = StartPage(desk)
        self.outer = QStackedWidget()
        self.outer.addWidget(self.start)
        self.outer.addWidget(self.frame)
        self.setCentralWidget(self.outer)
        self.foot = Foot(self.statusBar())
        self.actions_by_id: dict[str, QAction] = {}
        self._make_menus()
        self._connect()
        self._place_window()
        self.frame.header.show_day(desk)
        self.show_start()

    # Making

    def _make_menus(self) -> None:
        menus = {key: self.menuBar().addMenu(title) for key, title in MENUS.items()}
        for command in COMMANDS:
            action = self._action(command)
            menus[command.menu].addAction(action)
            self.addAction(action)

    def _action(self, command: Command) -> QAction:
        action = QAction(command.text, self)
        if command.shortcut:
            action.setShortcut(command.shortcut)
        action.triggered.connect(lambda: self.run(command.id))
        self.actions_by_id[command.id] = action
        return action

    def _connect(self) -> None:
        desk, header = self.desk, self.frame.header
        desk.said.connect(self.frame.say)
        desk.went.connect(self.go)
        desk.as_of_changed.connect(lambda: header.show_day(desk))
        desk.settings_changed.connect(self.apply_settings)
        self.database.changed.connect(self._on_changes)
        self.database.trouble.connect(self.catcher.tell)
        self.frame.navigation.chosen.connect(self.go)
        header.as_of_asked.connect(lambda: self.run("as_of"))
        header.today_asked.connect(lambda: setattr(desk, "as_of", desk.today))
        header.search_asked.connect(lambda: self.run("search"))
        self.start.opened.connect(self.use_store)
        self.start.new_asked.connect(self.show_new_office)
        self.start.waiting.connect(self._preload)
        QApplication.styleHints().colorSchemeChanged.connect(self._on_scheme)

    def _place_window(self) -> None:
        kept = self.desk.settings.window
        if len(kept) == 5 and self.screen().availableGeometry().intersects(_rectangle(kept)):
            self.setGeometry(_rectangle(kept))
        else:
            self.resize(1280, 720)

    def _on_scheme(self, _: object) -> None:
        self.apply_settings()

    def apply_settings(self) -> None:
        """Follow the theme and the text size."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, self.desk.settings)
        retint(self)
        self.frame.navigation.tint()

    # Stores

    def _preload(self) -> None:
        preload.begin(self.database, self, self._prepare)

    def _prepare(self) -> None:
        """Make the page of people ahead while the passphrase is being typed."""
        from hrdesk.ui import pages

        if self.office is None and self._prepared is None:
            self._prepared = pages.make("people", self.desk)
            self.frame.stack.addWidget(self._prepared)
            self._prepared.grab()  # the first drawing of anything costs Qt several times the second

    def show_start(self) -> None:
        """Show the first page."""
        self.foot.clear()
        self.statusBar().hide()
        self.outer.setCurrentWidget(self.start)
        self.start.show_welcome()
        self._update_actions()

    def show_new_office(self) -> None:
        """Show the pages that make the store of an office."""
        from hrdesk.ui.pages.new_office import NewOffice

        made = NewOffice(self.desk)
        self.outer.addWidget(made)
        self.outer.setCurrentWidget(made)
        made.cancelled.connect(lambda: self._drop_new_office(made))
        made.finished.connect(lambda store, page: self._new_office_done(made, store, page))

    def _drop_new_office(self, made: QWidget) -> None:
        self.outer.removeWidget(made)
        made.deleteLater()
        self.show_start()

    def _new_office_done(self, made: QWidget, store: object, page: str) -> None:
        self.use_store(store, page)
        self.outer.removeWidget(made)
        made.deleteLater()

    def use_store(self, store: Any, page: str = "people") -> None:
        """Work with an open store."""
        self.database.use(store)
        self.desk.settings = settings.remember_folder(store.folder, store.user.name)
        self.desk.as_of = self.desk.today
        for name in list(self.pages):
            made = self.pages.pop(name)
            self.frame.stack.removeWidget(made)
            made.deleteLater()
        self.page = ""
        self.frame.message.hide()
        self.statusBar().show()
        self.outer.setCurrentWidget(self.frame)
        if store.read_only:
            self.desk.say(say.read_only(), Tone.WARNING)
        self._read_office(lambda: self._begin(page))

    def _begin(self, page: str) -> None:
        self.go(page)
        if self.writable:
            self.database.read(
                office_files.daily_copy, lambda _: self._read_office(), owner=self, failed=self.desk.complain
            )

    def lock(self) -> None:
        """Close the store and ask for the passphrase again."""
        folder = self.database.store.folder
        self.office = None

        def closed() -> None:
            self.show_start()
            self.start.look_at(folder)

        self._leave(lambda: self.database.close_store(closed, self))

    def _read_office(self, then: Callable[[], None] | None = None) -> None:
        def arrived(found: Any) -> None:
            self._show_office(*found)
            if then is not None:
                then()

        self.database.read(office_files.frame, arrived, owner=self)

    def _show_office(self, office: Office, backup: str, practice: bool) -> None:
        if self.database.store is None:
            return
        self.office = office
        user = self.database.store.user
        self.setWindowTitle(f"{office.unit.name} - hrdesk")
        self.frame.header.office.setText(_capital(office.unit.name))
        line = say.user_line(user.name, role_label(str(user.role)), self.database.store.read_only)
        self.foot.show_office(office, line, backup)
        self.frame.practice.setVisible(practice)
        for page in self.pages.values():
            if hasattr(page, "show_office"):
                page.show_office(office, writable=self.writable)
        self._update_actions()

    @property
    def writable(self) -> bool:
        """Whether the user may change records here."""
        store = self.database.store
        return store is not None and not store.read_only and store.user.role in _WRITING_ROLES

    def _on_changes(self, changes: Changes) -> None:
        if self.database.store is not None:
            self._read_office()

    # Pages

    def go(self, page: str, argument: Any = None) -> None:
        """Open a page, after the one that is open has put its work away."""
        self._argument = argument
        self._leave(lambda: self._show_page(page))

    def _leave(self, then: Callable[[], None]) -> None:
        page, open_page = self.page, self.pages.get(self.page)
        if open_page is not None and getattr(open_page, "is_dirty", False):
            open_page.leave(then, lambda: self.frame.navigation.show_page(page))
        else:
            then()

    def _show_page(self, page: str) -> None:
        if self.office is None:
            return
        made = self.pages.get(page) or self._make_page(page)
        if page != self.page:
            self.frame.message.hide()
        self.page = page
        self.frame.stack.setCurrentWidget(made)
        made.setFocus()
        self._update_actions()
        argument, self._argument = self._argument, None
        if argument is not None and hasattr(made, "show_argument"):
            made.show_argument(argument)
        self.frame.navigation.show_page(getattr(made, "home", page))

    def _make_page(self, page: str) -> Any:
        from hrdesk.ui import pages

        made = self._prepared if page == "people" else None
        if made is None:
            made = pages.make(page, self.desk)
            self.frame.stack.addWidget(made)
        else:
            self._prepared = None
        self.pages[page] = made
        assert self.office is not None
        if hasattr(made, "show_office"):
            made.show_office(self.office, writable=self.writable)
        made.reload()
        return made

    @property
    def people(self) -> "PeoplePage":
        """The page of people."""
        made: PeoplePage = self.pages.get("people") or self._make_page("people")
        return made

    @property
    def records(self) -> Any:
        """The page with a list of records that is open, or else that of people."""
        return self.pages[self.page] if self.page in RECORDS else self.people

    # Commands

    def _update_actions(self) -> None:
        is_open = self.office is not None and self.outer.currentWidget() is self.frame
        for command in COMMANDS:
            works = command.id in ("quit", "about", "keys") or is_open
            if command.pages:
                works = works and self.page in command.pages
            if command.id in _WRITE_COMMANDS:
                works = works and self.writable
            self.actions_by_id[command.id].setEnabled(works)
        self._name_undo("undo", self.office.undo.name if self.office and self.office.undo else None)
        self._name_undo("redo", self.office.redo.name if self.office and self.office.redo else None)

    def _name_undo(self, command: str, name: str | None) -> None:
        action = self.actions_by_id[command]
        action.setText(f"{BY_ID[command].text}: {name}" if name else BY_ID[command].text)
        action.setEnabled(action.isEnabled() and name is not None)

    def run(self, command: str) -> None:
        """Do a command by its id."""
        if command.startswith("go_") and command[3:] in PAGES:
            self.go(command[3:])
        else:
            self._commands()[command]()

    def _commands(self) -> dict[str, Callable[[], object]]:
        return {
            "stocktake": lambda: self.go("stocktake"),
            "search": self.search,
            "as_of": self.ask_as_of,
            "refresh": self.refresh,
            "import_staff": lambda: self.go("import", kind_of_page(self.page)),
            "save_template": self.save_template,
            "export_list": lambda: self.pages[self.page].export(),
            "print": lambda: self.pages["reports"].print(),
            "backup": lambda: office_files.ask_backup(self.desk, self),
            "lock": self.lock,
            "quit": self.close,
            "undo": self.undo,
            "redo": self.redo,
            "history": self.show_history,
            "add_record": lambda: self.records.add_record(),
            "save_record": lambda: self.records.editor.save(),
            "save_next": lambda: self.records.save_next(),
            "delete_record": lambda: self.records.delete(),
            "edit_many": lambda: self.people.edit_many(),
            "edit_record": lambda: self.records.edit_record(),
            "find": lambda: self.records.search.setFocus(),
            "column_filters": lambda: self.people.toggle_boxes(),
            "clear_filters": lambda: self.records.clear_filter(),
            "save_view": lambda: self.people.views.ask_save(),
            "previous_record": lambda: self.records.step(-1),
            "next_record": lambda: self.records.step(1),
            "repeat_last": lambda: self.records.editor.repeat_last(),
            "help": self.help,
            "keys": self.show_keys,
            "about": self.about,
        }

    def refresh(self) -> None:
        """Read the open page again."""
        self._read_office()
        if self.page in self.pages:
            self.pages[self.page].reload()

    def undo(self, entry_id: str | None = None) -> None:
        """Take back the latest work, or the one named."""
        work = partial(operations.undo, entry_id=entry_id)
        self.database.write(work, lambda done: self._turned(done, say.undone), owner=self, failed=self.desk.complain)

    def redo(self) -> None:
        """Do again what was taken back."""
        self.database.write(
            operations.redo, lambda done: self._turned(done, say.redone), owner=self, failed=self.desk.complain
        )

    def _turned(self, changes: Changes, sentence: Callable[[str], str]) -> None:
        self.desk.say(sentence(changes.name.partition(": ")[2]), Tone.GOOD)

    def about(self) -> None:
        """Say which program this is."""
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.about(self, "hrdesk", say.about(__version__))

    def show_keys(self) -> None:
        """Show the table of shortcuts."""
        from hrdesk.ui.dialogs import KeysDialog

        KeysDialog(self).open()

    def show_history(self) -> None:
        """Show the journal."""
        from hrdesk.ui.dialogs import HistoryDialog

        self.database.read(
            operations.history, lambda entries: HistoryDialog(self, entries, self.undo).open(), owner=self
        )

    def ask_as_of(self) -> None:
        """Ask for the day looked at."""
        from hrdesk.ui.dialogs import AsOfDialog

        def chosen(day: date) -> None:
            self.desk.as_of = day

        AsOfDialog(self, self.desk.as_of, self.desk.today, chosen).open()

    def search(self) -> None:
        """Open the search over people, items and commands."""
        from hrdesk.ui import inventory
        from hrdesk.ui.search_box import SearchBox

        usable = [key for key, action in self.actions_by_id.items() if action.isEnabled() and key != "search"]
        box = SearchBox(self, self.people.everybody, usable, self._found)
        box.open()
        self.database.read(partial(inventory.items, as_of=self.desk.as_of), box.add_items, owner=box)

    def _found(self, hit: "Hit") -> None:
        page = {"person": "people", "item": "equipment"}.get(hit.kind)
        if page:
            self.go(page, hit.id)
        else:
            self.run(hit.id)

    def help(self) -> None:
        """Explain the field with the cursor."""
        from PySide6.QtWidgets import QWhatsThis

        focused = QApplication.focusWidget()
        explained: QWidget | None = focused
        while explained is not None and not explained.whatsThis():
            explained = explained.parentWidget()
        if focused is not None and explained is not None:
            QWhatsThis.showText(focused.mapToGlobal(focused.rect().bottomLeft()), explained.whatsThis(), focused)
        else:
            self.desk.say(say.no_help())

    def save_template(self) -> None:
        """Save the blank workbook of the kind of list that the page shows."""
        kind = KINDS[kind_of_page(self.page)]
        file = ask_save(self.desk, self, "Lưu biểu mẫu trống", kind.template, NEW_WORKBOOK)
        if file is not None:
            work = partial(operations.write_template, path=file, kind=kind.key)
            done = say.template_written(file.name)
            self.database.read(work, lambda _: self.desk.say(done, Tone.GOOD), owner=self, failed=self.desk.complain)

    def closeEvent(self, event: "QCloseEvent") -> None:  # noqa: N802
        """Put the work away first; close for good when nothing is left open."""
        unsaved = next((made for made in self.pages.values() if getattr(made, "is_dirty", False)), None)
        if unsaved is not None:
            event.ignore()
            unsaved.leave(self.close, lambda: None)
            return
        place = self.normalGeometry()
        kept = (place.x(), place.y(), place.width(), place.height(), int(self.isMaximized()))
        settings.change(window=kept)
        self.database.stop()
        super().closeEvent(event)

    def open_folder(self, folder: Path | None, passphrase: str | None = None, user: str | None = None) -> None:
        """Start with a store: unlock it when the passphrase is known, else ask."""
        if folder is None:
            self._preload()
            return
        if passphrase is None:
            self.start.look_at(folder)
            return
        from hrdesk.ui import opening

        work = partial(opening.unlock, folder, user, passphrase)
        ask = partial(self.start.look_at, folder)
        self.database.run(work, self.use_store, owner=self, failed=lambda _: ask(), title=say_start.opening())


def _rectangle(kept: tuple[int, ...]) -> Any:
    from PySide6.QtCore import QRect

    return QRect(*kept[:4])


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
