"""Dialogs of requests: what is asked for, and in which cohort the pairing stands."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from facilitator.asking_vocabulary import Release
from facilitator.board.wording import urgencies
from facilitator.exchange_vocabulary import Urgency
from facilitator.requests.actions import AcceptDraft, RequestChange, RequestDraft
from facilitator.requests.wording import releases
from ui.parts.fields import ChoiceField, TextField
from ui.parts.forms import FormDialog
from ui.parts.tall_forms import TallForm
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator.cohorts.questions import CohortFacts
    from facilitator.people.person import Bilingual
    from facilitator.requests.questions import OfferLine, RequestLine
    from facilitator.words import Words
    from ui.theme.theme import Theme

    Topics = Sequence[tuple[uuid.UUID, Bilingual]]


class RequestForm(TallForm):
    """What somebody asks for, by when, how urgent it is, and what the line manager said."""

    def __init__(
        self,
        person_id: uuid.UUID,
        name: str,
        topics: Topics,
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
        *,
        line: RequestLine | None = None,
    ) -> None:
        title = words("%(name)s asks for help", name=name)
        act = words("Keep the change") if line else words("Keep request")
        super().__init__(title, act, theme, words, today, parent)
        self._person, self._line = person_id, line
        self.need = TextField(theme, words("What is needed"))
        self.add("need", words("What is needed"), self.need)
        language = words.language.value
        self.topic = ChoiceField(
            theme,
            words("Topic"),
            [
                ("", words("whatever they ask for on record")),
                *((str(key), name.said(language) or name.en) for key, name in topics),
            ],
        )
        self.add("topic", words("Topic"), self.topic)
        self.received = self.day("received", words("Came on"), line.received if line else today)
        self.received.setEnabled(line is None)
        self.need_by = self.day("need_by", words("Wanted by"), line.need_by if line else None)
        self.urgency = ChoiceField(
            theme, words("How soon"), [(k.value, v) for k, v in urgencies(words).items()]
        )
        self.add("urgency", words("How soon"), self.urgency)
        self.release = ChoiceField(
            theme, words("The line manager"), [(k.value, v) for k, v in releases(words).items()]
        )
        self.add("release", words("The line manager"), self.release)
        self.urgency.choose((line.urgency if line else Urgency.WHENEVER).value)
        self.release.choose((line.release if line else Release.NOT_ASKED).value)
        if line is not None:
            self.need.setPlainText(line.need)
            self.topic.choose(str(line.topic_id) if line.topic_id else "")
        self.need.setFocus()

    def draft(self) -> RequestDraft | RequestChange:
        """The request, or what differs in it."""
        topic = uuid.UUID(self.topic.key()) if self.topic.key() else None
        urgency, release = Urgency(self.urgency.key()), Release(self.release.key())
        need, need_by = self.need.toPlainText().strip(), self.need_by.day()
        if self._line is None:
            received = self.received.day() or self.today
            return RequestDraft(
                self._person, received, None, need, topic, need_by, urgency, release
            )
        fields: dict[str, object] = {
            "need": need,
            "topic_id": topic,
            "need_by": need_by,
            "urgency": urgency,
            "release": release,
        }
        return RequestChange(self._line.id, self._line.version, fields)


class AcceptForm(FormDialog):
    """Somebody says yes: in which cohort the pairing is proposed."""

    def __init__(
        self,
        offer: OfferLine,
        asking: str,
        cohorts: Sequence[CohortFacts],
        wanted: str,
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("%(name)s says yes", name=offer.name)
        super().__init__(title, words("Propose the pairing"), theme, words, today, parent)
        self._offer = offer
        sentence = words(
            "%(coach)s → %(name)s will stand in the cohort as proposed, with its number of "
            "sessions. One undo takes it back.",
            coach=offer.name,
            name=asking,
        )
        self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        language = words.language.value
        self.cohort = ChoiceField(
            theme, words("Cohort"), [(str(one.id), one.title(language)) for one in cohorts]
        )
        self.cohort.choose(wanted)
        self.add("cohort", words("Cohort"), self.cohort)
        self.primary.setEnabled(bool(cohorts))

    def draft(self) -> AcceptDraft | None:
        """The yes."""
        key = self.cohort.key()
        return AcceptDraft(self._offer.id, self._offer.version, uuid.UUID(key)) if key else None
