"""One coach's readiness with its reasons, documents, supervision and development."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.practice.wording import modes, practice_kinds, reasons_said
from ui.parts.buttons import Button, Kind
from ui.parts.marks import Badge, BadgeView, Shape
from ui.parts.text import Text
from ui.people.lists import ListSection
from ui.practice.columns import standing_badge
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.practice.questions import HoursLine, PaperLine, PracticeLine
    from facilitator.words import Words
    from ui.theme.theme import Theme


class PracticeDetail(QWidget):
    """What is on record of one coach; `wanted` names the dialog or the act."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        self.name = Text("", Role.SUBJECT, theme, wraps=True)
        self.badge = BadgeView(Badge(Shape.HOLLOW, ""), theme)
        self.why = Text("", Role.SENTENCE, theme, wraps=True)
        for part in (self.name, self.badge, self.why):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.log = Button(words("Credential log…"), theme, Kind.PRIMARY)
        self.person = Button(words("The person…"), theme)
        self.log.clicked.connect(lambda: self.wanted.emit("log"))
        self.person.clicked.connect(lambda: self.wanted.emit("person"))
        row.addWidget(self.log)
        row.addWidget(self.person)
        row.addStretch()
        column.addLayout(row)
        column.addSpacing(8)
        add = words("Add…")
        self.papers = ListSection(words("Documents"), theme, add=add, wants="paper")
        self.supervision = ListSection(words("Supervision"), theme, add=add, wants="supervision")
        self.cpd = ListSection(words("Development"), theme, add=add, wants="cpd")
        self.qualifications = ListSection(words("Qualifications"), theme)
        for section in (self.papers, self.supervision, self.cpd, self.qualifications):
            section.wanted.connect(self.wanted)
            column.addWidget(section)
            column.addSpacing(6)
        column.addStretch()

    def show_line(self, line: PracticeLine, today: dt.date) -> None:
        """Show another coach."""
        words = self._words
        self.name.setText(line.name)
        standing = line.readiness.standing
        self.badge.show_badge(standing_badge(standing, words))
        self.why.setText(" ".join(reasons_said(line.readiness, words)))
        none = words("None on record.")
        self.papers.show_lines([self._paper(one, today) for one in line.papers], none)
        self.supervision.show_lines([self._had(one) for one in line.supervision], none)
        self.cpd.show_lines([self._learned(one) for one in line.development], none)
        self.qualifications.show_lines(
            [
                (one.title, words("until %(end)s", end=words.date(one.expires)), "", "")
                if one.expires
                else (one.title, one.body, "", "")
                for one in line.qualifications
            ],
            none,
        )

    def _paper(self, one: PaperLine, today: dt.date) -> tuple[str, str, str, str]:
        words = self._words
        until = ""
        if one.until is not None:
            until = (
                words("until %(end)s", end=words.date(one.until))
                if one.until >= today
                else words("ran out on %(end)s", end=words.date(one.until))
            )
        parts = (one.what, until, words("seen") if one.seen else "")
        more = " · ".join(part for part in parts if part)
        name = practice_kinds(words)[one.kind]
        return name, more, words("Take out"), f"drop_paper:{one.id}"

    def _had(self, one: HoursLine) -> tuple[str, str, str, str]:
        words = self._words
        parts = (words.hours(one.minutes), one.what, modes(words)[one.mode] if one.mode else "")
        more = " · ".join(part for part in parts if part)
        return words.date(one.day), more, words("Take out"), f"drop_supervision:{one.id}"

    def _learned(self, one: HoursLine) -> tuple[str, str, str, str]:
        words = self._words
        parts = (
            words.date(one.day),
            words.hours(one.minutes),
            words("reflected on") if one.reflected else "",
        )
        more = " · ".join(part for part in parts if part)
        return one.what, more, words("Take out"), f"drop_cpd:{one.id}"
