"""One promise in detail: how it stands, what it counts, which minutes counted, what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.commitments.wording import counts_words, goes_to, standing_badge
from ui.parts.buttons import Button, Kind
from ui.parts.flow import Flow
from ui.parts.heads import SectionHead
from ui.parts.marks import Badge, BadgeView, Shape
from ui.parts.table import Column, Table
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from facilitator.commitments.questions import Counted, PromiseLine
    from facilitator.words import Words
    from ui.theme.theme import Theme


class PromiseDetail(QWidget):
    """The pane at the right of the table of promises."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.owner = Text("", Role.SUBJECT, theme, wraps=True)
        self.standing = BadgeView(Badge(Shape.HOLLOW, ""), theme)
        self.facts = Text("", Role.SENTENCE, theme, wraps=True)
        column.addWidget(self.owner)
        column.addWidget(self.standing)
        column.addWidget(self.facts)
        column.addWidget(self._acts(theme))
        self.counted_head = SectionHead(words("What counted"), theme)
        column.addSpacing(8)
        column.addWidget(self.counted_head)
        self.counted: Table[Counted] = Table(
            (
                Column("day", words("Day"), lambda line: line.day,
                       text=lambda line: words.date(line.day, "short"), width=80),
                Column("to", words("To"),
                       lambda line: line.receiver.name(words.language.value), width=140,
                       strong=True),
                Column("minutes", words("Minutes"), lambda line: line.minutes, right=True, width=0),
            ),
            theme,
            words("What counted"),
            key=lambda line: f"{line.source} {line.receiver.en}",
        )  # fmt: skip
        column.addWidget(self.counted, 1)

    def _acts(self, theme: Theme) -> QWidget:
        words = self._words
        self.replan = Button(words("Plan again…"), theme, Kind.PRIMARY, key="↵")
        self.hand = Button(words("Hand on…"), theme)
        self.leave = Button(words("Let go with thanks…"), theme)
        self.thank = Button(words("Thank…"), theme)
        acts = Flow()
        for button in (self.replan, self.hand, self.leave, self.thank):
            acts.flow.addWidget(button)
        return acts

    def show_line(self, line: PromiseLine) -> None:
        """Show a promise."""
        words = self._words
        self.owner.setText(line.owner.name(words.language.value))
        self.standing.show_badge(standing_badge(line, words))
        facts = [
            words(
                "%(given)s of %(promised)s",
                given=words.hours(line.met),
                promised=words.hours(line.minutes),
            ),
            words("due on %(date)s", date=words.date(line.due_after_pauses)),
            goes_to(line, words),
            counts_words(line, words),
            line.comes_from.name(words.language.value),
            words("agreed under version %(n)s of the rules", n=line.rule_version),
            line.note,
        ]
        self.facts.setText(" · ".join(part for part in facts if part))
        self.counted.show_lines(line.counted)
        total = sum(one.minutes for one in line.counted)
        self.counted_head.at_right.setText(words.hours(total))
        for button in (self.replan, self.hand, self.leave):
            button.setVisible(line.standing.is_open)
        self.thank.setVisible(line.met > 0)
