"""Dialogs of mutual aid: the agreement, what stands ready, a call."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

from facilitator.aid.actions import CallDraft, ReciprocalChange, ReciprocalDraft, StandingDraft
from facilitator.board.wording import sorts
from facilitator.exchange_vocabulary import BoardSort
from ui.parts.fields import ChoiceField, DateField, LineField, NumberField
from ui.parts.tall_forms import TallForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.aid.questions import AidLine
    from facilitator.commitments.questions import Party as Offered
    from facilitator.words import Words
    from ui.theme.theme import Theme

_YEAR = dt.timedelta(days=365)


class AgreementDialog(TallForm):
    """A reciprocal agreement of two organisations, new or as it stands."""

    def __init__(
        self,
        line: AidLine | None,
        parties: Sequence[Offered],
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("Reciprocal agreement")
        act = words("Keep the agreement") if line is None else words("Keep the changes")
        super().__init__(title, act, theme, words, today, parent)
        self._line = line
        language = words.language.value
        bodies = [("", words("choose"))] + [
            (one.key, one.name.name(language)) for one in parties if not one.is_person
        ]
        self.one = ChoiceField(theme, words("The one organisation"), bodies)
        self.other = ChoiceField(theme, words("The other organisation"), bodies)
        self.one.choose(str(line.one_id) if line else "")
        self.other.choose(str(line.other_id) if line else "")
        for field in (self.one, self.other):
            field.setEnabled(line is None)
        self.beside(
            ("one", words("The one organisation"), self.one),
            ("other", words("The other organisation"), self.other),
        )
        self.agreed = DateField(theme, words("Agreed on"), words, today)
        self.agreed.show_day(line.agreed_on if line else today)
        self.review = DateField(theme, words("To be reviewed on"), words, today)
        self.review.show_day(line.review_on if line else today + _YEAR)
        self.ended = DateField(theme, words("Ended on"), words, today)
        self.ended.show_day(line.ended_on if line else None)
        self.beside(
            ("agreed", words("Agreed on"), self.agreed),
            ("review", words("To be reviewed on"), self.review),
            ("ended", words("Ended on"), self.ended),
        )
        self.labelled["ended"].setVisible(line is not None)
        self.about = self.line("about", words("What it is about"), line.about if line else "")
        kept = line.kept_where if line else ""
        self.kept = self.line("kept", words("Where the paper is kept"), kept)

    def draft(self) -> ReciprocalDraft | ReciprocalChange | None:
        """The agreement; None while one of the two or the day is missing."""
        words, agreed = self.words, self.agreed.day()
        for key, field in (("one", self.one), ("other", self.other)):
            if not field.key():
                self.say_at(key, words("Choose an organisation."))
                return None
        if agreed is None:
            self.say_at("agreed", words("Type a day such as 30/3, or pick one."))
            return None
        if self._line is not None:
            fields = {
                "agreed_on": agreed,
                "review_on": self.review.day(),
                "ended_on": self.ended.day(),
                "about": self.about.text().strip(),
                "kept_where": self.kept.text().strip(),
            }
            return ReciprocalChange(self._line.id, self._line.version, fields)
        return ReciprocalDraft(
            uuid.UUID(self.one.key()),
            uuid.UUID(self.other.key()),
            agreed,
            self.review.day(),
            self.about.text(),
            self.kept.text(),
        )


def _two(line: AidLine, words: Words) -> list[tuple[str, str]]:
    language = words.language.value
    return [
        (str(line.one_id), line.one.name(language)),
        (str(line.other_id), line.other.name(language)),
    ]


class ReadyDialog(TallForm):
    """What one of the two stands ready to give in a year."""

    def __init__(
        self, line: AidLine, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title, act = words("Stands ready to give"), words("Keep it")
        super().__init__(title, act, theme, words, today, parent)
        self._line = line
        self.who = ChoiceField(theme, words("Who"), _two(line, words))
        self.sort = ChoiceField(
            theme, words("What it is"), [(k.value, v) for k, v in sorts(words).items()]
        )
        self.beside(("who", words("Who"), self.who), ("sort", words("What it is"), self.sort))
        self.what = self.line("what", words("In a few words"))
        self.minutes = NumberField(theme, words("Minutes of effort a year"), most=600_000, step=60)
        self.uses = NumberField(theme, words("Uses a year"), most=10_000)
        self.beside(
            ("minutes", words("Minutes of effort a year"), self.minutes),
            ("uses", words("Uses a year"), self.uses),
        )
        self.what.setFocus()

    def draft(self) -> StandingDraft | None:
        """What stands ready; None while it has no name."""
        if not self.what.text().strip():
            self.say_at("what", self.words("Say in a few words what it is."))
            return None
        return StandingDraft(
            self._line.id,
            uuid.UUID(self.who.key()),
            BoardSort(self.sort.key()),
            self.what.text(),
            self.minutes.value(),
            self.uses.value(),
        )


class CallDialog(TallForm):
    """One of the two calls on the other."""

    def __init__(
        self, line: AidLine, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        super().__init__(words("Note a call"), words("Note it"), theme, words, today, parent)
        self._line = line
        self.who = ChoiceField(theme, words("Who calls"), _two(line, words))
        self.called = DateField(theme, words("Day"), words, today)
        self.called.show_day(today)
        self.beside(("who", words("Who calls"), self.who), ("day", words("Day"), self.called))
        self.offer = ChoiceField(theme, words("On what stands ready"))
        self.add("offer", words("On what stands ready"), self.offer)
        self.what = LineField(theme, words("What is needed"))
        self.add("what", words("What is needed"), self.what)
        self.who.chosen.connect(lambda _key: self._fit())
        self._fit()

    def _fit(self) -> None:
        """Whoever calls draws on what the other one stands ready to give."""
        language, who = self.words.language.value, self.who.key()
        offers = [
            (str(one.id), f"{one.what} ({one.organisation.name(language)})")
            for one in self._line.ready
            if str(one.organisation_id) != who
        ]
        self.offer.offer([*offers, ("", self.words("something else"))])
        if offers:
            self.offer.choose(offers[0][0])

    def draft(self) -> CallDraft | None:
        """The call; None while the day or what is needed are missing."""
        words, day = self.words, self.called.day()
        if day is None:
            self.say_at("day", words("Type a day such as 30/3, or pick one."))
            return None
        if not self.offer.key() and not self.what.text().strip():
            self.say_at("what", words("Say in a few words what is needed."))
            return None
        return CallDraft(
            self._line.id,
            uuid.UUID(self.who.key()),
            day,
            self.what.text(),
            uuid.UUID(self.offer.key()) if self.offer.key() else None,
        )
