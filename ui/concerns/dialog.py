"""Complaints and worries about harm: the records that there are, and a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.concerns.actions import ConcernDraft, ConcernOnDraft
from facilitator.life_vocabulary import ConcernRoute, ConcernState
from ui.parts.buttons import Button, CheckBox
from ui.parts.choices import FlowLayout
from ui.parts.fields import ChoiceField
from ui.parts.forms import FormDialog
from ui.parts.rows import Row, RowList
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from facilitator.concerns.questions import ConcernLine, Concerns
    from facilitator.words import Words
    from ui.theme.theme import Theme


class ConcernDialog(FormDialog):
    """Keeps a new record; `taken_on` carries how far an earlier one has come."""

    taken_on = Signal(object)
    page_wanted = Signal()

    def __init__(
        self, found: Concerns, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("A complaint or a worry about harm")
        super().__init__(title, words("Keep the record"), theme, words, today, parent)
        self.setMinimumWidth(theme.px(560))
        self._lines = {str(one.id): one for one in found.lines}
        for sentence in (
            words("Kept are the day, where it was taken, how far it is and who holds the papers. "
                  "Nothing about whom, and nothing of what was said."),
            words("If it is about you, the facilitator, do not keep it here: print the page with "
                  "the outside address."),
        ):  # fmt: skip
            self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        self.page = Button(words("Print the page with the outside address…"), theme, icon="printer")
        self.page.setAutoDefault(False)
        self.page.clicked.connect(self.page_wanted)
        self.content.addWidget(self.page)
        self.on = self.day("on", words("Day"), today)
        self.route = ChoiceField(theme, words("Taken to"), routes(words))
        self.add("route", words("Taken to"), self.route)
        self.papers = self.line("papers", words("Who holds the papers"))
        self.pauses: dict[tuple[uuid.UUID, int], CheckBox] = {}
        for one in found.pairings:
            box = CheckBox(words("Pause the pairing with %(name)s, on both sides and without a "
                                 "reason", name=one.other), theme)  # fmt: skip
            self.pauses[one.id, one.version] = box
            self.content.addWidget(box)
        if found.lines:
            self._show_earlier()

    def _show_earlier(self) -> None:
        words, theme = self.words, self.theme
        self.content.addWidget(Text(words("Records so far"), Role.STRONG, theme))
        self.rows = RowList(theme, words("Records so far"), margin=10)
        self.rows.show_rows([self._row(one) for one in self._lines.values()])
        self.rows.setMinimumHeight(theme.two_line_row * min(3, len(self._lines)))
        self.content.addWidget(self.rows)
        acts = QWidget()
        flow = FlowLayout(acts, 8)
        for text, state in (
            (words("Passed on"), ConcernState.PASSED_ON),
            (words("Closed"), ConcernState.CLOSED),
        ):
            button = Button(text, theme)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, state=state: self._take_on(state))
            flow.addWidget(button)
        self.content.addWidget(acts)
        self.rows.choose_first()

    def _row(self, one: ConcernLine) -> Row:
        words = self.words
        how_far = {
            ConcernState.RECEIVED: words("Received"),
            ConcernState.PASSED_ON: words("Passed on"),
            ConcernState.CLOSED: words("Closed"),
        }
        day = words.date(one.on, "day")
        said = (dict(routes(words))[one.route.value], how_far[one.state], one.papers_with)
        return Row(str(one.id), f"{one.code} · {day}", under=" · ".join(said))

    def _take_on(self, state: ConcernState) -> None:
        one = self._lines.get(self.rows.chosen())
        if one is not None:
            self.taken_on.emit(ConcernOnDraft(one.id, one.version, state))

    def draft(self) -> ConcernDraft | None:
        """The record; None while it is not said who holds the papers."""
        papers = self.papers.text().strip()
        if not papers:
            self.labelled["papers"].say(self.words("Say who holds the papers; they are not here."))
            self.papers.setFocus()
            return None
        pause = tuple(key for key, box in self.pauses.items() if box.isChecked())
        route = ConcernRoute(self.route.key())
        return ConcernDraft(self.on.day() or self.today, route, papers, pause)


def routes(words: Words) -> tuple[tuple[str, str], ...]:
    """Where it may have been taken."""
    return (
        (ConcernRoute.EMPLOYER.value, words("The employer")),
        (ConcernRoute.SAFEGUARDING_LEAD.value, words("The safeguarding lead")),
        (ConcernRoute.STEERING_GROUP.value, words("The steering group")),
        (ConcernRoute.EMERGENCY.value, words("The emergency services")),
        (ConcernRoute.OTHER.value, words("Somewhere else")),
    )
