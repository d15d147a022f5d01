"""One step of the history: what it said, why it stands, and every field before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.history.wording import field_name, table_name, value_said
from ui.parts.buttons import Button
from ui.parts.choices import FlowLayout
from ui.parts.heads import PageHead, SectionHead
from ui.parts.table import Column, Table
from ui.parts.text import Rule, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.history.questions import RowChange, StepLine
    from facilitator.words import Words
    from ui.shell.settings import Settings
    from ui.theme.theme import Theme


@dataclass(frozen=True)
class FieldLine:
    """One field before and after, in words."""

    key: str
    row: str
    field: str
    before: str
    after: str


def field_lines(changes: Sequence[RowChange], words: Words) -> tuple[FieldLine, ...]:
    """Every field that a step changed, as one reads it; a row that came or went says so."""
    found = []
    for place, change in enumerate(changes):
        parts = [table_name(change.table, words), change.about]
        if change.what == "new":
            parts.append(words("new"))
        elif change.what == "gone":
            parts.append(words("taken out"))
        row = " · ".join(part for part in parts if part)
        for name, before, after in change.fields:
            was, now = value_said(before, words), value_said(after, words)
            if was != now:
                key = f"{place}:{name}"
                found.append(FieldLine(key, row, field_name(name, words), was, now))
    return tuple(found)


class StepPane(QWidget):
    """The chosen step; `undo_wanted` asks to reverse it."""

    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, theme: Theme, words: Words, settings: Settings) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 20, 40, 24)
        column.setSpacing(12)
        self.head = PageHead("", theme)
        self.head.title.setFont(theme.font(Role.EMPTY))
        column.addWidget(self.head)
        self.why = Text("", Role.BODY_SOFT, theme, wraps=True)
        column.addWidget(self.why)
        acts = QWidget()
        flow = FlowLayout(acts, 8)
        self.reverse = Button(words("Reverse this step"), theme, icon="rotate-cw")
        self.reverse.clicked.connect(self.undo_wanted)
        flow.addWidget(self.reverse)
        self.again = Button(words("Do it again"), theme)
        self.again.clicked.connect(self.redo_wanted)
        flow.addWidget(self.again)
        column.addWidget(acts)
        column.addWidget(Rule(theme, strong=True))
        self.section = SectionHead(words("Before and after"), theme)
        column.addWidget(self.section)
        columns: tuple[Column[FieldLine], ...] = (
            Column("row", words("What"), lambda line: line.row, width=250),
            Column("field", words("Field"), lambda line: line.field, width=140, strong=True),
            Column("before", words("Before"), lambda line: line.before, width=130),
            Column("after", words("After"), lambda line: line.after, width=0),
        )
        self.table = Table(columns, theme, words("Before and after"), key=lambda line: line.key)
        self.table.remember(settings, "history_fields")
        column.addWidget(self.table, 1)
        self.none = Text(words("No row was changed."), Role.BODY_SOFT, theme, wraps=True)
        self.none.hide()
        column.addWidget(self.none, 1)

    def show_step(self, line: StepLine, newest_undo: int, newest_redo: int) -> None:
        """Show a step, and whether it can be reversed now, or why not."""
        words = self._words
        when = line.at.astimezone()
        self.head.say(
            words.stored(line.label, line.values),
            words(
                "%(who)s · %(day)s, %(time)s",
                who=line.who,
                day=words.date(when.date(), "full"),
                time=f"{when:%H:%M}",
            ),
        )
        can_undo, can_redo = line.number == newest_undo, line.number == newest_redo
        stands = line.kind != "undo" and not line.is_undone
        self.reverse.setVisible(stands and not line.is_final)
        self.again.setVisible(can_redo)
        self.why.setText(self._reason(line, can_undo=can_undo, can_redo=can_redo))
        self.section.at_right.setText(words("Rows: %(n)s", n=line.rows))

    def _reason(self, line: StepLine, *, can_undo: bool, can_redo: bool) -> str:
        words = self._words
        if line.is_final:
            return words(
                "This step stands: papers were handed out, and what is in somebody’s hands is "
                "replaced by a newer one, never taken back."
            )
        if line.kind == "undo":
            return (
                words("An earlier step was taken back here; it can be done again.")
                if can_redo
                else words("An earlier step was taken back here.")
            )
        if line.is_undone:
            return words("This step was taken back later.")
        if can_undo:
            return words("This is your newest step, so it can be reversed now.")
        return words(
            "This step can be reversed by itself as long as no later step changed the same; if "
            "one did, it is named, and nothing is changed."
        )

    def show_changes(self, changes: Sequence[RowChange]) -> None:
        """Show every field before and after."""
        lines = field_lines(changes, self._words)
        self.table.show_lines(lines)
        said = {"before": any(line.before for line in lines),
                "after": any(line.after for line in lines)}  # fmt: skip
        # Where all of it is about one row, its name stands once, beside the heading.
        about = {line.row for line in lines}
        said["row"] = len(about) > 1
        if len(about) == 1:
            self.section.at_right.setText(about.pop())
        self.table.set_aside(*(key for key, something in said.items() if not something))
        self.table.setVisible(bool(lines))
        self.none.setVisible(not lines)
