"""Dialogs of the page: publish, pair by hand, end."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from facilitator.pairing.actions import EndDraft, PairDraft, PublishDraft
from facilitator.vocabulary import PairingState
from ui.pairing.wording import pair_words
from ui.parts.fields import ChoiceField
from ui.parts.forms import FormDialog
from ui.parts.text import Sentence
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.pairing.shown import PairingsShown, PairLine, Someone
    from facilitator.words import Words
    from ui.theme.theme import Theme


class PublishDialog(FormDialog):
    """From which day to which, and in a sentence what will happen."""

    def __init__(
        self, shown: PairingsShown, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        count = len(shown.lines)
        act = words.many("Publish one pairing", "Publish %(n)s pairings", count)
        super().__init__(act, act, theme, words, today, parent)
        self._shown = shown
        cohort = shown.cohort
        self.starts = self.day("starts", words("First day"), cohort.start or today)
        self.ends = self.day("ends", words("Last day"), cohort.end)
        self.begins = ChoiceField(
            theme,
            words("How they begin"),
            (
                (PairingState.IN_FORCE.value, words("At once")),
                (PairingState.PROPOSED.value, words("Proposed: each pair says yes first")),
                (PairingState.CHEMISTRY.value, words("With a first meeting: then each pair says")),
            ),
        )
        self.add("begins", words("How they begin"), self.begins)
        self.outcome = Sentence("", theme, role=Role.BODY_SOFT)
        self.content.addWidget(self.outcome)
        for field in (self.starts, self.ends):
            field.day_changed.connect(self._say_outcome)
        self._say_outcome()

    def _say_outcome(self) -> None:
        words, shown = self.words, self._shown
        cohort, starts = shown.cohort, self.starts.day()
        hours = words.hours(cohort.gives_sessions * cohort.session_minutes)
        by = cohort.give_by or self.ends.day() or cohort.end
        givers = len({line.coach.id for line in shown.lines})
        if starts is None or by is None:
            self.outcome.say(words("Choose the first and the last day."))
            return
        self.outcome.say(
            words(
                "Pairings that begin on %(starts)s: %(pairings)s, in rings: %(rings)s."
                " People who promise to pass on %(hours)s by %(by)s: %(givers)s.",
                starts=words.date(starts),
                pairings=len(shown.lines),
                rings=len(shown.rings),
                hours=hours,
                by=words.date(by),
                givers=givers,
            ),
            (hours, words.date(starts), words.date(by)),
        )

    def draft(self) -> PublishDraft | None:
        """The plan to publish, with its days."""
        starts, ends = self.starts.day(), self.ends.day()
        if starts is None:
            self.labelled["starts"].say(self.words("A first day is needed."))
            return None
        if ends is not None and ends < starts:
            self.labelled["ends"].say(self.words("The last day is before the first."))
            return None
        if self._shown.round is None:
            return None
        state = PairingState(self.begins.key())
        plan = self._shown.round
        return PublishDraft(plan.id, starts, ends, state, plan.version)


class ByHandDialog(FormDialog):
    """One pairing by hand: who gives, who receives, from which day."""

    def __init__(
        self,
        shown: PairingsShown,
        people: Sequence[Someone],
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        super().__init__(
            words("Pair two people by hand"), words("Make the pairing"), theme, words, today, parent
        )
        self._cohort = shown.cohort
        self._running = {line.key for line in shown.lines if line.pairing_id is not None}
        options = [("", words("Choose…")), *((str(one.id), one.name) for one in people)]
        self.coach = ChoiceField(theme, words("Gives"), options)
        self.coachee = ChoiceField(theme, words("Receives"), options)
        self.add("coach", words("Gives"), self.coach)
        self.add("coachee", words("Receives"), self.coachee)
        self.sessions = self.number(
            "sessions", words("Sessions"), shown.cohort.receives_sessions or 1, 1, 60
        )
        first = max(shown.cohort.start or today, today)
        self.starts = self.day("starts", words("First day"), first)
        self.ends = self.day("ends", words("Last day"), shown.cohort.end)

    def draft(self) -> PairDraft | None:
        """The pair."""
        coach, coachee = self.coach.key(), self.coachee.key()
        if not coach:
            self.labelled["coach"].say(self.words("Choose who gives."))
            return None
        if not coachee:
            self.labelled["coachee"].say(self.words("Choose who receives."))
            return None
        if coach == coachee:
            self.labelled["coachee"].say(self.words("These are the same person; choose two."))
            return None
        if f"{uuid.UUID(coach)}>{uuid.UUID(coachee)}" in self._running:
            self.labelled["coachee"].say(self.words("These two are paired already."))
            return None
        return PairDraft(
            self._cohort.id,
            uuid.UUID(coach),
            uuid.UUID(coachee),
            self.starts.day(),
            self.ends.day(),
            self.sessions.value(),
        )


class EndDialog(FormDialog):
    """A pairing that ends: on which day and how."""

    def __init__(
        self, line: PairLine, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        super().__init__(
            words("End this pairing"), words("End the pairing"), theme, words, today, parent
        )
        self._line = line
        self.content.addWidget(Sentence(pair_words(line), theme, role=Role.BODY_SOFT))
        self.how = ChoiceField(
            theme,
            words("How"),
            (
                (PairingState.COMPLETED.value, words("Everything agreed was given")),
                (PairingState.COMPLETED_EARLY.value, words("Done earlier than planned")),
                (PairingState.ENDED_BY_AGREEMENT.value, words("Both agreed to end")),
                (PairingState.ENDED_NO_CONTACT.value, words("No contact came about")),
                (PairingState.ENDED_LEFT.value, words("One of the two steps out")),
            ),
        )
        self.how.choose(
            PairingState.COMPLETED.value if line.kept else PairingState.ENDED_BY_AGREEMENT.value
        )
        self.add("how", words("How"), self.how)
        self.on = self.day("on", words("On"), today)
        kept = words("Sessions that were held stay in the record, to the minute.")
        self.content.addWidget(Sentence(kept, theme))

    def draft(self) -> EndDraft | None:
        """How it ends."""
        day = self.on.day()
        if day is None:
            self.labelled["on"].say(self.words("A day is needed."))
            return None
        if self._line.pairing_id is None:
            return None
        how = PairingState(self.how.key())
        return EndDraft(self._line.pairing_id, day, how, self._line.version)
