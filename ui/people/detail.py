"""One person on the page: how they stand, what they give and ask, what happened, the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QMenu, QVBoxLayout, QWidget

from facilitator.charts.dumbbell import Exchange, hour_ticks
from facilitator.people.languages import languages_said
from ui.care.section import CareSection
from ui.drawings.figures import DumbbellView
from ui.drawings.story import StoryView
from ui.parts.buttons import Button, IconButton, Kind
from ui.parts.choices import FlowLayout
from ui.parts.detail import LABEL
from ui.parts.heads import FigureBand, PageHead, SectionHead
from ui.parts.marks import Badge, BadgeView, Shape, SwatchView
from ui.parts.text import Rule, Text
from ui.people.in_rows import swatch_of
from ui.people.record import RecordSections
from ui.people.wording import (
    figure,
    happening,
    letters_fact,
    standing_badge,
    way_on,
)
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    import datetime as dt

    from facilitator.people.person import PersonDetail, RingLine
    from facilitator.words import Words
    from ui.theme.theme import Theme

WIDEST = 860
FIRST_LINES = 6
LEAST_DUMBBELL = 130
LEAST_SENTENCE = 260
SCROLL_BAR = 12


class PersonPane(QWidget):
    """Everything about one person; every field is edited where it stands."""

    wanted = Signal(str)
    figure_opened = Signal(str)

    def __init__(self, theme: Theme, words: Words, today: dt.date) -> None:
        super().__init__()
        self._theme, self._words, self._today = theme, words, today
        self._shows_all = False
        self._margin, self._room = 40, 0
        self.person: PersonDetail | None = None
        self.record = RecordSections(theme, words, today)
        self._make_head()
        self._make_body()
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 20, 40, 32)
        inside = QVBoxLayout()
        inside.setSpacing(12)
        self._fill(inside)
        outer = QHBoxLayout()
        self._inside = QWidget()
        self._inside.setLayout(inside)
        outer.addWidget(self._inside, 1)
        outer.addStretch(0)
        column.addLayout(outer)
        column.addStretch(1)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._inside.setMaximumWidth(self._theme.px(WIDEST))

    def set_margin(self, margin: int) -> None:
        """Leave this much room left and right."""
        self._margin = margin
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(margin, 20, margin, 32)

    def fit_width(self, width: int) -> None:
        """Arrange figures and standing for a pane that is so wide."""
        self._room = min(width - 2 * self._margin - SCROLL_BAR, self._theme.px(WIDEST))
        if self.person is not None:
            self._show_figures(self.person)
        self._fit_standing()

    def _fit_standing(self) -> None:
        """The way back stands beside the standing, or below it where that is narrow."""
        first = self._standing.itemAt(0)
        shown = first.widget() if first else None
        badge = shown.sizeHint().width() if shown else 0
        beside = badge + self._theme.px(LEAST_SENTENCE) <= self._room
        ways = QBoxLayout.Direction
        self._standing.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _make_head(self) -> None:
        words, theme = self._words, self._theme
        self.more = IconButton("ellipsis", words("More"), theme)
        self.print = Button(words("Print"), theme, icon="printer")
        self.log = Button(words("Log a session"), theme, Kind.PRIMARY, key="L")
        self.head = PageHead("", theme, actions=(self.more, self.print, self.log))
        self.more.clicked.connect(lambda: self._open_menu(self.more, self.more_actions()))
        self.print.clicked.connect(lambda: self._open_menu(self.print, self.print_actions()))
        self.log.clicked.connect(lambda: self.wanted.emit("log"))
        self.facts = QWidget()
        self._facts = FlowLayout(self.facts, 8)
        self.standing = QWidget()
        self._standing = QHBoxLayout(self.standing)
        self._standing.setContentsMargins(0, 0, 0, 0)
        self._standing.setSpacing(12)

    def _make_body(self) -> None:
        words, theme = self._words, self._theme
        self.dumbbell = DumbbellView(theme, words)
        self.dumbbell.setAccessibleName(words("Given and received"))
        self.dumbbell.least = LEAST_DUMBBELL
        self.band = FigureBand((), theme, after=self.dumbbell)
        self.band.opened.connect(self.figure_opened)
        self.care = CareSection(theme, words, self._today)
        self.care.wanted.connect(lambda what: self.wanted.emit(f"care:{what}"))
        self.ring = Text("", Role.BODY, theme, wraps=True)
        self.story = StoryView(theme, words)
        self.story.setAccessibleName(words("Timeline"))
        self.all_lines = Button("", theme, Kind.QUIET)
        self.all_lines.clicked.connect(self._show_all)
        self.no_story = Text(words("Nothing has happened yet."), Role.SENTENCE, theme)

    def _fill(self, column: QVBoxLayout) -> None:
        words, theme = self._words, self._theme
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.head)
        column.addWidget(self.facts)
        column.addWidget(self.standing)
        column.addWidget(self.band)
        column.addSpacing(8)
        column.addWidget(SectionHead(words("Gives and asks"), theme))
        column.addWidget(self.record.gives_and_asks)
        ring = QHBoxLayout()
        ring.setSpacing(0)
        label = Text(words("Ring"), Role.BODY_SOFT, theme)
        label.setFixedWidth(theme.px(LABEL))
        ring.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        ring.addWidget(self.ring, 1)
        column.addLayout(ring)
        column.addSpacing(8)
        column.addWidget(self.care)
        column.addSpacing(8)
        column.addWidget(SectionHead(words("Timeline"), theme, action=self._legend()))
        column.addWidget(self.story)
        column.addWidget(self.no_story)
        column.addSpacing(8)
        column.addWidget(Rule(theme, strong=True))
        column.addWidget(self.record)

    def _legend(self) -> QWidget:
        """What the marks of the timeline mean, and the way to all of it."""
        words, theme = self._words, self._theme
        legend = QWidget()
        row = QHBoxLayout(legend)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for badge in (
            Badge(Shape.DOT, words("given"), "accent_text"),
            Badge(Shape.HOLLOW, words("received"), "ink"),
        ):
            row.addWidget(BadgeView(badge, theme, Role.SENTENCE))
        row.addWidget(self.all_lines)
        return legend

    def show_person(self, person: PersonDetail) -> None:
        """Show a person; what is being edited stays open."""
        if self.person is None or self.person.id != person.id:
            self._shows_all = False
        self.person = person
        words = self._words
        under = words("Known as %(name)s", name=person.known_as) if person.known_as else ""
        self.head.say(person.full_name, under)
        self._show_facts(person)
        self._show_standing(person)
        self._show_figures(person)
        self.ring.setText("\n".join(_ring_words(ring, words) for ring in person.rings) or "–")
        self._show_story()
        self.record.show_person(person)

    def _show_facts(self, person: PersonDetail) -> None:
        words, theme = self._words, self._theme
        work = person.work
        facts: list[QWidget] = []
        if work and work.organisation:
            facts.append(SwatchView(swatch_of(work.organisation, words, work.role), theme))
        else:
            none = words("No organisation")
            facts.append(Text(f"{none}, {work.role}" if work else none, Role.SENTENCE, theme))
        facts.append(Text(letters_fact(person.letter_language, words), Role.SENTENCE, theme))
        if person.coaching_languages:
            spoken = languages_said(person.coaching_languages, words.language.value)
            coaches = words("Coaching in %(languages)s", languages=spoken)
            facts.append(Text(coaches, Role.SENTENCE, theme))
        if person.large_print:
            facts.append(Text(words("Large print"), Role.SENTENCE, theme))
        parts: list[QWidget] = [facts[0]]
        for fact in facts[1:]:
            parts += [Text("·", Role.SENTENCE, theme), fact]
        _refill(self._facts, parts)

    def _show_standing(self, person: PersonDetail) -> None:
        words, theme = self._words, self._theme
        parts: list[QWidget] = []
        if person.standing is not None and not person.status.is_gone:
            parts.append(BadgeView(standing_badge(person.standing, words), theme))
            sentence = way_on(person.standing, words)
            if sentence:
                parts.append(Text(sentence, Role.BODY_SOFT, theme, wraps=True))
        elif person.status.is_gone:
            parts.append(Text(words("Stepped out; the record stays."), Role.BODY_SOFT, theme))
        elif person.is_resting(self._today) and not person.is_restricted(self._today):
            parts.append(Text(words("At rest."), Role.BODY_SOFT, theme))
        if person.is_restricted(self._today):
            note = words("As they asked, their record is kept and used for nothing.")
            parts.append(Text(note, Role.BODY_SOFT, theme, wraps=True))
        self.standing.setVisible(bool(parts))
        _refill(self._standing, parts)
        self._fit_standing()

    def _show_figures(self, person: PersonDetail) -> None:
        words, standing = self._words, person.standing
        to_pass_on = standing.to_pass_on if standing and not person.status.is_gone else 0
        label = words("to pass on")
        if standing and to_pass_on:
            day = words.date(standing.due, "day")
            label = words("to pass on by %(day)s", day=day)
        figures = [
            figure(person.received, words("received"), words, "received", Shape.HOLLOW),
            figure(person.given, words("given"), words, "given", Shape.DOT),
            figure(to_pass_on, label, words, "to_pass_on"),
        ]
        self.band.show_figures(figures)
        if not self.band.figures_fit(self._room):
            figures[-1] = figure(to_pass_on, words("to pass on"), words, "to_pass_on")
            self.band.show_figures(figures)
        self.band.fit(self._room, self._theme.px(LEAST_DUMBBELL))
        most = max(person.given, person.received, person.given + to_pass_on, 60)
        exchange = Exchange(person.full_name, person.given, person.received)
        self.dumbbell.show_exchange(exchange, hour_ticks(most, words("h")))

    def _show_story(self) -> None:
        person = self.person
        if person is None:
            return
        lines = person.story if self._shows_all else person.story[:FIRST_LINES]
        self.story.show_happenings([happening(line, self._words) for line in lines])
        self.story.setVisible(bool(lines))
        self.no_story.setVisible(not lines)
        text = self._words("All %(n)s entries", n=len(person.story))
        self.all_lines.setText(text)
        self.all_lines.setVisible(len(person.story) > len(lines))
        self.all_lines.updateGeometry()

    def _show_all(self) -> None:
        self._shows_all = True
        self._show_story()

    def more_actions(self) -> tuple[tuple[str, str], ...]:
        """What the "…" menu offers for this person now: (words, what is wanted)."""
        words, person = self._words, self.person
        if person is None:
            return ()
        if person.status.is_gone:
            care = [(words("Come back…"), "join_again")]
        elif person.is_restricted(self._today):
            care = [(words("Use their record again…"), "lift"), (words("Step out…"), "step_out")]
        elif person.is_resting(self._today):
            care = [(words("Welcome back…"), "welcome_back"), (words("Step out…"), "step_out")]
        else:
            care = [
                (words("Leave in peace until I say"), "in_peace"),
                (words("Let rest…"), "let_rest"),
                (words("Step out…"), "step_out"),
            ]
        return (
            (words("Merge with another record…"), "merge"),
            *care,
            (words("A change of work…"), "move"),
            (words("Ask for help…"), "request"),
            (words("Who could help…"), "could"),
            (words("Note supervision…"), "supervision"),
            (words("Where their hours went"), "hours"),
            (words("Stay in touch…"), "care:step"),
            (words("Thank…"), "care:thank"),
            (words("A complaint or a worry about harm…"), "concern"),
            (words("Ground and notice…"), "basis"),
            *(
                ()
                if person.is_restricted(self._today)
                else ((words("Keep their record, use it for nothing…"), "restrict"),)
            ),
            (words("They ask about their record…"), "asked"),
            *((self._answer(person), "answered") for _ask in person.asked_of_record[:1]),
            (words("Save what we hold about them…"), "rights:take"),
            (words("Erase…"), "rights:erase"),
        )

    def _answer(self, person: PersonDetail) -> str:
        due = person.asked_of_record[0].due
        return self._words(
            "Answered about their record (due by %(date)s)…", date=self._words.date(due, "day")
        )

    def print_actions(self) -> tuple[tuple[str, str], ...]:
        """What can be printed for this person: (words, what is wanted)."""
        words = self._words
        return (
            (words("Statement…"), "print:statement"),
            (words("Agreements issued"), "print:agreement"),
            (words("What we hold about them…"), "rights:see"),
        )

    def _open_menu(self, button: QWidget, actions: tuple[tuple[str, str], ...]) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, wanted in actions:
            action = menu.addAction(text)
            action.triggered.connect(lambda _on=False, wanted=wanted: self.wanted.emit(wanted))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))


def _refill(flow: QLayout, parts: list[QWidget]) -> None:
    """Put other widgets into a flow."""
    while (item := flow.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for part in parts:
        flow.addWidget(part)


def _ring_words(ring: RingLine, words: Words) -> str:
    """A ring in words: whom one receives from and gives to."""
    gives, receives = ", ".join(ring.gives_to), ", ".join(ring.receives_from)
    if gives and receives:
        said = words("receives from %(one)s, gives to %(other)s", one=receives, other=gives)
    elif gives:
        said = words("gives to %(other)s", other=gives)
    else:
        said = words("receives from %(one)s", one=receives)
    return f"{ring.name}: {said}" if ring.name else said
