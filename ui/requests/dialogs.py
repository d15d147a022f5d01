"""What somebody who was asked says: yes, or not just now and who is asked next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator.requests.actions import DeclineDraft
from ui.parts.buttons import Button, CheckBox
from ui.parts.dialogs import Dialog
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.requests.possible import Possible
    from facilitator.requests.questions import OfferLine, RequestLine
    from facilitator.words import Words
    from ui.theme.theme import Theme


class SayDialog(Dialog):
    """`yes_wanted` goes on to the pairing; `drafted` carries a decline, with who comes next."""

    yes_wanted = Signal()

    def __init__(
        self,
        line: RequestLine,
        offer: OfferLine,
        following: Possible | None,
        theme: Theme,
        words: Words,
        parent: QWidget,
    ) -> None:
        title = words("What does %(name)s say?", name=offer.name)
        super().__init__(title, theme, words, primary=words("Yes…"), parent=parent)
        self._offer, self._next = offer, following
        sentence = words(
            "Asked on %(date)s about helping %(name)s. No reason is asked for a no, and none "
            "is kept.",
            date=words.date(offer.offered_on),
            name=line.name,
        )
        self.content.addWidget(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        ask = words("With a no, ask %(name)s next", name=following.name if following else "")
        self.ask_next = CheckBox(ask, theme)
        self.ask_next.setChecked(following is not None)
        self.ask_next.setVisible(following is not None)
        self.content.addWidget(self.ask_next)
        self.no = Button(words("Not just now"), theme, height=40)
        self.no.setAutoDefault(False)
        self.no.clicked.connect(lambda: self._draft(taken_back=False))
        self.take_back = Button(words("Take the offer back"), theme, height=40)
        self.take_back.setAutoDefault(False)
        self.take_back.clicked.connect(lambda: self._draft(taken_back=True))
        self.foot.insertWidget(1, self.no)
        self.foot.insertWidget(1, self.take_back)
        self.primary_pressed.connect(self.yes_wanted)

    def _draft(self, *, taken_back: bool) -> None:
        going_on = self._next is not None and self.ask_next.isChecked() and not taken_back
        following = self._next.person_id if self._next is not None and going_on else None
        self.drafted.emit(DeclineDraft(self._offer.id, self._offer.version, following, taken_back))
