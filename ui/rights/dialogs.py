"""Dialogs about the rights of somebody: erasing, keeping without use, ground and notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.life_vocabulary import LawfulGround, RecordAsked
from facilitator.people.asked import answer_due
from facilitator.rights.actions import (
    AnsweredDraft,
    AskedDraft,
    BasisDraft,
    EraseDraft,
    RestrictDraft,
)
from facilitator.vocabulary import EraseMode
from ui.parts.buttons import CheckBox
from ui.parts.fields import ChoiceField
from ui.parts.forms import FormDialog
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.people.person import PersonDetail
    from facilitator.rights.copies import Copy
    from facilitator.words import Words
    from ui.theme.theme import Theme


class EraseDialog(FormDialog):
    """Erasing somebody; nothing happens before the box is ticked."""

    def __init__(
        self,
        person: PersonDetail,
        copies: Sequence[Copy],
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("Erase %(name)s", name=person.full_name)
        super().__init__(title, words("Erase"), theme, words, today, parent)
        self._person = person
        label = words("What goes")
        self.mode = ChoiceField(
            theme,
            label,
            (
                (EraseMode.PSEUDONYMISE.value, words("The name; minutes and counts stay")),
                (EraseMode.REMOVE.value, words("Everything, minutes and counts too")),
            ),
        )
        self.mode.chosen.connect(self._explain)
        self.add("mode", label, self.mode)
        self.what = Text("", Role.BODY_SOFT, theme, wraps=True)
        self.content.addWidget(self.what)
        self.copies = Text(_copies_said(copies, words), Role.BODY_SOFT, theme, wraps=True)
        self.content.addWidget(self.copies)
        self.sure = CheckBox(words("I know that this cannot be undone"), theme)
        self.sure.toggled.connect(self.primary.setEnabled)
        self.content.addWidget(self.sure)
        self.primary.setEnabled(False)
        self._explain(self.mode.key())

    def draft(self) -> EraseDraft:
        """The erasure."""
        return EraseDraft(self._person.id, EraseMode(self.mode.key()))

    def _explain(self, mode: str) -> None:
        words = self.words
        if mode == EraseMode.REMOVE.value:
            self.what.setText(
                words(
                    "Their record goes, with every pairing and session they were part of: hours "
                    "of the people they met go as well. Papers keep their number and date, not "
                    "their words."
                )
            )
        else:
            self.what.setText(
                words(
                    "Name, address, notes and steps of staying in touch go, from the history "
                    "and from archived papers too. Sessions stay under a number, so that "
                    "everybody else’s exchange stays true."
                )
            )


class RestrictDialog(FormDialog):
    """From which day on a record is kept and used for nothing."""

    def __init__(
        self, person: PersonDetail, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("Keep the record of %(name)s, use it for nothing", name=person.full_name)
        super().__init__(title, words("Use it for nothing"), theme, words, today, parent)
        self._person = person
        self.content.addWidget(
            Text(
                words(
                    "They asked for it (UK GDPR, article 18). They are matched with nobody and "
                    "stand on no paper, slip, letter or row until they say otherwise. What was "
                    "recorded stays; they can still see it, correct it and have it erased."
                ),
                Role.BODY_SOFT,
                theme,
                wraps=True,
            )
        )
        self.on = self.day("on", words("From"), today)

    def draft(self) -> RestrictDraft:
        """The restriction."""
        return RestrictDraft(self._person.id, self.on.day() or self.today)


class LiftDialog(FormDialog):
    """From which day on a record is used again."""

    def __init__(
        self, person: PersonDetail, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("Use the record of %(name)s again", name=person.full_name)
        super().__init__(title, words("Use it again"), theme, words, today, parent)
        self._person = person
        self.on = self.day("on", words("From"), today)

    def draft(self) -> RestrictDraft:
        """The day."""
        return RestrictDraft(self._person.id, self.on.day() or self.today)


class AskedDialog(FormDialog):
    """What somebody asks about their own record, and when it came; the month is said at once."""

    def __init__(
        self, person: PersonDetail, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("%(name)s asks about their record", name=person.full_name)
        super().__init__(title, words("Note it"), theme, words, today, parent)
        self._person = person
        label = words("What they ask")
        self.asks = ChoiceField(theme, label, asked_for(words))
        self.add("asks", label, self.asks)
        self.on = self.day("on", words("Came on"), today)
        month = words("They have an answer within one month: by %(date)s, if it came today.",
                      date=words.date(answer_due(today)))  # fmt: skip
        self.content.addWidget(Text(month, Role.BODY_SOFT, theme, wraps=True))

    def draft(self) -> AskedDraft:
        """What is noted."""
        asks = RecordAsked(self.asks.key())
        return AskedDraft(self._person.id, asks, self.on.day() or self.today)


class AnsweredDialog(FormDialog):
    """On which day somebody had the answer about their own record."""

    def __init__(
        self, person: PersonDetail, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("The answer to %(name)s", name=person.full_name)
        super().__init__(title, words("It is answered"), theme, words, today, parent)
        self._ask = person.asked_of_record[0]
        said = words(
            "%(what)s: asked on %(received)s, an answer is due by %(due)s.",
            what=dict(asked_for(words))[self._ask.asks.value],
            received=words.date(self._ask.received),
            due=words.date(self._ask.due),
        )
        self.content.addWidget(Text(said, Role.BODY_SOFT, theme, wraps=True))
        self.on = self.day("on", words("Answered on"), today)

    def draft(self) -> AnsweredDraft:
        """The day."""
        return AnsweredDraft(self._ask.id, self._ask.version, self.on.day() or self.today)


def asked_for(words: Words) -> tuple[tuple[str, str], ...]:
    """What may be asked about one's own record."""
    return (
        (RecordAsked.SEE.value, words("To see what we hold")),
        (RecordAsked.CORRECT.value, words("To have something put right")),
        (RecordAsked.RESTRICT.value, words("To have it kept and used for nothing")),
        (RecordAsked.ERASE.value, words("To have it erased")),
    )


class BasisDialog(FormDialog):
    """On which ground a record is kept, and which notice was given when."""

    def __init__(
        self, person: PersonDetail, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("Ground and notice: %(name)s", name=person.full_name)
        super().__init__(title, words("Note it"), theme, words, today, parent)
        self._person = person
        label = words("Ground on which the record is kept")
        self.ground = ChoiceField(theme, label, grounds(words))
        self.add("ground", label, self.ground)
        version = words("Version of the notice that they were given")
        self.notice = self.line("notice", version)
        self.notice.setText("1")
        self.told_on = self.day("told_on", words("Given on"), today)

    def draft(self) -> BasisDraft:
        """What is noted."""
        return BasisDraft(
            self._person.id,
            LawfulGround(self.ground.key()),
            self.notice.text(),
            self.told_on.day() or self.today,
        )


def grounds(words: Words) -> tuple[tuple[str, str], ...]:
    """The grounds of article 6, the usual one of a public body first."""
    return (
        (LawfulGround.PUBLIC_TASK.value, words("A public task")),
        (LawfulGround.LEGITIMATE_INTERESTS.value, words("Legitimate interests")),
        (LawfulGround.CONTRACT.value, words("A contract")),
        (LawfulGround.LEGAL_DUTY.value, words("A legal duty")),
        (LawfulGround.CONSENT.value, words("Consent")),
    )


def _copies_said(copies: Sequence[Copy], words: Words) -> str:
    if not copies:
        return words("No backup holds them.")
    told = []
    days = [copy.gone_by for copy in copies if copy.gone_by is not None]
    if days:
        told.append(
            words(
                "Backups that still hold them: %(count)s. The last goes by %(date)s, while the "
                "programme is opened every month.",
                count=len(days),
                date=words.date(max(days)),
            )
        )
    by_hand = [copy.file for copy in copies if copy.gone_by is None]
    if by_hand:
        told.append(
            words("These hold them until you delete them: %(files)s.", files=", ".join(by_hand))
        )
    told.append(words("Copies on a stick or a share are yours to delete."))
    return " ".join(told)
