"""The words of many tabs in lines above them: a bar of twelve tabs would hide half behind its arrows."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QTabWidget

from hrdesk.ui.widgets.flow import Flow


class TabWords(Flow):
    """Stands for the bar of a tab widget; the tabs themselves, and Ctrl+Tab, stay as they are."""

    def __init__(self, tabs: QTabWidget) -> None:
        super().__init__()
        self._tabs = tabs
        self._buttons: list[QPushButton] = []
        tabs.tabBar().hide()
        for place in range(tabs.count()):
            made = QPushButton(tabs.tabText(place))
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.setAutoDefault(False)
            made.setProperty("role", "tab")
            made.clicked.connect(partial(tabs.setCurrentIndex, place))
            self._buttons.append(made)
            self.add(made)
        tabs.currentChanged.connect(lambda place: self._buttons[place].setChecked(True))
        self._buttons[tabs.currentIndex()].setChecked(True)

    def show_word(self, place: int, word: str) -> None:
        """Change the word of a tab, for instance to say how much is wrong there."""
        if self._buttons[place].text() != word:
            self._tabs.setTabText(place, word)
            self._buttons[place].setText(word)
            self.rearrange()
