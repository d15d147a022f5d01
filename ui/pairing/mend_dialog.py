"""Mend the ring: who leaves, the ways there are (the least change first), and whom it touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator.pairing.mending_step import MendDraft
from ui.pairing.wording import listed
from ui.parts.fields import ChoiceField
from ui.parts.radios import Radios
from ui.parts.tall_forms import TallForm
from ui.parts.text import Sentence
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QWidget

    from facilitator.pairing.mending import RingToMend
    from facilitator.pairing.repair import Mending
    from facilitator.pairing.shown import RingShown
    from facilitator.words import Words
    from ui.theme.theme import Theme


class MendDialog(TallForm):
    """A ring, who leaves it, and the ways that were found for that."""

    leaver_chosen = Signal(str)

    def __init__(
        self, ring: RingShown, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("Mend the ring %(ring)s", ring=ring.name)
        super().__init__(title, words("Mend the ring"), theme, words, today, parent)
        self._found: RingToMend | None = None
        people = [(line.coach.code, line.coach.name) for line in ring.lines]
        if not ring.is_closed:
            people.insert(0, ("", words("Nobody else: the place is open already")))
        self.leaver = ChoiceField(theme, words("Who leaves the ring"), people)
        self.add("leaver", words("Who leaves the ring"), self.leaver)
        self.leaver.chosen.connect(self.leaver_chosen)
        self.on = self.day("on", words("From"), today)
        self.said = Sentence("", theme, role=Role.BODY_SOFT)
        self.content.addWidget(self.said)
        self.ways: Radios | None = None
        kept = words("Sessions that were held stay in the record, to the minute.")
        self.content.addWidget(Sentence(kept, theme))
        self.content.addStretch(1)
        # The ways come after the dialog is shown; there is room for them, and a bar beyond.
        room = self.screen().availableGeometry().height() - theme.px(260)
        self.room.setMinimumHeight(min(theme.px(460), max(200, room)))
        self.primary.setEnabled(False)

    def show_ways(self, found: RingToMend | None) -> None:
        """Show the ways that were found, the first one chosen."""
        words = self.words
        self._found = found
        if self.ways is not None:
            self.ways.hide()
            self.ways.deleteLater()
            self.ways = None
        ways = found.ways if found is not None else ()
        self.primary.setEnabled(bool(ways))
        if found is None or not ways:
            self.said.say(
                words(
                    "No way was found by the present rules. End the pairings and let the next run"
                    " look for places, or pair two people by hand."
                )
            )
            return
        self.said.say(words("The least change comes first. Choose how to go on:"))
        self.ways = Radios(
            tuple(
                (str(at), self._name(found, way), self._effect(found, way))
                for at, way in enumerate(ways)
            ),
            self.theme,
            words("How to mend"),
        )
        self.content.insertWidget(self.content.indexOf(self.said) + 1, self.ways)

    def _name(self, found: RingToMend, way: Mending) -> str:
        return self.words.stored(
            way.way.value,
            {
                "giver": found.who[found.left[-1]].called,
                "receiver": found.who[found.left[0]].called,
                "joins": found.who[way.joins].called if way.joins else "",
            },
        )

    def _effect(self, found: RingToMend, way: Mending) -> str:
        """What begins and ends, pair by pair, and who is touched."""
        words = self.words

        def said(pairs: tuple[tuple[str, str], ...]) -> str:
            arrows = (f"{found.who[a].called} → {found.who[b].called}" for a, b in pairs)
            return listed(arrows, words)

        parts = [words("Begins: %(pairs)s.", pairs=said(way.begins))]
        if way.ends:
            parts.append(words("Ends: %(pairs)s.", pairs=said(way.ends)))
        names = listed((found.who[code].called for code in way.affected), words)
        parts.append(words("Whom it touches: %(names)s.", names=names))
        return " ".join(parts)

    def draft(self) -> MendDraft | None:
        """The way that was chosen."""
        day = self.on.day()
        if day is None:
            self.labelled["on"].say(self.words("A day is needed."))
            return None
        if self._found is None or self.ways is None:
            return None
        return MendDraft(self._found, self._found.ways[int(self.ways.key())], day)
