"""Several words as chips: added by typing with completion, taken out by a click or by Delete.

topics = ChipsField(theme, words, words("Offers"))
topics.offer(known); topics.show_chips(("Finance", "Mentoring"))
topics.chips_changed.connect(keep)           # the whole tuple after every change
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCompleter, QSizePolicy, QWidget

from ui.parts.buttons import PaintedButton
from ui.parts.choices import FlowLayout
from ui.parts.fields import LineField
from ui.parts.folding import folded
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator.words import Words
    from ui.theme.theme import Theme

HIGH, CROSS, FIELD, TYPED = 28, 14, 118, 200
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Chip(PaintedButton):
    """One word; a click, Delete or Backspace takes it out, the arrows go to its neighbours."""

    taken_out = Signal()
    step_wanted = Signal(int)

    def __init__(self, text: str, theme: Theme, words: Words) -> None:
        super().__init__(text, theme)
        said = words("Take out: %(name)s", name=text)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.clicked.connect(self.taken_out)

    def sizeHint(self) -> QSize:
        """Its words, the cross and the air around them."""
        wide = self.theme.metrics(Role.SENTENCE).horizontalAdvance(self.text())
        return QSize(round(wide) + self.theme.px(CROSS) + 30, self.theme.px(HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes it out; ← and → go on."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.taken_out.emit()
        elif event.key() in steps:
            self.step_wanted.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the round chip, its words and the cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.theme
        painter.setPen(QPen(theme.colour("control"), 1))
        painter.setBrush(theme.colour("tint" if self.underMouse() else "surface"))
        at = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(at, at.height() / 2, at.height() / 2)
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font(Role.SENTENCE))
        side = theme.px(CROSS)
        words = at.adjusted(12, 0, -side - 16, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        left, top = at.right() - side - 9, at.center().y() - side / 2
        painter.setPen(QPen(theme.colour("ink2"), 1.5 * theme.factor))
        air = side * 0.25
        cross = QRectF(left, top, side, side).adjusted(air, air, -air, -air)
        painter.drawLine(cross.topLeft(), cross.bottomRight())
        painter.drawLine(cross.topRight(), cross.bottomLeft())
        painter.end()


class AddField(LineField):
    """Where the next word is typed; Enter or a comma adds it, Backspace goes to the last chip."""

    added = Signal(str)
    back_wanted = Signal()

    def __init__(self, theme: Theme, name: str, hint: str) -> None:
        super().__init__(theme, name, hint=hint)
        self.setProperty("said", "chip")
        self._known = QStringListModel(self)
        self._completer = QCompleter(self._known, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._take)

    def sizeHint(self) -> QSize:
        """Room for a topic while one types; before that, for the word that invites to it."""
        wide = TYPED if self.hasFocus() or self.text() else FIELD
        return QSize(self.theme.px(wide), super().sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make room for what is typed."""
        super().focusInEvent(event)
        self.updateGeometry()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be small again where nothing was typed."""
        super().focusOutEvent(event)
        self.updateGeometry()

    def offer(self, names: Iterable[str]) -> None:
        """Complete to these."""
        self._known.setStringList(list(names))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While the list of known words is open its keys are the list's own."""
        popup = self._completer.popup()
        is_open = popup is not None and popup.isVisible()
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab}
        if is_open and event.key() in keys:
            event.ignore()
        elif event.text() in {",", ";"} or (event.key() in ENTER and self.text().strip()):
            # Enter in a dialog is for this word first.
            self.add()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Left} and not self.text():
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)
            self._complete(event)

    def _complete(self, event: QKeyEvent) -> None:
        popup, begun = self._completer.popup(), self.text().strip()
        if event.text().isprintable() and event.text() and begun:
            self._completer.setCompletionPrefix(begun)
            self._completer.complete()
        elif popup is not None and event.text():
            popup.hide()

    def add(self) -> None:
        """Add what is typed."""
        typed = self.text().strip()
        if typed:
            self._take(typed)

    def _take(self, word: str) -> None:
        self.clear()
        self.added.emit(word)


class ChipsField(QWidget):
    """Chips in a flow, and behind them the field in which the next one is typed."""

    chips_changed = Signal(object)

    def __init__(self, theme: Theme, words: Words, name: str = "") -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._known: tuple[str, ...] = ()
        self._chips: list[Chip] = []
        self.field = AddField(theme, name, words("Add…"))
        self.field.added.connect(self._add)
        self.field.back_wanted.connect(lambda: self._step(len(self._chips), -1))
        self._flow = FlowLayout(self, 6)
        self._flow.addWidget(self.field)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setAccessibleName(self, name: str) -> None:
        """The field is called what the whole is called."""
        super().setAccessibleName(name)
        self.field.setAccessibleName(name)

    def offer(self, names: Iterable[str]) -> None:
        """Complete to these, but for those that are chips already."""
        self._known = tuple(names)
        self._offer_the_others()

    def _offer_the_others(self) -> None:
        there = {folded(one) for one in self.chips()}
        self.field.offer(name for name in self._known if folded(name) not in there)

    def chips(self) -> tuple[str, ...]:
        """The words, in order."""
        return tuple(chip.text() for chip in self._chips)

    def said(self) -> tuple[str, ...]:
        """The words, and the one that is typed and not added yet."""
        typed = self.field.text().strip()
        return (*self.chips(), *((typed,) if typed and typed not in self.chips() else ()))

    def show_chips(self, names: Sequence[str]) -> None:
        """Show these words, in silence."""
        if tuple(names) == self.chips():
            return
        self._flow.removeWidget(self.field)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._made(name) for name in names]
        self._flow.addWidget(self.field)
        # Tab goes through the chips to the field, which stays where it is in the window's order.
        before: QWidget = self.field.previousInFocusChain() or self.field
        while before.focusPolicy() is Qt.FocusPolicy.NoFocus and before is not self.field:
            before = before.previousInFocusChain() or self.field
        for chip in self._chips:
            QWidget.setTabOrder(before, chip)
            before = chip
        self._offer_the_others()
        self.updateGeometry()

    def _made(self, name: str) -> Chip:
        chip = Chip(name, self._theme, self._words)
        chip.taken_out.connect(lambda: self._take_out(chip))
        chip.step_wanted.connect(lambda by: self._step(self._chips.index(chip), by))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _add(self, word: str) -> None:
        there = [folded(one) for one in self.chips()]
        if folded(word) in there:
            return
        known = next((name for name in self._known if folded(name) == folded(word)), word)
        self.show_chips((*self.chips(), known))
        self.chips_changed.emit(self.chips())

    def _take_out(self, chip: Chip) -> None:
        at = self._chips.index(chip)
        rest = self.chips()[:at] + self.chips()[at + 1 :]
        self.show_chips(rest)
        # The keyboard stays where it was: on the next chip, else in the field.
        (self._chips[at] if at < len(rest) else self.field).setFocus(
            Qt.FocusReason.OtherFocusReason
        )
        self.chips_changed.emit(rest)

    def _step(self, at: int, by: int) -> None:
        to = at + by
        if 0 <= to < len(self._chips):
            self._chips[to].setFocus(Qt.FocusReason.TabFocusReason)
        elif to >= len(self._chips):
            self.field.setFocus(Qt.FocusReason.TabFocusReason)
