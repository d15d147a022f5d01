"""An organisation joins, lies dormant, or leaves on a day: what changes, before it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.organisations.actions import PartDraft, PartnerDraft, QuietDraft
from facilitator.printing.yearly import organisation_letter
from ui.parts.buttons import CheckBox
from ui.parts.forms import FormDialog
from ui.parts.text import Text
from ui.people.printing import ForOne
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from PySide6.QtWidgets import QWidget
    from sqlalchemy.orm import Session

    from facilitator.organisations.leaving import Parting
    from facilitator.printing.wanted import Sheet
    from facilitator.words import Language, Words
    from ui.theme.theme import Theme


def _name(parting: Parting, words: Words) -> str:
    return parting.name_cy if words.language.value == "cy" else parting.name_en


class PartnerDialog(FormDialog):
    """The agreement, the data sharing and the lead of an organisation that joins."""

    def __init__(
        self, parting: Parting, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("%(name)s joins", name=_name(parting, words))
        super().__init__(title, words("Take it in"), theme, words, today, parent)
        self._parting = parting
        self.on = self.day("on", words("Joined on"), today)
        self.agreement = self.day("agreement", words("Agreement signed on"), None)
        self.data = self.day("data", words("Data sharing agreed on"), None)
        self.lead = self.line("lead", words("Lead"), parting.lead_name)
        self.contact = self.line("contact", words("Contact"), parting.lead_contact)

    def draft(self) -> PartnerDraft:
        """The joining."""
        return PartnerDraft(
            self._parting.id, self._parting.version, self.on.day() or self.today,
            self.agreement.day(), self.data.day(), self.lead.text(), self.contact.text(),
        )  # fmt: skip


class QuietDialog(FormDialog):
    """An organisation lies dormant."""

    def __init__(
        self, parting: Parting, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("%(name)s lies quiet for now", name=_name(parting, words))
        super().__init__(title, words("Let it be quiet"), theme, words, today, parent)
        self._parting = parting
        for line in effect_of(parting, words):
            self.content.addWidget(Text(line, Role.BODY_SOFT, theme, wraps=True))

    def draft(self) -> QuietDraft:
        """The quiet time."""
        return QuietDraft(self._parting.id, self._parting.version)


class PartDialog(FormDialog):
    """An organisation leaves on a day."""

    def __init__(
        self, parting: Parting, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("%(name)s leaves", name=_name(parting, words))
        super().__init__(title, words("Let it leave"), theme, words, today, parent)
        self.setMinimumWidth(theme.px(520))
        self._parting = parting
        for line in effect_of(parting, words):
            self.content.addWidget(Text(line, Role.BODY_SOFT, theme, wraps=True))
        self.on = self.day("on", words("From"), today)
        self.carries_on = CheckBox(
            words("It carries its own promises to their end; else they are let go with thanks"),
            theme,
        )
        self.carries_on.setVisible(parting.promises > 0)
        self.content.addWidget(self.carries_on)
        if parting.people:
            self.content.addWidget(Text(words("Its people today"), Role.STRONG, theme))
            names = Text("\n".join(parting.people), Role.SENTENCE, theme, wraps=True)
            self.content.addWidget(names)

    def draft(self) -> PartDraft:
        """The leaving."""
        parting = self._parting
        on = self.on.day() or self.today
        return PartDraft(parting.id, parting.version, on, self.carries_on.isChecked())


def effect_of(parting: Parting, words: Words) -> list[str]:
    """What changes, and what does not."""
    lines = [
        words.many("%(n)s running pairing goes on to its end; no new one begins.",
                   "%(n)s running pairings go on to their end; no new ones begin.",
                   parting.pairings),
        words.many("%(n)s person stays a member and is not told why.",
                   "%(n)s people stay members and are not told why.", len(parting.people)),
    ]  # fmt: skip
    if parting.promises:
        hours = words.hours(parting.minutes)
        lines.append(
            words("Promises of its own: %(n)s, %(hours)s", n=parting.promises, hours=hours)
        )
    lines.append(words("One undo takes it back."))
    return lines


def letter_for(organisation: uuid.UUID, words: Words) -> ForOne:
    """The letter that says to the lead how the organisation stands today."""

    def question(db: Session, languages: tuple[Language, ...], today: dt.date) -> Sheet | None:
        return organisation_letter(db, organisation, languages, today)

    title = words("Letter to the lead")
    return ForOne(title, title, question)
