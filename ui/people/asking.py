"""Dialogs about asking: somebody asks for help, and gets an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.requests.actions import AnswerDraft, RequestDraft
from ui.parts.fields import TextField
from ui.parts.forms import FormDialog
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QWidget

    from facilitator.people.person import PersonDetail, RequestLine
    from facilitator.words import Words
    from ui.theme.theme import Theme


class RequestDialog(FormDialog):
    """Somebody asks for help; its clock begins on the day it came."""

    def __init__(
        self, person: PersonDetail, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("%(name)s asks for help", name=person.full_name)
        super().__init__(title, words("Keep request"), theme, words, today, parent)
        self._person = person
        self.on = self.day("on", words("Came on"), today)
        self.need = TextField(theme, words("What is needed"))
        self.add("need", words("What is needed"), self.need)

    def draft(self) -> RequestDraft:
        """The request."""
        received = self.on.day() or self.today
        return RequestDraft(self._person.id, received, need=self.need.toPlainText())


class AnswerDialog(FormDialog):
    """A request has been answered; the day it was is noted."""

    def __init__(
        self,
        person: PersonDetail,
        request: RequestLine,
        theme: Theme,
        words: Words,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = words("The answer to %(name)s", name=person.full_name)
        super().__init__(title, words("Note the answer"), theme, words, today, parent)
        self._request = request
        asked = words("Asked for help on %(date)s.", date=words.date(request.received))
        self.content.addWidget(Text(asked, Role.BODY_SOFT, theme, wraps=True))
        if request.need:
            self.content.addWidget(Text(request.need, Role.BODY, theme, wraps=True))
        self.on = self.day("on", words("Answered on"), today)

    def draft(self) -> AnswerDraft:
        """The answer."""
        return AnswerDraft(self._request.id, self._request.version, self.on.day() or self.today)
