"""Dialogs of expectations: what a side says, how it stands, slips, a version of the rules."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from facilitator.exchange_vocabulary import Community, Kept, Side, Wave, Way
from facilitator.expectations.actions import (
    AnswersDraft,
    BallotDraft,
    CommunityDraft,
    CountDraft,
    ExpectDraft,
    RulesDraft,
)
from facilitator.expectations.wording import answers, kept_words, waves
from ui.parts.fields import ChoiceField, NumberField, TextField
from ui.parts.forms import FormDialog
from ui.parts.rows import Row, RowList
from ui.parts.tall_forms import TallForm
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.expectations.questions import (
        BallotLine,
        CohortExpectations,
        MemberLine,
        RulesLine,
    )
    from facilitator.words import Words
    from ui.theme.theme import Theme


class ExpectDialog(TallForm):
    """What one side expects to give or to get, a line each."""

    def __init__(
        self,
        found: CohortExpectations,
        member: MemberLine | None,
        way: Way,
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        who = member.name if member else words("The programme")
        title = {
            Way.GIVE: words("What %(name)s expects to give", name=who),
            Way.GET: words("What %(name)s expects to get", name=who),
        }[way]
        super().__init__(title, words("Keep it"), theme, words, today, parent)
        self._found, self._member, self._way = found, member, way
        if member is not None:
            said = member.said(Side.MEMBER, way)
        else:
            said = found.programme_gives if way is Way.GIVE else found.programme_gets
        sentence = words(
            "One line for each, in their own words. What was said before and still stands keeps "
            "its answers."
        )
        self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        self.said = TextField(theme, title, lines=7)
        self.said.setPlainText("\n".join(said))
        self.content.addWidget(self.said)
        self.said.setFocus()

    def draft(self) -> ExpectDraft:
        """What was said."""
        return ExpectDraft(
            self._found.cohort_id,
            self._way,
            self.said.toPlainText(),
            self._member.person_id if self._member else None,
        )


class AnswersDialog(TallForm):
    """How each expectation stands, as one side sees it; each side is asked by itself."""

    def __init__(
        self,
        found: CohortExpectations,
        member: MemberLine,
        side: Side,
        wave: Wave,
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = {
            Side.MEMBER: words("How it stands for %(name)s", name=member.name),
            Side.PROGRAMME: words("How it stands with %(name)s, as we see it", name=member.name),
        }[side]
        super().__init__(title, words("Keep it"), theme, words, today, parent)
        self._found, self._member, self._side = found, member, side
        asked = [(one.value, waves(words)[one]) for one in (Wave.MIDDLE, Wave.END)]
        self.wave = ChoiceField(theme, words("When"), asked)
        self.wave.choose(wave.value)
        self.add("wave", words("When"), self.wave)
        options = [("", words("not asked")), *((k.value, v) for k, v in kept_words(words).items())]
        self.asked: dict[uuid.UUID, ChoiceField] = {}
        for line in member.lines:
            ours = line.side is Side.PROGRAMME
            who = words("The programme") if ours else member.name
            label = (
                words("%(name)s gives: %(what)s", name=who, what=line.said)
                if line.way is Way.GIVE
                else words("%(name)s gets: %(what)s", name=who, what=line.said)
            )
            field = ChoiceField(theme, label, options)
            self.asked[line.id] = field
            self.add(str(line.id), label, field)
            self.labelled[str(line.id)].label.setWordWrap(True)
        self.wave.chosen.connect(lambda _key: self._fill())
        self._fill()

    def _fill(self) -> None:
        """Show what this side said in this wave."""
        wave = Wave(self.wave.key())
        for line in self._member.lines:
            answer = line.answer(self._side, wave)
            self.asked[line.id].choose(answer.value if answer else "")

    def draft(self) -> AnswersDraft:
        """How each stands."""
        return AnswersDraft(
            self._found.cohort_id,
            self._member.person_id,
            self._side,
            Wave(self.wave.key()),
            {key: Kept(f.key()) if f.key() else None for key, f in self.asked.items()},
        )


class CommunityDialog(FormDialog):
    """How many slips gave each answer to "Is this a community?"."""

    def __init__(
        self,
        found: CohortExpectations,
        wave: Wave,
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("Is this a community?")
        super().__init__(title, words("Keep the count"), theme, words, today, parent)
        self._found = found
        sentence = words("Count the slips. They carry no names, and none are kept.")
        self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        self.wave = ChoiceField(
            theme, words("When"), [(k.value, v) for k, v in waves(words).items()]
        )
        self.wave.choose(wave.value)
        self.add("wave", words("When"), self.wave)
        self.numbers: dict[Community, NumberField] = {
            answer: self.number(answer.value, said, 0, 0, 9999)
            for answer, said in answers(words).items()
        }
        self.wave.chosen.connect(lambda _key: self._fill())
        self._fill()

    def _fill(self) -> None:
        wave = Wave(self.wave.key())
        line = next((one for one in self._found.community if one.wave is wave), None)
        for answer, number in self.numbers.items():
            number.setValue((line.slips[answer] or 0) if line else 0)

    def draft(self) -> CommunityDraft:
        """The count."""
        slips = {answer: number.value() for answer, number in self.numbers.items()}
        return CommunityDraft(self._found.cohort_id, Wave(self.wave.key()), slips)


class RulesDialog(TallForm):
    """A new version of the programme's rules, a rule on each line, in both languages."""

    def __init__(
        self, start: RulesLine | None, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("A new version of the rules")
        super().__init__(title, words("Write this version"), theme, words, today, parent)
        sentence = words("One rule on each line. Versions that are there stay as they are.")
        self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        self.welsh = TextField(theme, words("In Welsh"), lines=6)
        self.english = TextField(theme, words("In English"), lines=6)
        self.add("cy", words("In Welsh"), self.welsh)
        self.add("en", words("In English"), self.english)
        if start is not None:
            self.welsh.setPlainText("\n".join(rule.cy for rule in start.rules))
            self.english.setPlainText("\n".join(rule.en for rule in start.rules))
        self.welsh.setFocus()

    def draft(self) -> RulesDraft:
        """The version."""
        return RulesDraft(self.english.toPlainText(), self.welsh.toPlainText())


class BallotDialog(FormDialog):
    """Which versions are put to the cohort."""

    def __init__(
        self,
        found: CohortExpectations,
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("Put rules to the cohort")
        super().__init__(title, words("Open the ballot"), theme, words, today, parent)
        self._found = found
        sentence = words("Choose the versions that stand on the slip.")
        self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        self.rows = RowList(theme, words("Versions"), margin=8, many=True)
        language = words.language.value
        self.rows.show_rows(
            Row(
                str(one.id),
                words("Version %(number)s", number=one.number),
                under=one.rules[0].name(language) if one.rules else "",
            )
            for one in found.versions
        )
        self.rows.setMinimumHeight(theme.two_line_row * max(2, min(6, len(found.versions))))
        self.content.addWidget(self.rows)
        self.rows.selectAll()
        self.rows.setFocus()

    def draft(self) -> BallotDraft:
        """The ballot, the oldest version first."""
        order = {str(one.id): one.number for one in self._found.versions}
        keys = sorted(self.rows.all_chosen(), key=lambda key: order[key])
        return BallotDraft(self._found.cohort_id, [uuid.UUID(key) for key in keys])


class CountDialog(FormDialog):
    """How many slips each version had."""

    def __init__(
        self, ballot: BallotLine, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("Count the slips")
        super().__init__(title, words("Keep the count"), theme, words, today, parent)
        self._ballot = ballot
        self.numbers: dict[uuid.UUID, NumberField] = {}
        for line in ballot.lines:
            said = (
                words("Version %(number)s", number=line.number)
                if line.number
                else words("None of these, or not readable")
            )
            self.numbers[line.id] = self.number(str(line.id), said, line.slips, 0, 9999)
        agreed: Sequence[tuple[str, str]] = [
            (str(line.version_id), words("Version %(number)s", number=line.number))
            for line in ballot.lines
            if line.version_id
        ]
        self.level = ChoiceField(
            theme, words("Where two are even"), [("", words("the most slips")), *agreed]
        )
        self.add("level", words("Where two are even, the cohort agreed on"), self.level)

    def draft(self) -> CountDraft:
        """The count."""
        chosen = uuid.UUID(self.level.key()) if self.level.key() else None
        slips = {key: number.value() for key, number in self.numbers.items()}
        return CountDraft(self._ballot.id, self._ballot.version, slips, chosen)
