"""Changing the plan by hand: move somebody, or draw a ring; what it costs is said at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator.pairing.by_hand import Move, Way
from ui.pairing.wording import reason_sentence
from ui.parts.fields import ChoiceField
from ui.parts.tall_forms import TallForm
from ui.parts.text import Sentence, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.pairing.hand_changes import HandChange
    from facilitator.pairing.plan_step import PlanChange
    from facilitator.pairing.shown import PairingsShown, Someone
    from facilitator.words import Words
    from ui.theme.theme import Theme

LONGEST_DRAWN = 6
LARGE = 1.3


class HandDialog(TallForm):
    """A dialog that names a move, is told its price and then makes it."""

    move_chosen = Signal(object)

    def __init__(
        self, title: str, act: str, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        super().__init__(title, act, theme, words, today, parent)
        self._topics: Mapping[str, str] = {}
        self._change: PlanChange | None = None
        self._asked: Move | None = None
        self.price = Sentence("", theme, role=Role.BODY_SOFT)

    def add_price(self) -> None:
        """Put the price below what was chosen."""
        title = self.words("What it costs; only you see this")
        self.content.addWidget(Text(title, Role.STRONG, self.theme))
        self.content.addWidget(self.price)
        self.content.addStretch(1)
        self.weigh()

    def weigh(self) -> None:
        """Ask what the chosen move costs."""
        self._change, self._asked = None, self.chosen_move()
        self.primary.setEnabled(False)
        if self._asked is None:
            self.price.say(self.words("Choose first; then it is said here."))
        else:
            self.move_chosen.emit(self._asked)

    def chosen_move(self) -> Move | None:
        """What was chosen; None while something is missing."""
        raise NotImplementedError

    def show_price(self, move: Move, change: HandChange) -> None:
        """Say what a move costs, if it is still the one that is chosen."""
        if move != self._asked:
            return
        self._change = change.draft
        self.primary.setEnabled(change.draft is not None)
        said = [reason_sentence(one, self._topics, self.words) for one in change.price]
        self.price.say("\n".join(said))

    def draft(self) -> PlanChange | None:
        """The change that was weighed."""
        return self._change


class MoveDialog(HandDialog):
    """Who is moved, how, and where to."""

    def __init__(
        self,
        shown: PairingsShown,
        people: Sequence[Someone],
        who: str,
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("Move somebody in the plan")
        super().__init__(title, words("Change the plan"), theme, words, today, parent)
        choose = ("", words("Choose…"))
        named = [(one.code, one.name) for one in people]
        self.who = ChoiceField(theme, words("Who"), [choose, *named])
        self.who.choose(who)
        self.add("who", words("Who"), self.who)
        ways = [
            (Way.BETWEEN.value, words("Put them between two people of a ring")),
            (Way.SWAP.value, words("Let them change places with somebody")),
            (Way.OUT.value, words("Take them out of the plan")),
            (Way.PAIR.value, words("Let them give to somebody, outside the rings")),
        ]
        if not shown.rings:
            ways = ways[3:]
        self.way = ChoiceField(theme, words("How"), ways)
        self.add("way", words("How"), self.way)
        self._links = {
            line.key: (line.coach.code, line.coachee.code)
            for ring in shown.rings
            for line in ring.lines
        }
        between = [
            (line.key, f"{ring.name}: {line.coach.name} → {line.coachee.name}")
            for ring in shown.rings
            for line in ring.lines
        ]
        self.between = ChoiceField(theme, words("Between"), [choose, *between])
        self.add("between", words("Between"), self.between)
        self.whom = ChoiceField(theme, words("With whom"), [choose, *named])
        self.add("whom", words("With whom"), self.whom)
        for field in (self.who, self.way, self.between, self.whom):
            field.chosen.connect(self._changed)
        self.add_price()
        self._show_fields()

    def _changed(self) -> None:
        self._show_fields()
        self.weigh()

    def _show_fields(self) -> None:
        way = self.way.key()
        self.labelled["between"].setVisible(way == Way.BETWEEN.value)
        self.labelled["whom"].setVisible(way in {Way.SWAP.value, Way.PAIR.value})

    def chosen_move(self) -> Move | None:
        """The move as it is chosen."""
        way, who = Way(self.way.key()), self.who.key()
        if not who:
            return None
        if way is Way.OUT:
            return Move(way, (who,))
        if way is Way.BETWEEN:
            link = self._links.get(self.between.key())
            return Move(way, (who, *link)) if link else None
        whom = self.whom.key()
        return Move(way, (who, whom)) if whom else None


class DrawRingDialog(HandDialog):
    """A ring drawn by hand: who gives to whom, one after the other, the last to the first."""

    def __init__(
        self,
        people: Sequence[Someone],
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("Draw a ring by hand")
        super().__init__(title, words("Put the ring in the plan"), theme, words, today, parent)
        said = words(
            "Each gives to the next and the last to the first. The next run keeps this ring and"
            " looks for places for everybody else."
        )
        self.content.addWidget(Sentence(said, theme, role=Role.SENTENCE))
        named = [(one.code, one.name) for one in people]
        self.places: list[ChoiceField] = []
        for number in range(1, LONGEST_DRAWN + 1):
            label = words("Place %(n)s", n=number)
            field = ChoiceField(theme, label, [("", "—"), *named])
            field.chosen.connect(self._changed)
            self.places.append(field)
        fields = [
            (f"place{n}", words("Place %(n)s", n=n), field)
            for n, field in enumerate(self.places, 1)
        ]
        # Where letters are large there is no room for two beside each other.
        step = 1 if theme.factor > LARGE else 2
        for at in range(0, LONGEST_DRAWN, step):
            self.beside(*fields[at : at + step])
        self.add_price()

    def _changed(self) -> None:
        self.weigh()

    def chosen_move(self) -> Move | None:
        """The ring, in the order of giving."""
        people = tuple(field.key() for field in self.places if field.key())
        return Move(Way.RING, people) if len(people) > 1 else None
