"""Small dialogs about one person: new, moved, qualified, agreed, at rest, stepping out."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from facilitator.care.actions import RestDraft, ReturnDraft, SupervisionDraft
from facilitator.life_vocabulary import RestReason
from facilitator.people.actions import (
    ConsentDraft,
    MoveDraft,
    PersonDraft,
    QualificationDraft,
    Work,
)
from facilitator.people.moving import inside_one
from facilitator.people.names import suggested_sort_name
from facilitator.vocabulary import ConsentPurpose, LetterLanguage
from ui.parts.buttons import CheckBox
from ui.parts.chips_field import ChipsField
from ui.parts.fields import ChoiceField, NumberField
from ui.parts.forms import FormDialog
from ui.parts.text import Text
from ui.people.wording import letter_languages, purposes, rest_reasons
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.organisations.questions import OrganisationMark
    from facilitator.people.moving import Partner
    from facilitator.people.person import PersonDetail
    from facilitator.words import Words
    from ui.theme.theme import Theme

LONGEST_SUPERVISION = 1440
WITHOUT = ""


class NewPersonDialog(FormDialog):
    """A new person: a name is enough, everything else can come later."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        today: dt.date,
        organisations: Sequence[OrganisationMark],
        topics: Sequence[tuple[str, str]],
        parent: QWidget,
    ) -> None:
        super().__init__(words("New person"), words("Add person"), theme, words, today, parent)
        self.setMinimumWidth(theme.px(520))
        self.name = self.line("name", words("Full name"))
        self.sort_name = self.line("sort_name", words("Sorted as"), hint=words("family name first"))
        self.email = self.line("email", words("E-mail"))
        self.organisation = organisation_choice(theme, words, organisations)
        self.add("organisation", words("Organisation"), self.organisation)
        self.role = self.line("role", words("Role"))
        self.letters = ChoiceField(theme, words("Language of letters"), letter_languages(words))
        self.add("letters", words("Language of letters"), self.letters)
        language = words.language.value
        names = [cy if language == "cy" else en for en, cy in topics]
        self.offers = ChipsField(theme, words, words("Offers"))
        self.asks = ChipsField(theme, words, words("Asks"))
        self.offers.offer(names)
        self.asks.offer(names)
        self.add("offers", words("Offers"), self.offers)
        self.add("asks", words("Asks"), self.asks)
        self._typed_sort_name = False
        self.name.textChanged.connect(self._suggest)
        self.sort_name.textEdited.connect(self._leave_sort_name)
        self.name.setFocus()

    def _suggest(self, name: str) -> None:
        if not self._typed_sort_name:
            self.sort_name.setText(suggested_sort_name(name))

    def _leave_sort_name(self, text: str) -> None:
        self._typed_sort_name = bool(text)

    def draft(self) -> PersonDraft | None:
        """The new person."""
        name = self.name.text().strip()
        if not name:
            self.say_at("name", self.words("A name is needed; everything else can come later."))
            self.name.setFocus()
            return None
        key, role = self.organisation.key(), self.role.text().strip()
        work = (Work(_id(key), role=role),) if key or role else ()
        letters = LetterLanguage(self.letters.key())
        asked = letters is not LetterLanguage.NOT_ASKED
        return PersonDraft(
            full_name=name,
            sort_name=self.sort_name.text().strip(),
            email=self.email.text().strip(),
            letter_language=letters,
            language_asked_on=self.today if asked else None,
            offers=list(self.offers.said()),
            asks=list(self.asks.said()),
            work=work,
        )


class MoveDialog(FormDialog):
    """Where a person works from a day on; without a day it replaces what stood there."""

    def __init__(
        self,
        person: PersonDetail,
        theme: Theme,
        words: Words,
        today: dt.date,
        organisations: Sequence[OrganisationMark],
        partners: tuple[Partner, ...],
        parent: QWidget,
    ) -> None:
        title = words("Where %(name)s works", name=person.full_name)
        super().__init__(title, words("Note the move"), theme, words, today, parent)
        self._person = person
        self.organisation = organisation_choice(theme, words, organisations)
        self.add("organisation", words("Organisation"), self.organisation)
        self.department = self.line("department", words("Department or site"))
        self.role = self.line("role", words("Role"))
        self.manager = self.line("manager", words("Line manager"))
        self.start = self.day("start", words("From"), None)
        self.content.addWidget(
            Text(
                words("Without a day this puts right what stands there now."),
                Role.SENTENCE,
                theme,
                wraps=True,
            )
        )
        work = person.work
        if work is not None:
            self.organisation.choose(str(work.organisation.id) if work.organisation else WITHOUT)
            self.department.setText(work.department)
            self.role.setText(work.role)
            self.manager.setText(work.line_manager)
        self._partners = partners
        self.affects = Text("", Role.BODY_SOFT, theme, wraps=True)
        self.content.addWidget(self.affects)
        self.organisation.chosen.connect(lambda _key: self._say_what_it_affects())
        self.manager.textChanged.connect(lambda _text: self._say_what_it_affects())
        self._say_what_it_affects()

    def _say_what_it_affects(self) -> None:
        words, work = self.words, self._person.work
        lines = [words("They stay a member; every pairing goes on.")]
        inside = inside_one(self._partners, _id(self.organisation.key()))
        if inside:
            names = ", ".join(inside)
            said = words("Inside one organisation from then on: the pairing with %(names)s. "
                         "Its hours no longer count as given elsewhere.", names=names)  # fmt: skip
            lines.append(said)
        before = work.line_manager if work else ""
        again = [one.name for one in self._partners if one.gives_to_them and one.is_agreed]
        if again and self.manager.text().strip() != before:
            names = ", ".join(again)
            said = words(
                "Agree again with the new sponsor and print the agreement with a sponsor: "
                "%(names)s. A sponsor not known yet is a line to fill.",
                names=names,
            )
            lines.append(said)
        self.affects.setText("\n".join(lines))

    def draft(self) -> MoveDraft:
        """The move."""
        work = Work(
            organisation_id=_id(self.organisation.key()),
            department=self.department.text(),
            role=self.role.text(),
            line_manager_name=self.manager.text(),
            start=self.start.day(),
        )
        return MoveDraft(self._person.id, work, self._person.version)


class QualificationDialog(FormDialog):
    """A qualification or accreditation."""

    def __init__(
        self, person: PersonDetail, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("Qualification of %(name)s", name=person.full_name)
        super().__init__(title, words("Add qualification"), theme, words, today, parent)
        self._person = person
        self.name = self.line("title", words("Title"))
        self.body = self.line("body", words("Awarding body"))
        self.achieved = self.day("achieved", words("Achieved on"), None)
        self.expires = self.day("expires", words("Good until"), None)
        self.seen = CheckBox(words("I have seen the certificate"), theme)
        self.content.addWidget(self.seen)

    def draft(self) -> QualificationDraft | None:
        """The qualification."""
        if not self.name.text().strip():
            self.say_at("title", self.words("A title is needed."))
            return None
        return QualificationDraft(
            person_id=self._person.id,
            title=self.name.text(),
            body=self.body.text(),
            achieved_on=self.achieved.day(),
            expires=self.expires.day(),
            certificate_seen=self.seen.isChecked(),
        )


class ConsentDialog(FormDialog):
    """What a person agreed to, and when."""

    def __init__(
        self, person: PersonDetail, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("Consent of %(name)s", name=person.full_name)
        super().__init__(title, words("Keep consent"), theme, words, today, parent)
        self._person = person
        self.purpose = ChoiceField(theme, words("To what"), purposes(words))
        self.add("purpose", words("To what"), self.purpose)
        self.given = self.day("given", words("Given on"), today)

    def draft(self) -> ConsentDraft:
        """The consent."""
        given = self.given.day() or self.today
        return ConsentDraft(self._person.id, ConsentPurpose(self.purpose.key()), given)


class RestDialog(FormDialog):
    """A rest from a day on, until a day or until they say; a kind of reason only if said."""

    def __init__(
        self, person: PersonDetail, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("Let %(name)s rest", name=person.full_name)
        super().__init__(title, words("Let rest"), theme, words, today, parent)
        self._person = person
        self.content.addWidget(
            Text(
                words(
                    "At rest means at rest: no row, slip, badge or letter. Due dates move by the "
                    "days of the rest, and a week after it stays quiet."
                ),
                Role.BODY_SOFT,
                theme,
                wraps=True,
            )
        )
        self.start = self.day("start", words("First day"), today)
        self.end = self.day("end", words("Last day, empty until they say"), None)
        self.reason = ChoiceField(theme, words("Kind of reason"), rest_reasons(words))
        self.add("reason", words("Kind of reason"), self.reason, words("nothing more is kept"))

    def draft(self) -> RestDraft:
        """The rest."""
        start = self.start.day() or self.today
        reason = RestReason(self.reason.key())
        return RestDraft(self._person.id, start, self.end.day(), reason)


class ReturnDialog(FormDialog):
    """The first day back, after a rest or after stepping out."""

    def __init__(
        self, person: PersonDetail, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("Welcome %(name)s back", name=person.full_name)
        super().__init__(title, words("Welcome back"), theme, words, today, parent)
        self._person = person
        self.on = self.day("on", words("First day back"), today)

    def draft(self) -> ReturnDraft:
        """The return."""
        on = self.on.day() or self.today
        return ReturnDraft(self._person.id, on, self._person.version)


class SupervisionDialog(FormDialog):
    """Supervision that somebody had."""

    def __init__(
        self, person: PersonDetail, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("Supervision of %(name)s", name=person.full_name)
        super().__init__(title, words("Note supervision"), theme, words, today, parent)
        self._person = person
        self.on = self.day("on", words("Day"), today)
        minutes = words("Minutes")
        self.minutes = NumberField(theme, minutes, least=1, most=LONGEST_SUPERVISION, step=15)
        self.minutes.setValue(60)
        self.add("minutes", minutes, self.minutes)

    def draft(self) -> SupervisionDraft:
        """The supervision."""
        return SupervisionDraft(self._person.id, self.on.day() or self.today, self.minutes.value())


def organisation_choice(
    theme: Theme, words: Words, organisations: Sequence[OrganisationMark]
) -> ChoiceField:
    """A choice among organisations, none included."""
    language = words.language.value
    options = [(WITHOUT, words("No organisation"))]
    options += [(str(mark.id), mark.name(language)) for mark in organisations]
    return ChoiceField(theme, words("Organisation"), options)


def _id(key: str) -> uuid.UUID | None:
    return uuid.UUID(key) if key else None
