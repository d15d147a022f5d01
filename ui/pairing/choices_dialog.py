"""A profile choice slip keyed in: whom somebody would like, in order, from either side."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from facilitator.pairing.choices import MOST
from facilitator.pairing.choosing import ChoicesDraft
from facilitator.vocabulary import ChoiceSide
from ui.parts.fields import ChoiceField
from ui.parts.tall_forms import TallForm
from ui.parts.text import Sentence
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.pairing.choosing import Chosen
    from facilitator.pairing.shown import Someone
    from facilitator.words import Words
    from ui.theme.theme import Theme


class ChoicesDialog(TallForm):
    """Who chose, from which side, and whom: the first counts most."""

    def __init__(
        self,
        cohort_id: uuid.UUID,
        people: Sequence[Someone],
        said: Sequence[Chosen],
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("Choices from a profile slip")
        super().__init__(title, words("Write the choices down"), theme, words, today, parent)
        self._cohort_id = cohort_id
        self._said = {(str(one.person_id), one.side): one.chosen for one in said}
        named = [(str(one.id), one.name) for one in people]
        self.who = ChoiceField(theme, words("Who chose"), [("", words("Choose…")), *named])
        self.side = ChoiceField(
            theme,
            words("Whom they chose"),
            (
                (ChoiceSide.COACHEE.value, words("Who could give to them")),
                (ChoiceSide.COACH.value, words("Whom they could give to")),
            ),
        )
        self.add("who", words("Who chose"), self.who)
        self.add("side", words("Whom they chose"), self.side)
        self.chosen: list[ChoiceField] = []
        for number in range(1, MOST + 1):
            label = words("Choice %(n)s", n=number)
            field = ChoiceField(theme, label, [("", "—"), *named])
            self.chosen.append(field)
            self.add(f"choice{number}", label, field)
        hint = words(
            "The order counts in the fit of the next run. Nobody else is told of it: a paper says"
            " only that one asked for the other."
        )
        self.content.addWidget(Sentence(hint, theme, role=Role.SENTENCE))
        people_said = len({who for who, _side in self._said})
        known = words(
            "Slips keyed in so far: people %(n)s of %(all)s", n=people_said, all=len(named)
        )
        self.content.addWidget(Sentence(known, theme, role=Role.SENTENCE))
        self.who.chosen.connect(self._show_said)
        self.side.chosen.connect(self._show_said)

    def _show_said(self) -> None:
        """Show what is on record of this person and side."""
        known = self._said.get((self.who.key(), ChoiceSide(self.side.key())), ())
        for at, field in enumerate(self.chosen):
            field.choose(str(known[at]) if at < len(known) else "")

    def draft(self) -> ChoicesDraft | None:
        """The slip."""
        if not self.who.key():
            self.say_at("who", self.words("Choose who filled in the slip."))
            return None
        chosen = [field.key() for field in self.chosen if field.key()]
        for number, field in enumerate(self.chosen, 1):
            if field.key() and field.key() == self.who.key():
                self.say_at(f"choice{number}", self.words("That is the same person."))
                return None
            if field.key() and chosen.count(field.key()) > 1:
                self.say_at(f"choice{number}", self.words("This person is chosen twice."))
                return None
        return ChoicesDraft(
            self._cohort_id,
            uuid.UUID(self.who.key()),
            ChoiceSide(self.side.key()),
            tuple(uuid.UUID(one) for one in chosen),
        )
