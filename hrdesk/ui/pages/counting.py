"""The tab of Thiết lập on how ages are counted and into which bands."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hrdesk.domain.ages import COMPLETE_YEARS, YEAR_DIFFERENCE, AgeRule, bands
from hrdesk.errors import UserError
from hrdesk.messages import ages as say
from hrdesk.ui import administration
from hrdesk.ui.desk import Desk
from hrdesk.ui.message_bar import Tone
from hrdesk.ui.widgets.choices import ChoiceValue
from hrdesk.ui.widgets.parts import button, label, row

_COUNTINGS = (
    (COMPLETE_YEARS, "Tròn năm đến ngày xem, ngày báo cáo"),
    (YEAR_DIFFERENCE, "Năm báo cáo trừ năm sinh"),
)
_BANDS = (
    ("30, 40, 50, 60", "Mẫu 02/CL.CBCCX, BM02"),
    ("30, 35, 40, 45, 50, 55, 60", "Biểu 8B-BTCTW"),
)


class CountingTab(QWidget):
    """Shows the rule, keeps another one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.counting = ChoiceValue(_COUNTINGS, "Tròn năm đến ngày xem, ngày báo cáo")
        self.limits = QLineEdit()
        self._wrong = label(role="danger", wrap=True)
        self._bands = label(role="muted", wrap=True)
        self.save = button("Lưu", self.settle, icon="save", role="primary")
        self._quick = [button(f"Theo {form}", partial(self.limits.setText, text)) for text, form in _BANDS]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.addWidget(label(say.ages_hint(), "muted", wrap=True))
        for caption, made in (
            ("Cách tính tuổi", self.counting),
            ("Tuổi cuối của mỗi nhóm, trừ nhóm cao nhất", self.limits),
        ):
            words = label(caption)
            words.setBuddy(made)
            made.setAccessibleName(caption)
            made.setMaximumWidth(420)
            layout.addWidget(words)
            layout.addWidget(made)
        layout.addWidget(self._wrong)
        layout.addWidget(self._bands)
        layout.addLayout(row(*self._quick, 1))
        layout.addLayout(row(self.save, 1))
        layout.addStretch(1)
        self.setMaximumWidth(820)
        self._wrong.hide()
        self.limits.textChanged.connect(lambda _: self._describe())

    def set_enabled(self, enabled: bool) -> None:
        """Let the rule be changed, or only looked at."""
        for made in (self.counting, self.limits, self.save, *self._quick):
            made.setEnabled(enabled)

    def reload(self) -> None:
        """Read the rule again."""
        self._desk.database.read(administration.age_rule, self._show, owner=self)

    def _show(self, rule: AgeRule) -> None:
        self.counting.set_value(rule.counting)
        self.limits.setText(", ".join(map(str, rule.limits)))

    def _describe(self) -> None:
        """Say which bands the limits make, or that they make none."""
        limits = self._read()
        self._wrong.setVisible(isinstance(limits, str))
        self._bands.setVisible(not isinstance(limits, str))
        if isinstance(limits, str):
            self._wrong.setText(limits)
        else:
            self._bands.setText(say.bands_shown([entry.label for entry in bands(limits)]))

    def _read(self) -> tuple[int, ...] | str:
        """Return the limits typed, or the sentence about what is wrong with them."""
        try:
            return administration.age_limits(self.limits.text())
        except UserError as wrong:
            return wrong.sentence

    def settle(self) -> None:
        """Keep the rule as it stands."""
        limits = self._read()
        if isinstance(limits, str):
            self._describe()
            self.limits.setFocus()
            return
        rule = AgeRule(self.counting.value() or COMPLETE_YEARS, limits)
        self._desk.database.write(
            partial(administration.settle_ages, rule=rule), self._settled, owner=self, failed=self._desk.complain
        )

    def _settled(self, _: Any) -> None:
        self._desk.say(say.ages_settled(), Tone.GOOD)
