"""Leaving in four small steps: when, who goes on with whom, what becomes of promises, the whole."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from facilitator.leaving.actions import FarewellDraft, PairingEnd, PromiseEnd, PromiseWay
from facilitator.vocabulary import PersonStatus
from ui.parts.buttons import Button, CheckBox
from ui.parts.dialogs import Dialog
from ui.parts.fields import ChoiceField, DateField, Labelled
from ui.parts.text import Text
from ui.people.wording import endings
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.leaving.questions import Leaving, LeftPairing, LeftPromise
    from facilitator.words import Words
    from ui.theme.theme import Theme

ENDS = ""
LAST = 3
HIGHEST = 380


class LeavingDialog(Dialog):
    """The wizard; `drafted` carries the farewell, `thanks_wanted` asks for the thank-you first."""

    thanks_wanted = Signal()

    def __init__(
        self, leaving: Leaving, theme: Theme, words: Words, today: dt.date, parent: QWidget
    ) -> None:
        title = words("%(name)s steps out", name=leaving.name)
        super().__init__(title, theme, words, primary=words("Next"), parent=parent)
        self.setMinimumWidth(theme.px(600))
        self._leaving, self._today = leaving, today
        self.where = Text("", Role.SENTENCE, theme)
        self.content.addWidget(self.where)
        self.steps = QStackedWidget()
        self.content.addWidget(self.steps)
        self.pairings: dict[uuid.UUID, ChoiceField] = {}
        self.promises: dict[uuid.UUID, tuple[ChoiceField, ChoiceField]] = {}
        for make in (self._when, self._who_goes_on, self._promised, self._whole):
            self.steps.addWidget(self._page(make))
        self.back = Button(words("Back"), theme, height=40)
        self.back.setAutoDefault(False)
        self.back.clicked.connect(lambda: self._show(self.steps.currentIndex() - 1))
        self.foot.insertWidget(0, self.back)
        self.primary_pressed.connect(self._go_on)
        self._show(0)

    def _page(self, make: object) -> QWidget:
        """One step, which scrolls where the screen is low."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 4, 12, 4)
        column.setSpacing(12)
        assert callable(make)
        make(column)
        column.addStretch()
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        area.setWidget(inside)
        area.setMinimumHeight(min(HIGHEST, self.theme.px(320)))
        return area

    def _when(self, column: QVBoxLayout) -> None:
        words, theme = self.words, self.theme
        thanks = words("First of all the thank-you: it prints while they are still here.")
        column.addWidget(Text(thanks, Role.BODY_SOFT, theme, wraps=True))
        self.thanks = Button(words("Print the thank-you…"), theme, icon="printer")
        self.thanks.setAutoDefault(False)
        self.thanks.clicked.connect(self.thanks_wanted)
        column.addWidget(self.thanks, 0, Qt.AlignmentFlag.AlignLeft)
        self.how = ChoiceField(theme, words("How"), endings(words))
        self.how.chosen.connect(lambda _key: self._fit())
        column.addWidget(Labelled(words("How"), self.how, theme))
        self.on = DateField(theme, words("From"), words, self._today)
        self.on.show_day(self._today)
        self.day = Labelled(words("From"), self.on, theme)
        column.addWidget(self.day)
        self.died = Text(
            words("Everything stops today: nothing is printed, sent or asked any more."),
            Role.BODY_SOFT, theme, wraps=True,
        )  # fmt: skip
        column.addWidget(self.died)
        self.roll = CheckBox(words("The family wishes the name to stay on the roll"), theme)
        column.addWidget(self.roll)
        reason = words("No reason is asked, and none is kept.")
        column.addWidget(Text(reason, Role.SENTENCE, theme, wraps=True))
        self._fit()

    def _who_goes_on(self, column: QVBoxLayout) -> None:
        words, theme = self.words, self.theme
        if not self._leaving.pairings:
            none = words("No pairing of theirs still runs.")
            column.addWidget(Text(none, Role.BODY_SOFT, theme, wraps=True))
        for one in self._leaving.pairings:
            label = self._pairing_words(one)
            who = self._people(one)
            field = ChoiceField(theme, label, [(ENDS, words("Ends with thanks")), *who])
            self.pairings[one.id] = field
            column.addWidget(Labelled(label, field, theme))
        if self._leaving.pairings:
            rules = words("Offered are those whom no rule of the programme keeps from it.")
            column.addWidget(Text(rules, Role.SENTENCE, theme, wraps=True))

    def _pairing_words(self, one: LeftPairing) -> str:
        words = self.words
        gives = words("Gives to %(name)s", name=one.other)
        receives = words("Receives from %(name)s", name=one.other)
        left = words.many("%(n)s session left", "%(n)s sessions left", one.sessions_left)
        return f"{gives if one.gives else receives} · {left}"

    def _people(self, pairing: LeftPairing) -> list[tuple[str, str]]:
        words = self.words
        return [
            (str(one.id), words("Goes on with %(name)s", name=one.name))
            for one in self._leaving.colleagues
            if one.id in pairing.could
        ]

    def _promised(self, column: QVBoxLayout) -> None:
        words, theme = self.words, self.theme
        if not self._leaving.promises:
            none = words("No promise of theirs is open.")
            column.addWidget(Text(none, Role.BODY_SOFT, theme, wraps=True))
        ways = [
            (PromiseWay.LET_GO.value, words("Let go with thanks")),
            (PromiseWay.DONE.value, words("Done")),
            (PromiseWay.HAND_ON.value, words("Handed on to a colleague")),
        ]
        if self._leaving.organisation_id is not None:
            ways.append((PromiseWay.CARRIED.value, words("Carried by their organisation")))
        people = [(str(one.id), one.name) for one in self._leaving.colleagues]
        for one in self._leaving.promises:
            label = self._promise_words(one)
            way = ChoiceField(theme, label, ways)
            to = ChoiceField(theme, words("To whom"), people)
            to.hide()
            way.chosen.connect(lambda key, to=to: to.setVisible(key == PromiseWay.HAND_ON.value))
            self.promises[one.id] = (way, to)
            column.addWidget(Labelled(label, way, theme))
            column.addWidget(to)

    def _promise_words(self, one: LeftPromise) -> str:
        words = self.words
        hours = words.hours(one.minutes)
        day = words.date(one.due, "day")
        return words("%(hours)s still to pass on by %(day)s", hours=hours, day=day)

    def _whole(self, column: QVBoxLayout) -> None:
        self.whole = Text("", Role.BODY, self.theme, wraps=True)
        column.addWidget(self.whole)

    def _has_died(self) -> bool:
        return self.how.key() == PersonStatus.DECEASED.value

    def _fit(self) -> None:
        died = self._has_died()
        self.day.setVisible(not died)
        self.died.setVisible(died)
        self.roll.setVisible(died)
        self.thanks.setVisible(not died)

    def _show(self, step: int) -> None:
        words = self.words
        self.steps.setCurrentIndex(step)
        self.where.setText(words("Step %(n)s of %(of)s", n=step + 1, of=LAST + 1))
        self.back.setEnabled(step > 0)
        self.primary.setText(words("Step out") if step == LAST else words("Next"))
        self.primary.updateGeometry()
        if step == LAST:
            self.whole.setText("\n".join(self.effect()))

    def _go_on(self) -> None:
        step = self.steps.currentIndex()
        if step == 0 and not self.on.is_readable():
            self.day.say(self.words("This is not a day we can read, such as 9 March 2027."))
            return
        self.day.say("")
        if step < LAST:
            # After a death nothing is chosen: everything stops.
            self._show(LAST if self._has_died() else step + 1)
        else:
            self.drafted.emit(self.draft())

    def effect(self) -> list[str]:
        """What leaving changes, line by line, before it does."""
        words, draft = self.words, self.draft()
        died = self._has_died()
        goes_on = 0 if died else sum(end.to_person_id is not None for end in draft.pairings)
        ends = len(self._leaving.pairings) - goes_on
        lines = [
            words("%(name)s leaves from %(day)s.", name=self._leaving.name,
                  day=words.date(draft.on, "day")),
            words("Pairings that end: %(ends)s · that go on: %(on)s", ends=ends, on=goes_on),
        ]  # fmt: skip
        chosen = [PromiseWay.LET_GO] * len(self._leaving.promises)
        if not died:
            chosen = [end.way for end in draft.promises]
        names = {
            PromiseWay.LET_GO: words("let go with thanks"),
            PromiseWay.DONE: words("done"),
            PromiseWay.HAND_ON: words("handed on"),
            PromiseWay.CARRIED: words("carried by the organisation"),
        }
        said = [f"{names[way]} {chosen.count(way)}" for way in PromiseWay if way in chosen]
        if said:
            lines.append(words("Promises: %(what)s", what=", ".join(said)))
        lines.append(
            words("Letters, slips and badges stop; what they ask and offer is taken down.")
        )
        lines.append(words("What was given stays given. One undo takes it back."))
        return lines

    def draft(self) -> FarewellDraft:
        """The farewell as it is chosen."""
        leaving, died = self._leaving, self._has_died()
        versions = {one.id: one.version for one in leaving.pairings}
        versions |= {one.id: one.version for one in leaving.promises}
        return FarewellDraft(
            leaving.person_id,
            leaving.version,
            self._today if died else self.on.day() or self._today,
            PersonStatus(self.how.key()),
            tuple(
                PromiseEnd(key, versions[key], PromiseWay(way.key()), self._to(way, to))
                for key, (way, to) in self.promises.items()
            ),
            tuple(
                PairingEnd(key, versions[key], uuid.UUID(field.key()) if field.key() else None)
                for key, field in self.pairings.items()
            ),
            stays_on_roll=died and self.roll.isChecked(),
        )

    def _to(self, way: ChoiceField, to: ChoiceField) -> uuid.UUID | None:
        hands_on = way.key() == PromiseWay.HAND_ON.value and bool(to.key())
        return uuid.UUID(to.key()) if hands_on else None
