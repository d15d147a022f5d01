"""Staying in touch on the page of a person: what is noticed, the step that goes on, the earlier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.care.rules import PAST_DUE
from facilitator.vocabulary import StepKind
from ui.care.wording import ending, noticed_words, span, step_name, step_says
from ui.parts.buttons import Button, Kind
from ui.parts.choices import FlowLayout
from ui.parts.heads import SectionHead
from ui.parts.marks import Badge, BadgeView, Shape
from ui.parts.text import Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.care.questions import CareOfPerson, StepLine
    from facilitator.words import Words
    from ui.theme.theme import Theme


class CareSection(QWidget):
    """The section; `wanted` names what is asked for: "step", "in_peace", "reply:ID" and others."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, words: Words, today: dt.date) -> None:
        super().__init__()
        self._theme, self._words, self._today = theme, words, today
        self.care: CareOfPerson | None = None
        self.buttons: dict[str, Button] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.take = Button(words("Take a step…"), theme, Kind.QUIET)
        self.take.clicked.connect(lambda: self.wanted.emit("step"))
        self.peace = Button(words("Leave in peace until I say"), theme, Kind.QUIET)
        self.peace.clicked.connect(lambda: self.wanted.emit("in_peace"))
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.peace)
        row.addWidget(self.take)
        column.addWidget(SectionHead(words("Staying in touch"), theme, action=buttons))
        self._inside = QVBoxLayout()
        self._inside.setSpacing(6)
        column.addLayout(self._inside)

    def show_care(
        self, care: CareOfPerson | None, *, is_gone: bool, is_resting: bool = False
    ) -> None:
        """Show how one stays in touch with somebody; nothing about who is not there."""
        self.care = care
        self.buttons.clear()
        while (item := self._inside.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.take.setVisible(care is not None and not is_gone)
        self.peace.setVisible(care is not None and not is_gone and not is_resting)
        if care is None:
            return
        under_way = care.under_way(self._today)
        self._show_noticed(care)
        if under_way is not None:
            self._show_under_way(under_way)
        for step in care.steps:
            if step is not under_way:
                self._show_earlier(step)
        if not care.steps and not care.proposal.because:
            words = self._words
            self._say(words("Nothing is noticed, and no step was taken."), Role.SENTENCE)

    def _show_noticed(self, care: CareOfPerson) -> None:
        words, found = self._words, care.proposal
        if found.step is not None:
            name = step_name(found.step, words)
            badge = Badge(Shape.DIAMOND, words("Could be thought of: %(step)s", step=name), "rust")
            self._inside.addWidget(BadgeView(badge, self._theme))
        # What led to a step that goes on stands with the step.
        for one in () if found.under_way else found.because:
            self._say(noticed_words(one, words), Role.BODY)
        if found.step is not None:
            sentence = words("It is your decision. Nothing happens by itself.")
            self._say(sentence, Role.SENTENCE)

    def _show_under_way(self, step: StepLine) -> None:
        words = self._words
        name = step_name(step.kind, words)
        badge = Badge(Shape.HALF, f"{name} · {span(step, words)}", "ink", strong=True)
        self._inside.addWidget(BadgeView(badge, self._theme))
        self._say(step_says(step.kind, words), Role.SENTENCE)
        self._tell(step)
        offers = [(f"reply:{step.id}", words("Note the reply…")), *self._closing_acts(step)]
        if step.kind is StepKind.FRIENDLY_LETTER:
            offers.insert(0, (f"letter:{step.id}", words("Print the letter…")))
        self._offer((*offers, (f"close:{step.id}", words("Close the step…"))))

    def _closing_acts(self, step: StepLine) -> list[tuple[str, str]]:
        """The act that brings the step to a good end."""
        words = self._words
        if step.kind is StepKind.STEP_OUT_PROGRAMME:
            return [("join_again", words("Come back…"))]
        if step.kind is StepKind.MEETING or any(one.rule == PAST_DUE for one in step.noticed):
            return [("replan", words("Plan the promise again…"))]
        return [("arrange", words("Arrange a session…"))]

    def _show_earlier(self, step: StepLine) -> None:
        words = self._words
        name, end = step_name(step.kind, words), ending(step, words)
        self._say(f"{name} · {span(step, words)} · {end}", Role.STRONG)
        self._tell(step)
        if step.wrong_session:
            key = f"correction:{step.wrong_session}"
            self._offer(((key, words("Print “We were wrong”…")),))

    def _tell(self, step: StepLine) -> None:
        """What was noticed then, why the step was taken, what was replied."""
        words = self._words
        for one in step.noticed:
            self._say(noticed_words(one, words), Role.SENTENCE)
        if step.because:
            self._say(words("Because: %(why)s", why=step.because), Role.SENTENCE)
        if step.skipped:
            said = words("Gentler steps left out because: %(why)s", why=step.skipped)
            self._say(said, Role.SENTENCE)
        if step.reply and step.replied_on is not None:
            day = words.date(step.replied_on, "short")
            said = words("Their reply of %(date)s: “%(reply)s”", date=day, reply=step.reply)
            self._say(said, Role.BODY)

    def _say(self, text: str, role: Role) -> None:
        self._inside.addWidget(Text(text, role, self._theme, wraps=True))

    def _offer(self, offers: tuple[tuple[str, str], ...]) -> None:
        row = QWidget()
        flow = FlowLayout(row, 8)
        for key, name in offers:
            button = Button(name, self._theme)
            button.clicked.connect(lambda _on=False, key=key: self.wanted.emit(key))
            self.buttons[key.partition(":")[0]] = button
            flow.addWidget(button)
        self._inside.addWidget(row)
