"""Moving a gathering to another day: what moves with it, and the calendar file for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.cohorts.actions import MoveGatheringDraft
from ui.parts.forms import FormDialog
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QWidget

    from facilitator.cohorts.moving import Moving
    from facilitator.words import Words
    from ui.theme.theme import Theme


class MoveDialog(FormDialog):
    """The new day, time and place of a gathering."""

    def __init__(
        self, moving: Moving, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = moving.title_cy if words.language.value == "cy" else moving.title_en
        said = words("Move %(title)s", title=title)
        super().__init__(said, words("Move the gathering"), theme, words, today, parent)
        self._moving = moving
        now = words("It is planned for %(day)s.", day=words.date(moving.day, "full"))
        self.content.addWidget(Text(now, Role.BODY_SOFT, theme, wraps=True))
        self.on = self.day("day", words("New day"), None)
        self.starts = self.line("starts", words("Starts at"), moving.starts_at)
        self.ends = self.line("ends", words("Ends at"), moving.ends_at)
        self.place_cy = self.line("place_cy", words("Place in Welsh"), moving.place_cy)
        self.place_en = self.line("place_en", words("Place in English"), moving.place_en)
        self.effect = Text("\n".join(self._effect()), Role.BODY_SOFT, theme, wraps=True)
        self.content.addWidget(self.effect)
        self.on.setFocus()

    def _effect(self) -> list[str]:
        words, moving = self.words, self._moving
        lines = [
            words.many("%(n)s person is to hear of it.", "%(n)s people are to hear of it.",
                       moving.people),
            words.many("%(n)s arranged session moves along.", "%(n)s arranged sessions move along.",
                       moving.sessions),
        ]  # fmt: skip
        if moving.pack_prepared_on is not None:
            lines.append(words("The pack is out of date then; slips handed out still key in."))
        lines.append(words("Save the calendar file again and send it: it moves their entry."))
        return lines

    def draft(self) -> MoveGatheringDraft | None:
        """The new day; None while it is missing."""
        day, moving = self.on.day(), self._moving
        if day is None:
            self.labelled["day"].say(self.words("Say on which day it is held instead."))
            self.on.setFocus()
            return None
        return MoveGatheringDraft(
            moving.id, moving.version, day, self.starts.text(), self.ends.text(),
            self.place_en.text(), self.place_cy.text(),
        )  # fmt: skip
