"""A promise is written down: `drafted` carries a `PledgeDraft` for `commitments.pledge`."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

from facilitator.commitments.actions import HandOnDraft, LetGoDraft, PledgeDraft, ReplanDraft
from facilitator.vocabulary import Counts, Direction
from ui.commitments.wording import countings, directions
from ui.parts.buttons import CheckBox
from ui.parts.dialogs import Dialog
from ui.parts.fields import ChoiceField, DateField, Labelled, LineField, NumberField
from ui.parts.text import Text
from ui.reciprocity.tables import kind_words
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.commitments.questions import CohortLine, Party, PromiseLine
    from facilitator.commitments.received import OfferedForPromises, Received
    from facilitator.words import Words
    from ui.theme.theme import Theme

_HALF_A_YEAR = dt.timedelta(days=182)


def _offered(parties: Sequence[Party], words: Words) -> list[tuple[str, str]]:
    language = words.language.value
    return [("", words("choose"))] + [(one.key, one.name.name(language)) for one in parties]


class PledgeDialog(Dialog):
    """A new promise: whose, how much, where it goes, by when."""

    def __init__(
        self,
        offers: OfferedForPromises,
        today: dt.date,
        theme: Theme,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        title, act = words("New promise"), words("Keep the promise")
        super().__init__(title, theme, words, primary=act, parent=parent)
        parties, cohorts = offers.parties, offers.cohorts
        self._received = offers.received
        self._templates = {str(one.id): one for line in cohorts for one in line.templates}
        self._cohorts = {str(line.id): line for line in cohorts}
        self._people = {one.key for one in parties if one.is_person}
        offered = _offered(parties, words)
        self.owner = ChoiceField(theme, words("Who promises"), offered)
        self.hours = NumberField(theme, words("Minutes"), least=1, most=60_000, step=60)
        self.hours.setValue(360)
        self.direction = ChoiceField(theme, words("Where it goes"), directions(words))
        self.to = ChoiceField(theme, words("To whom it returns"), offered)
        self.counts = ChoiceField(theme, words("What counts"), countings(words))
        self.begins = DateField(theme, words("From"), words, today)
        self.begins.show_day(today)
        self.due = DateField(theme, words("Due"), words, today)
        self.due.show_day(today + _HALF_A_YEAR)
        self.qualified = CheckBox(words("Only what is given with a qualification"), theme)
        self.region = LineField(theme, words("Only in this region"))
        self.passes_on = ChoiceField(theme, words("What it passes on"))
        self.source = LineField(theme, words("What it comes from"))
        self._offer_templates(cohorts)
        self._lay_out()
        self.owner.chosen.connect(lambda _key: self._offer_received())
        self.passes_on.chosen.connect(self._pass_on)
        self.direction.chosen.connect(lambda _key: self._fit())
        self.primary_pressed.connect(self._draft)
        self._offer_received()

    def _offer_templates(self, cohorts: Sequence[CohortLine]) -> None:
        """The templates of the cohorts; the field is hidden where there is none."""
        theme, words = self.theme, self.words
        language = words.language.value
        named = [("", words("none"))]
        named += [
            (str(one.id), f"{one.name.name(language)} · {line.title.name(language)}")
            for line in cohorts
            for one in line.templates
        ]
        self.template = ChoiceField(theme, words("Template"), named)
        self.template.chosen.connect(self._fill)
        shown = Labelled(words("Template"), self.template, theme)
        shown.setVisible(len(named) > 1)
        self.content.addWidget(shown)

    def _lay_out(self) -> None:
        """The fields below each other, each under its name."""
        theme, words = self.theme, self.words
        self._owner = Labelled(words("Who promises"), self.owner, theme)
        self._to = Labelled(words("To whom it returns"), self.to, theme)
        self._due = Labelled(words("Due"), self.due, theme)
        hint = words("a session or a place that they received")
        self._passes_on = Labelled(words("What it passes on"), self.passes_on, theme, hint=hint)
        self.content.addWidget(self._owner)
        self.content.addWidget(self._passes_on)
        self.content.addWidget(Labelled(words("Minutes"), self.hours, theme))
        self.content.addWidget(Labelled(words("Where it goes"), self.direction, theme))
        self.content.addWidget(self._to)
        self.content.addWidget(Labelled(words("What counts"), self.counts, theme))
        self.content.addWidget(self.qualified)
        hint = words("empty: wherever it is given")
        self.content.addWidget(
            Labelled(words("Only in this region"), self.region, theme, hint=hint)
        )
        self.content.addWidget(Labelled(words("From"), self.begins, theme))
        self.content.addWidget(self._due)
        hint = words("a session, a place, a clause")
        self._source = Labelled(words("What it comes from"), self.source, theme, hint=hint)
        self.content.addWidget(self._source)

    def _offer_received(self) -> None:
        """Offer what the chosen owner received, the newest first."""
        words, owner = self.words, self.owner.key()
        lines = [(one.code, self._said(one)) for one in self._received if one.party == owner]
        nothing = words("nothing in particular") if owner else words("choose who promises first")
        self.passes_on.offer([("", nothing), *lines])
        self._fit()

    def _said(self, one: Received) -> str:
        """What was received in a line: when, how much, what, from whom."""
        words = self.words
        what = kind_words(one.kind, words) if one.kind else ""
        by = one.giver.name(words.language.value) if one.giver else words("the programme")
        parts = (words.date(one.day), words.hours(one.minutes), what, by)
        return " · ".join(part for part in parts if part)

    def _pass_on(self, key: str) -> None:
        """A promise that passes something on is, to begin with, of as much."""
        one = next((one for one in self._received if one.code == key), None)
        if one is not None:
            self.hours.setValue(one.minutes)
        self._fit()

    def _fill(self, key: str) -> None:
        """Take what a template says."""
        one = self._templates.get(key)
        if one is None:
            return
        self.hours.setValue(one.minutes)
        self.direction.choose(one.direction.value)
        self.counts.choose(one.counts.value)
        self.qualified.setChecked(one.qualified_only)
        self.region.setText(one.region)
        self.source.setText(one.source or one.name.en)
        due = one.due or self._cohorts[str(one.cohort_id)].give_by
        if due is not None:
            self.due.show_day(due)
        self._fit()

    def _fit(self) -> None:
        self._to.setVisible(self.direction.key() == Direction.RETURN.value)
        self._source.setVisible(not self.passes_on.key())

    def _draft(self) -> None:
        words = self.words
        owner, begins, due = self.owner.key(), self.begins.day(), self.due.day()
        self._owner.say("" if owner else words("Choose who promises."))
        self._due.say("" if begins and due else words("Type a day such as 30/3, or pick one."))
        if not owner or begins is None or due is None:
            return
        template = self._templates.get(self.template.key())
        to = self.to.key() if self.direction.key() == Direction.RETURN.value else ""
        self.drafted.emit(
            PledgeDraft(
                minutes=self.hours.value(),
                begins=begins,
                due=due,
                owner_person_id=self._key(owner, person=True),
                owner_organisation_id=self._key(owner, person=False),
                direction=Direction(self.direction.key()),
                counts=Counts(self.counts.key()),
                to_person_id=self._key(to, person=True),
                to_organisation_id=self._key(to, person=False),
                source=self.passes_on.key() or self.source.text().strip(),
                cohort_id=template.cohort_id if template else None,
                qualified_only=self.qualified.isChecked(),
                region=self.region.text().strip(),
            )
        )

    def _key(self, key: str, *, person: bool) -> uuid.UUID | None:
        return uuid.UUID(key) if key and (key in self._people) is person else None


class ReplanDialog(Dialog):
    """Another day or another number of minutes, agreed in a conversation."""

    def __init__(
        self,
        line: PromiseLine,
        today: dt.date,
        theme: Theme,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        title, act = words("Plan again"), words("Keep the new plan")
        super().__init__(title, theme, words, primary=act, parent=parent)
        self._line = line
        self.content.addWidget(Text(about(line, words), Role.STRONG, theme, wraps=True))
        self.due = DateField(theme, words("Due"), words, today)
        self.due.show_day(line.due)
        self.minutes = NumberField(theme, words("Minutes"), least=1, most=60_000, step=30)
        self.minutes.setValue(line.minutes)
        self.note = LineField(theme, words("What was agreed"))
        self.note.setText(line.note)
        self._due = Labelled(words("Due"), self.due, theme)
        self.content.addWidget(self._due)
        self.content.addWidget(Labelled(words("Minutes"), self.minutes, theme))
        self.content.addWidget(Labelled(words("What was agreed"), self.note, theme))
        self.primary_pressed.connect(self._draft)
        self.due.setFocus()

    def _draft(self) -> None:
        due, line = self.due.day(), self._line
        self._due.say("" if due else self.words("Type a day such as 30/3, or pick one."))
        if due is not None:
            note = self.note.text().strip()
            self.drafted.emit(ReplanDraft(line.id, line.version, due, self.minutes.value(), note))


class LetGoDialog(Dialog):
    """A promise that is let go with thanks."""

    def __init__(
        self, line: PromiseLine, theme: Theme, words: Words, parent: QWidget | None = None
    ) -> None:
        title, act = words("Let go with thanks"), words("Let it go")
        super().__init__(title, theme, words, primary=act, parent=parent)
        self._line = line
        self.content.addWidget(Text(about(line, words), Role.STRONG, theme, wraps=True))
        sentence = words("What was given stays given. Nothing more is asked for this promise.")
        self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        self.why = LineField(theme, words("Because"))
        self.content.addWidget(Labelled(words("Because"), self.why, theme))
        self.primary_pressed.connect(
            lambda: self.drafted.emit(LetGoDraft(line.id, line.version, self.why.text()))
        )
        self.why.setFocus()


class HandOnDialog(Dialog):
    """A promise that a colleague takes over."""

    def __init__(
        self,
        line: PromiseLine,
        parties: Sequence[Party],
        theme: Theme,
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        title, act = words("Hand on to a colleague"), words("Hand it on")
        super().__init__(title, theme, words, primary=act, parent=parent)
        self._line = line
        self.content.addWidget(Text(about(line, words), Role.STRONG, theme, wraps=True))
        people = [one for one in parties if one.is_person and one.key != str(line.owner_person_id)]
        self.to = ChoiceField(theme, words("Who takes it over"), _offered(people, words))
        self._to = Labelled(words("Who takes it over"), self.to, theme)
        self.content.addWidget(self._to)
        self.primary_pressed.connect(self._draft)

    def _draft(self) -> None:
        key, line = self.to.key(), self._line
        self._to.say("" if key else self.words("Choose who takes it over."))
        if key:
            self.drafted.emit(HandOnDraft(line.id, line.version, uuid.UUID(key)))


def about(line: PromiseLine, words: Words) -> str:
    """A promise in one line: whose, how much of it, due when."""
    given = words(
        "%(given)s of %(promised)s",
        given=words.hours(line.met),
        promised=words.hours(line.minutes),
    )
    due = words("due on %(date)s", date=words.date(line.due_after_pauses))
    return f"{line.owner.name(words.language.value)} · {given} · {due}"
