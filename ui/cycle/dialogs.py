"""Closing a cohort with its list of what is left; the next cohort, begun from the last."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Signal

from facilitator.cycle.actions import CloseDraft, NextDraft
from facilitator.cycle.rules import Left
from facilitator.vocabulary import PairingState
from ui.parts.buttons import CheckBox
from ui.parts.fields import SearchField
from ui.parts.forms import FormDialog
from ui.parts.marks import Badge, Shape
from ui.parts.rows import Row, RowList
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.cohorts.questions import CohortFacts
    from facilitator.cycle.questions import AskedAgain, Closing
    from facilitator.cycle.rules import Item
    from facilitator.words import Words
    from ui.theme.theme import Theme

HALF_A_YEAR = dt.timedelta(days=182)
# Where each line is dealt with: the place, and the state of its page.
DOORS: Mapping[Left, tuple[str, Mapping[str, object]]] = {
    Left.ARRANGED: ("sessions", {}),
    Left.OUTCOMES: ("sessions", {}),
    Left.PAIRINGS: ("pairings", {}),
    Left.PROMISES: ("commitments", {}),
    Left.SIGNATURES: ("papers", {}),
    Left.ASK_AT_END: ("expectations", {}),
    Left.THANKS: ("thanks", {}),
    Left.CERTIFICATES: ("papers", {"view": "kinds", "kind_chosen": "certificate"}),
    Left.ROLL: ("thanks", {"view": "roll"}),
    Left.SUMMARY: ("papers", {"view": "summary"}),
    Left.SIX_MONTHS: ("surveys", {}),
    Left.ARCHIVE: ("archive", {}),
}
# Pixels: the dialog still fits a screen of 720.
HIGHEST_LIST = 440


class CloseDialog(FormDialog):
    """What is left to do in a cohort, line by line, and the closing of it.

    `place_wanted` carries the place where a line is dealt with, and the state of its page.
    """

    place_wanted = Signal(str, object)

    def __init__(
        self, closing: Closing, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words(
            "Close %(cohort)s",
            cohort=closing.title_cy if words.language.value == "cy" else closing.title_en,
        )
        super().__init__(title, words("Close the cohort"), theme, words, today, parent)
        self.setMinimumWidth(theme.px(560))
        self._closing = closing
        self.rows = RowList(theme, words("What is left to do"), margin=10)
        self.rows.setMinimumHeight(min(theme.two_line_row * len(Left), HIGHEST_LIST))
        self.rows.show_rows([self._row(item) for item in closing.items])
        self.rows.row_opened.connect(self._go)
        self.content.addWidget(self.rows)
        self.promises_end = CheckBox(
            words("Promises that are not met end with the cohort, with thanks"), theme
        )
        self.content.addWidget(self.promises_end)
        self.effect = Text(self._effect(), Role.BODY_SOFT, theme, wraps=True)
        self.content.addWidget(self.effect)
        self.primary.setEnabled(closing.may_close)

    def _go(self, what: str) -> None:
        place, state = DOORS[Left(what)]
        self.reject()
        closing = self._closing
        named = {"cohort": str(closing.id), "cohort_code": closing.code}
        self.place_wanted.emit(place, {**named, **state})

    def _row(self, item: Item) -> Row:
        said, done = _said(item, self.words), self.words("done")
        left = self.words("first") if item.holds_up else self.words("still to do")
        if item.day is not None:
            left = self.words("afterwards")
        badge = (
            Badge(Shape.DOT, done, "accent_text")
            if item.is_done
            else Badge(Shape.DIAMOND if item.holds_up else Shape.HOLLOW, left, "ink2")
        )
        return Row(item.what.value, said[0], under=said[1], badge=badge)

    def _effect(self) -> str:
        words, closing = self.words, self._closing
        if not closing.may_close:
            return words("Key in the sessions that are still arranged, or call them off, first.")
        return words(
            "Pairings that end: %(all)s, with everything held: %(done)s. People who complete it: "
            "%(people)s. What was given stays given. One undo takes it back.",
            all=sum(closing.ends.values()),
            done=closing.ends.get(PairingState.COMPLETED, 0),
            people=closing.completes,
        )

    def draft(self) -> CloseDraft:
        """The closing."""
        closing = self._closing
        return CloseDraft(closing.id, closing.version, self.today, self.promises_end.isChecked())


def _said(item: Item, words: Words) -> tuple[str, str]:
    """What a line is about, and how many there are of it."""
    names: Mapping[Left, str] = {
        Left.ARRANGED: words("Sessions still arranged"),
        Left.OUTCOMES: words("Sessions without an outcome"),
        Left.PAIRINGS: words("Pairings with sessions still to hold"),
        Left.PROMISES: words("Promises still open"),
        Left.SIGNATURES: words("Agreements to be signed"),
        Left.ASK_AT_END: words("People to ask how it was"),
        Left.THANKS: words("Thank-yous to give"),
        Left.SUMMARY: words("The summary of the cohort"),
        Left.CERTIFICATES: words("Certificates for whoever gave"),
        Left.ROLL: words("The roll of thanks"),
        Left.SIX_MONTHS: words("The survey six months on"),
        Left.ARCHIVE: words("The year’s archive of the cohort"),
    }
    if item.what is Left.SUMMARY:
        said = words("issued") if item.is_done else words("not issued yet")
    elif item.made is not None:
        said = words("printed on %(day)s", day=words.date(item.made, "day"))
    elif item.day is not None:
        said = words("from %(day)s", day=words.date(item.day, "day"))
    elif item.what is Left.ROLL:
        said = words("to print, by consent")
    elif item.of:
        said = words("%(count)s of %(of)s", count=item.count, of=item.of)
    else:
        said = words.number(item.count)
    return names[item.what], said


class NextDialog(FormDialog):
    """The next cohort: its title and days, and who of the last is asked again."""

    def __init__(
        self,
        last: CohortFacts,
        people: Sequence[AskedAgain],
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("The next after %(cohort)s", cohort=last.title(words.language.value))
        super().__init__(title, words("Open the cohort"), theme, words, today, parent)
        self.setMinimumWidth(theme.px(560))
        self._last = last
        self.content.addWidget(
            Text(
                words(
                    "What is exchanged, the limits and the templates of promises come along. "
                    "Promises of the last cohort stay with their people."
                ),
                Role.BODY_SOFT,
                theme,
                wraps=True,
            )
        )
        self.title_en = self.line("title_en", words("Title in English"))
        self.title_cy = self.line("title_cy", words("Title in Welsh"))
        start = max(today, last.end + dt.timedelta(days=1)) if last.end else today
        span = last.end - last.start if last.start and last.end else HALF_A_YEAR
        self.start = self.day("start", words("First day"), start)
        self.end = self.day("end", words("Last day"), start + span)
        self.filter = SearchField(theme, words("Filter by name"))
        self.content.addWidget(self.filter)
        self.rows = RowList(theme, words("Asked again"), margin=10, many=True)
        self.rows.setMinimumHeight(theme.two_line_row * 4)
        self.rows.show_rows([Row(str(one.id), one.name) for one in people])
        self.content.addWidget(self.rows)
        self.filter.searched.connect(self.rows.filter)
        self.filter.down.connect(self.rows.setFocus)
        self.count = Text("", Role.META, theme)
        self.content.addWidget(self.count)
        self.rows.rows_chosen.connect(self._say)
        self._suggest(people)
        self.take_part = CheckBox(words("They have said yes already"), theme)
        self.content.addWidget(self.take_part)
        self._say(self.rows.all_chosen())
        self.title_en.setFocus()

    def _suggest(self, people: Sequence[AskedAgain]) -> None:
        """Choose whoever stayed to the end; the others may be chosen as well."""
        chosen, model = self.rows.selectionModel(), self.rows.model()
        for place, one in enumerate(people):
            if one.was_there:
                chosen.select(model.index(place, 0), QItemSelectionModel.SelectionFlag.Select)

    def _say(self, chosen: Sequence[str]) -> None:
        self.count.setText(self.words("Asked again: %(count)s", count=len(chosen)))

    def draft(self) -> NextDraft | None:
        """The next cohort, once it has a title and days in their order."""
        english, welsh = self.title_en.text().strip(), self.title_cy.text().strip()
        start, end = self.start.day(), self.end.day()
        if not english and not welsh:
            self.labelled["title_en"].say(self.words("A cohort needs a title."))
            return None
        if start is None or end is None or end < start:
            self.labelled["end"].say(self.words("The last day comes after the first."))
            return None
        keys = [uuid.UUID(key) for key in self.rows.all_chosen()]
        return NextDraft(
            self._last.id, english, welsh, start, end, keys, self.take_part.isChecked()
        )
