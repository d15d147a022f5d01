"""What a pairing has agreed, to be changed: `drafted` carries a `PairingChange`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.pairing.actions import PairingChange
from facilitator.vocabulary import PairingState
from ui.pairing.wording import pair_words
from ui.parts.fields import ChoiceField
from ui.parts.forms import FormDialog
from ui.parts.text import Sentence
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QWidget

    from facilitator.pairing.agreed import Agreed
    from facilitator.pairing.shown import PairLine
    from facilitator.words import Words
    from ui.theme.theme import Theme


class AgreedDialog(FormDialog):
    """Sessions, length, days, place and language of a pairing, and whether it is paused."""

    def __init__(
        self,
        line: PairLine,
        agreed: Agreed,
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title, act = words("Change what was agreed"), words("Keep the change")
        super().__init__(title, act, theme, words, today, parent)
        self._agreed = agreed
        self.content.addWidget(Sentence(pair_words(line), theme, role=Role.BODY_SOFT))
        self.sessions = self.number(
            "sessions", words("Sessions agreed"), agreed.contracted_sessions, 0, 60
        )
        self.minutes = self.number("minutes", words("Minutes each"), agreed.minutes_each, 0, 600)
        self.starts = self.day("starts", words("First day"), agreed.started)
        self.ends = self.day("ends", words("Last day"), agreed.planned_end)
        self.place = self.line("place", words("Place"), agreed.place)
        self.language = ChoiceField(
            theme,
            words("Language of the sessions"),
            (("", words("not said")), ("cy", words("Welsh")), ("en", words("English"))),
        )
        self.language.choose(agreed.language)
        self.add("language", words("Language of the sessions"), self.language)
        states = {
            PairingState.IN_FORCE: words("Goes on"),
            PairingState.PAUSED: words("Paused for a while"),
            PairingState.EXTENDED: words("Extended"),
        }
        self.state = ChoiceField(
            theme,
            words("How it stands"),
            tuple((state.value, said) for state, said in states.items()),
        )
        self.state.choose(agreed.state.value)
        self._may_change_state = agreed.state in states
        if self._may_change_state:
            self.add("state", words("How it stands"), self.state)
        kept = words("Sessions that were held stay in the record, to the minute.")
        self.content.addWidget(Sentence(kept, theme))

    def draft(self) -> PairingChange | None:
        """What differs from what was agreed before."""
        before, starts, ends = self._agreed, self.starts.day(), self.ends.day()
        if starts is None and before.started is not None:
            self.labelled["starts"].say(self.words("A first day is needed."))
            return None
        if starts is not None and ends is not None and ends < starts:
            self.labelled["ends"].say(self.words("The last day is before the first."))
            return None
        now: dict[str, object] = {
            "contracted_sessions": self.sessions.value(),
            "minutes_each": self.minutes.value(),
            "started": starts,
            "planned_end": ends,
            "place": self.place.text().strip(),
            "language": self.language.key(),
        }
        if self._may_change_state:
            now["state"] = PairingState(self.state.key())
        fields = {name: value for name, value in now.items() if value != getattr(before, name)}
        return PairingChange(before.id, before.version, fields)
