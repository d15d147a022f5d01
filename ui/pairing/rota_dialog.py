"""Make a rota: which gatherings, threes or twos, how many rounds, and who comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.pairing.rota import Shape
from facilitator.pairing.seating import MOST_ROUNDS, SeatsDraft
from ui.parts.buttons import CheckBox
from ui.parts.fields import ChoiceField, NumberField
from ui.parts.tall_forms import TallForm
from ui.parts.text import Sentence, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.pairing.seating import DayOfRota
    from facilitator.pairing.shown import Someone
    from facilitator.words import Words
    from ui.theme.theme import Theme

ROUNDS = 3


class RotaDialog(TallForm):
    """The rounds of one gathering, or of this one and those after it."""

    def __init__(
        self,
        cohort_id: uuid.UUID,
        days: Sequence[DayOfRota],
        chosen: uuid.UUID,
        people: Sequence[Someone],
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        super().__init__(
            words("Make the rota"), words("Make the rota"), theme, words, today, parent
        )
        self._cohort_id, self._chosen = cohort_id, chosen
        at = next(number for number, day in enumerate(days) if day.id == chosen)
        self._later = tuple(day.id for day in days[at:])
        self.which = ChoiceField(
            theme,
            words("For which days"),
            (("one", words("This gathering")), ("all", words("This one and those after it"))),
        )
        self.add("which", words("For which days"), self.which)
        self.labelled["which"].setVisible(len(self._later) > 1)
        self.shape = ChoiceField(
            theme, words("How people sit"), [(one.value, words.stored(one.value)) for one in Shape]
        )
        self.rounds = NumberField(theme, words("Rounds each day"), least=1, most=MOST_ROUNDS)
        self.rounds.setValue(ROUNDS)
        self.add("shape", words("How people sit"), self.shape)
        self.add("rounds", words("Rounds each day"), self.rounds)
        said = words(
            "Whoever is one too many helps to run the round: whose turn was longest ago comes"
            " first. People sit with somebody new as far as there is somebody new."
        )
        self.content.addWidget(Sentence(said, theme, role=Role.SENTENCE))
        self.content.addWidget(Text(words("Who comes"), Role.STRONG, theme))
        self.people: list[tuple[uuid.UUID, CheckBox]] = []
        for one in people:
            box = CheckBox(one.name, theme)
            box.setChecked(True)
            self.people.append((one.id, box))
            self.content.addWidget(box)

    def draft(self) -> SeatsDraft:
        """The rounds that are wanted."""
        days = self._later if self.which.key() == "all" else (self._chosen,)
        return SeatsDraft(
            self._cohort_id,
            days,
            tuple(key for key, box in self.people if box.isChecked()),
            Shape(self.shape.key()),
            self.rounds.value(),
        )
