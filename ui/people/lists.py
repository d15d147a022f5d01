"""What a person has several of: places of work, cohorts, qualifications, consents and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.buttons import Button, Kind
from ui.parts.heads import SectionHead
from ui.parts.text import Text
from ui.people.wording import purposes
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.organisations.questions import WorkLine
    from facilitator.people.person import (
        ApartLine,
        ConsentLine,
        PauseLine,
        PersonDetail,
        QualificationLine,
        RequestLine,
    )
    from facilitator.words import Words
    from ui.theme.theme import Theme


class ListSection(QWidget):
    """A heading with one way to add, and lines each with one way to take back."""

    wanted = Signal(str)

    def __init__(self, title: str, theme: Theme, *, add: str = "", wants: str = "") -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        button = Button(add, theme, Kind.QUIET) if add else None
        if button is not None:
            button.clicked.connect(lambda: self.wanted.emit(wants))
        column.addWidget(SectionHead(title, theme, action=button))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column.addLayout(self._lines)

    def show_lines(self, lines: list[tuple[str, str, str, str]], empty: str) -> None:
        """Show lines: the words, more words, the act and what it wants; "" for no act."""
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for title, more, act, wants in lines:
            self._lines.addWidget(self._line(title, more, act, wants))
        if not lines:
            self._lines.addWidget(Text(empty, Role.SENTENCE, self._theme, wraps=True))

    def _line(self, title: str, more: str, act: str, wants: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        first = Text(title, Role.BODY, self._theme, wraps=True)
        second = Text(more, Role.SENTENCE, self._theme, wraps=True)
        for text, share in ((first, 3), (second, 4)):
            text.setAlignment(Qt.AlignmentFlag.AlignTop)
            row.addWidget(text, share)
        if act:
            button = Button(act, self._theme, Kind.QUIET)
            button.setAccessibleDescription(title)
            button.clicked.connect(lambda: self.wanted.emit(wants))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder


class RecordLists(QWidget):
    """The lists of a person's record; `wanted` names the dialog or the act."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.requests = ListSection(
            words("Asked for help"), theme, add=words("Keep a request…"), wants="request"
        )
        self.work = ListSection(words("Work"), theme, add=words("A change of work…"), wants="move")
        self.cohorts = ListSection(words("Cohorts"), theme)
        self.qualifications = ListSection(
            words("Qualifications"), theme, add=words("Add…"), wants="qualification"
        )
        self.consents = ListSection(
            words("Consents"), theme, add=words("Keep a consent…"), wants="consent"
        )
        self.apart = ListSection(
            words("Not to be paired with"), theme, add=words("Add…"), wants="apart"
        )
        self.rests = ListSection(words("Rests"), theme)
        for section in (
            self.requests,
            self.work,
            self.cohorts,
            self.qualifications,
            self.consents,
            self.apart,
            self.rests,
        ):
            section.wanted.connect(self.wanted)
            column.addWidget(section)

    def show_person(self, person: PersonDetail) -> None:
        """Show what this person has."""
        words, language = self._words, self._words.language.value
        self.requests.show_lines(
            [self._request(line) for line in person.requests], words("No request on record.")
        )
        self.work.show_lines(
            [self._work(line, language) for line in reversed(person.works)],
            words("No organisation: elsewhere is everywhere."),
        )
        self.cohorts.show_lines(
            [(line.cohort.said(language), "", "", "") for line in person.enrolments],
            words("In no cohort yet."),
        )
        self.qualifications.show_lines(
            [self._qualification(line) for line in person.qualifications],
            words("None on record."),
        )
        self.consents.show_lines(
            [self._consent(line) for line in person.consents],
            words("None on record: nobody is thanked by name without one."),
        )
        self.apart.show_lines(
            [self._apart(line) for line in person.apart], words("May be paired with anybody.")
        )
        self.rests.show_lines([self._rest(line) for line in person.pauses], words("None."))
        self.rests.setVisible(bool(person.pauses))

    def _request(self, line: RequestLine) -> tuple[str, str, str, str]:
        words = self._words
        what = line.need or words("Help, without more words")
        asked = words("asked on %(date)s", date=words.date(line.received))
        of = words("of %(name)s", name=line.asked_of) if line.asked_of else ""
        if line.answered:
            answered = words("answered on %(date)s", date=words.date(line.answered))
            return what, " · ".join(part for part in (asked, of, answered) if part), "", ""
        more = " · ".join(part for part in (asked, of) if part)
        return what, more, words("Answered…"), f"answer:{line.id}"

    def _span(self, start: dt.date | None, end: dt.date | None) -> str:
        words = self._words
        if start and end:
            return words("%(start)s to %(end)s", start=words.date(start), end=words.date(end))
        if start:
            return words("since %(start)s", start=words.date(start))
        return words("until %(end)s", end=words.date(end)) if end else ""

    def _work(self, line: WorkLine, language: str) -> tuple[str, str, str, str]:
        words = self._words
        name = line.organisation.name(language) if line.organisation else words("No organisation")
        manager = (
            words("line manager %(name)s", name=line.line_manager) if line.line_manager else ""
        )
        parts = (line.role, line.department, manager, self._span(line.start, line.end))
        return name, " · ".join(part for part in parts if part), "", ""

    def _qualification(self, line: QualificationLine) -> tuple[str, str, str, str]:
        words = self._words
        parts = (
            line.body,
            words.date(line.achieved_on) if line.achieved_on else "",
            words("until %(end)s", end=words.date(line.expires)) if line.expires else "",
            words("certificate seen") if line.certificate_seen else "",
        )
        more = " · ".join(part for part in parts if part)
        return line.title, more, words("Take out"), f"unqualify:{line.id}"

    def _consent(self, line: ConsentLine) -> tuple[str, str, str, str]:
        words = self._words
        name = dict(purposes(words))[line.purpose.value]
        given = words("given on %(date)s", date=words.date(line.given_on))
        if line.withdrawn_on:
            back = words("taken back on %(date)s", date=words.date(line.withdrawn_on))
            return name, f"{given} · {back}", "", ""
        return name, given, words("Take back"), f"withdraw:{line.id}"

    def _apart(self, line: ApartLine) -> tuple[str, str, str, str]:
        return line.other, "", self._words("May be paired again"), f"meet:{line.id}"

    def _rest(self, line: PauseLine) -> tuple[str, str, str, str]:
        return self._span(line.start, line.end), "", "", ""
