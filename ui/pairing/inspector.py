"""What stands beside the rings: the chosen pairing, who is not paired yet, what changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.vocabulary import MarkKind, PairingState
from ui.pairing.acts import Disc, WrappedAct
from ui.pairing.ending import add_coming_round, add_forecast, by_hand_sentences
from ui.pairing.wording import (
    answers,
    listed,
    organisation_name,
    pair_words,
    reason_sentence,
    relaxation_words,
    state_badge,
)
from ui.parts.buttons import Button, Kind
from ui.parts.choices import FlowLayout
from ui.parts.marks import BadgeView
from ui.parts.text import Rule, Sentence, Text
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from facilitator.pairing.explain import NotPairedYet, Relaxation
    from facilitator.pairing.forecasting import PlanForecast
    from facilitator.pairing.shown import Marked, NotPaired, PairingsShown, PairLine, RoundShown
    from facilitator.words import Words
    from ui.theme.theme import Theme

MOST_HELPS = 2


class Inspector(QWidget):
    """The four parts, one below the other, on the canvas."""

    lock_wanted = Signal()
    forbid_wanted = Signal()
    unmark_wanted = Signal(str, str)
    change_wanted = Signal()
    end_wanted = Signal()
    mend_wanted = Signal()
    answer_wanted = Signal(bool)
    sessions_wanted = Signal()
    person_wanted = Signal(str)
    try_wanted = Signal(str, object)
    longer_wanted = Signal(int)
    changes_wanted = Signal()
    place_wanted = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 24, 24, 24)
        self._column.setSpacing(12)
        self._helps: Mapping[str, NotPairedYet] = {}
        self._forecast: PlanForecast | None = None
        self._shown: PairingsShown | None = None
        self._line: PairLine | None = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay the canvas."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("canvas"))
        painter.end()

    def show_all(self, shown: PairingsShown, line: PairLine | None) -> None:
        """Show a cohort's pairings with one of them chosen."""
        if self._shown is not None and shown.round != self._shown.round:
            self._helps, self._forecast = {}, None
        self._shown, self._line = shown, line
        self._build()

    def show_helps(self, helps: Mapping[str, NotPairedYet]) -> None:
        """Show what would give people a place, by their code."""
        self._helps = helps
        self._build()

    def show_forecast(self, forecast: PlanForecast) -> None:
        """Show when the rings would come round, and who would end with something to pass on."""
        self._forecast = forecast
        self._build()

    def _build(self) -> None:
        focused = self.focusWidget()
        name = focused.accessibleName() or getattr(focused, "text", str)() if focused else ""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        shown = self._shown
        if shown is None:
            return
        parts: list[QWidget | None] = [self._chosen(shown)]
        if shown.is_plan and shown.round is not None:
            parts += [self._not_paired(shown.round), self._since(shown.round)]
            parts.append(self._if_published(shown))
            parts.insert(1, self._by_hand(shown.round))
        parts.append(self._marks(shown))
        standing = [part for part in parts if part is not None]
        for at, part in enumerate(standing):
            if at:
                self._column.addSpacing(6)
                self._column.addWidget(Rule(self._theme, strong=True))
                self._column.addSpacing(2)
            self._column.addWidget(part)
        self._column.addStretch(1)
        if name:
            self._focus_again(name)

    def _focus_again(self, name: str) -> None:
        for button in self.findChildren(Button):
            if button.isVisibleTo(self) and name in (button.text(), button.accessibleName()):
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _part(self, title: str = "") -> tuple[QWidget, QVBoxLayout]:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if title:
            column.addWidget(Text(title, Role.SECTION, self._theme, wraps=True))
        return part, column

    def _chosen(self, shown: PairingsShown) -> QWidget:
        part, column = self._part()
        line, words, theme = self._line, self._words, self._theme
        if line is None:
            hint = words("Choose an arrow or a line to read why these two are paired.")
            column.addWidget(Text(hint, Role.BODY_SOFT, theme, wraps=True))
            return part
        column.addWidget(Text(pair_words(line), Role.STRONG, theme, wraps=True))
        reasons = [reason_sentence(reason, shown.topics, words) for reason in line.reasons]
        why = " ".join(reasons) or words("Paired by hand.")
        for rule in line.against:
            against = words("Put here by hand, against a rule: %(rule)s.", rule=words.stored(rule))
            why = f"{why} {against}"
        strong = [organisation_name(line.coach, words)]
        column.addWidget(Sentence(why, theme, strong, role=Role.BODY_SOFT))
        if line.pairing_id is None:
            column.addWidget(self._mark_buttons(line))
        else:
            self._add_running(column, line)
        return part

    def _mark_buttons(self, line: PairLine) -> QWidget:
        row, words, theme = QWidget(), self._words, self._theme
        flow = FlowLayout(row, 8)
        if line.locked:
            lock = Button(words("Unlock"), theme, icon="lock-open", key="K")
        else:
            lock = Button(words("Lock"), theme, icon="lock", key="K")
        lock.clicked.connect(self.lock_wanted)
        flow.addWidget(lock)
        forbid = Button(words("Not these two"), theme, icon="ban")
        forbid.clicked.connect(self.forbid_wanted)
        flow.addWidget(forbid)
        return row

    def _add_running(self, column: QVBoxLayout, line: PairLine) -> None:
        words, theme = self._words, self._theme
        badge = state_badge(line, words)
        if badge is not None:
            column.addWidget(BadgeView(badge, theme))
        sessions = words(
            "Sessions held: %(held)s of %(agreed)s", held=line.held, agreed=line.contracted
        )
        figures = [words.number(line.held), words.number(line.contracted)]
        column.addWidget(Sentence(sessions, theme, figures, role=Role.BODY_SOFT))
        if line.started and line.planned_end:
            span = words(
                "From %(start)s to %(end)s",
                start=words.date(line.started),
                end=words.date(line.planned_end),
            )
            column.addWidget(Text(span, Role.SENTENCE, theme, wraps=True))
        row = QWidget()
        flow = FlowLayout(row, 8)
        for text, accepts in answers(line, words):
            answer = Button(text, theme)
            answer.clicked.connect(partial(self.answer_wanted.emit, accepts))
            flow.addWidget(answer)
        sessions_button = Button(words("Show sessions"), theme, icon="messages-square")
        sessions_button.clicked.connect(self.sessions_wanted)
        flow.addWidget(sessions_button)
        if line.state is not None and line.state.is_running:
            change = Button(words("Change what was agreed…"), theme)
            change.clicked.connect(self.change_wanted)
            flow.addWidget(change)
        if line.state is not PairingState.COMPLETED:
            end = Button(words("End this pairing…"), theme)
            end.clicked.connect(self.end_wanted)
            flow.addWidget(end)
        if line.ring:
            mend = Button(words("Mend the ring…"), theme)
            mend.clicked.connect(self.mend_wanted)
            flow.addWidget(mend)
        column.addWidget(row)

    def _by_hand(self, kept: RoundShown) -> QWidget | None:
        """What the changes by hand have cost so far, for the facilitator only."""
        said = by_hand_sentences(kept, self._words)
        if not said:
            return None
        part, column = self._part(self._words("Changed by hand"))
        for sentence in said:
            column.addWidget(Text(sentence, Role.SENTENCE, self._theme, wraps=True))
        return part

    def _not_paired(self, kept: RoundShown) -> QWidget | None:
        words = self._words
        if not kept.not_paired:
            return None
        title = words.many(
            "One person is not paired yet",
            "%(n)s people are not paired yet",
            len(kept.not_paired),
        )
        part, column = self._part(title)
        for equal in self._alike(kept.not_paired):
            column.addWidget(self._not_paired_alike(equal))
        return part

    def _alike(self, waiting: Sequence[NotPaired]) -> list[list[NotPaired]]:
        """Those whom the same rule keeps out and the same would help stand together."""
        groups: dict[str, list[NotPaired]] = {}
        for one in waiting:
            helps = self._helps.get(one.who.code)
            relaxations = helps.relaxations if helps else ()
            key = repr((one.reason.key, one.reason.values, one.shortest_ring, relaxations))
            groups.setdefault(key, []).append(one)
        return list(groups.values())

    def _not_paired_alike(self, equal: Sequence[NotPaired]) -> QWidget:
        """Their names, the one reason, and what would help; each can be given a place by hand."""
        words, theme, first = self._words, self._theme, equal[0]
        whole = QWidget()
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        for at, one in enumerate(equal):
            if len(equal) > 1:
                grid.setRowMinimumHeight(at, theme.px(33))
            # A disc is higher than a name alone: the last reaches down beside the reason.
            disc = Disc(one.who, theme, words)
            grid.addWidget(disc, at, 0, 1 + (one is equal[-1]), 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Text(one.who.name, Role.STRONG, theme, wraps=True), at, 1)
        reason = words.stored(first.reason.key, first.reason.values)
        acts = self._acts(first, alone=len(equal) == 1)
        acts += [self._by_hand_act(one, alone=len(equal) == 1) for one in equal]
        for at, part in enumerate((Text(reason, Role.SENTENCE, theme, wraps=True), *acts)):
            grid.addWidget(part, len(equal) + at, 1)
        return whole

    def _by_hand_act(self, one: NotPaired, *, alone: bool) -> QWidget:
        words, name = self._words, one.who.name
        text = words("Find a place by hand…")
        if not alone:
            text = words("Find a place for %(name)s by hand…", name=name)
        place = WrappedAct(text, self._theme, name)
        place.clicked.connect(partial(self.place_wanted.emit, one.who.code))
        return place

    def _acts(self, one: NotPaired, *, alone: bool) -> list[QWidget]:
        words = self._words
        found: list[QWidget] = []
        cap = self._shown.round.ring_cap if self._shown and self._shown.round else None
        if one.shortest_ring and cap is not None and one.shortest_ring > cap:
            text = words("Try rings of up to %(n)s", n=one.shortest_ring)
            longer = WrappedAct(text, self._theme, one.who.name)
            longer.clicked.connect(lambda: self.longer_wanted.emit(one.shortest_ring))
            found.append(longer)
        helps = self._helps.get(one.who.code)
        for relaxation in helps.relaxations[:MOST_HELPS] if helps else ():
            if relaxation.more_people:
                act = WrappedAct(relaxation_words(relaxation, words), self._theme, one.who.name)
                act.clicked.connect(partial(self._try, one.who.code, relaxation))
                found.append(act)
        if alone and not found:
            look = WrappedAct(words("Look at offers and asks"), self._theme, one.who.name)
            look.clicked.connect(lambda: self.person_wanted.emit(str(one.who.id)))
            found.append(look)
        return found

    def _try(self, code: str, relaxation: Relaxation) -> None:
        rules = [rule for rule in (relaxation.rule, relaxation.other) if rule is not None]
        self.try_wanted.emit(code, tuple(rules))

    def _since(self, kept: RoundShown) -> QWidget | None:
        words, theme = self._words, self._theme
        if kept.before is None:
            return None
        part, column = self._part(words("Since run %(number)s", number=kept.before))
        row = QHBoxLayout()
        row.setSpacing(6)
        for figure, label in (
            (kept.kept, words("kept")),
            (len(kept.new), words("new")),
            (len(kept.gone), words("gone")),
        ):
            row.addWidget(Text(words.number(figure), Role.SUBJECT, theme))
            row.addWidget(Text(label, Role.SENTENCE, theme))
            row.addSpacing(14)
        row.addStretch(1)
        column.addLayout(row)
        if kept.affected:
            names = listed((who.called for who in kept.affected[:6]), words)
            more = len(kept.affected) - 6
            if more > 0:
                said = words("Whom it touches: %(names)s, and %(n)s more.", names=names, n=more)
            else:
                said = words("Whom it touches: %(names)s.", names=names)
            column.addWidget(Text(said, Role.SENTENCE, theme, wraps=True))
            details = Button(words("Show what changed"), theme, Kind.QUIET)
            details.clicked.connect(self.changes_wanted)
            column.addWidget(details)
        else:
            said = words("The plan is the same as before.")
            column.addWidget(Text(said, Role.SENTENCE, theme, wraps=True))
        return part

    def _if_published(self, shown: PairingsShown) -> QWidget | None:
        words, cohort = self._words, shown.cohort
        if not shown.lines:
            return None
        part, column = self._part(words("If published today"))
        givers = {line.coach.id for line in shown.lines}
        each = words.hours(cohort.gives_sessions * cohort.session_minutes)
        receives = words.hours(cohort.receives_sessions * cohort.session_minutes)
        said = words(
            "People who promise to give %(each)s: %(givers)s. People who receive %(receives)s:"
            " %(receivers)s.",
            each=each,
            givers=len(givers),
            receives=receives,
            receivers=shown.people_placed,
        )
        column.addWidget(Sentence(said, self._theme, (each, receives), role=Role.BODY_SOFT))
        by = cohort.give_by or cohort.end
        if by is not None:
            text = words("Given by %(day)s.", day=words.date(by))
            column.addWidget(Text(text, Role.BODY_SOFT, self._theme, wraps=True))
        if self._forecast is not None:
            add_coming_round(column, self._forecast.rings, shown, self._theme, words)
            add_forecast(column, self._forecast.still, shown.topics, self._theme, words)
        return part

    def _marks(self, shown: PairingsShown) -> QWidget | None:
        words = self._words
        if not shown.marks:
            return None
        part, column = self._part(words("Locked and ruled out"))
        for mark in shown.marks:
            column.addWidget(self._one_mark(mark))
        return part

    def _one_mark(self, mark: Marked) -> QWidget:
        words, theme = self._words, self._theme
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        names = {"coach": mark.coach.name, "coachee": mark.coachee.name}
        if mark.kind is MarkKind.LOCK:
            said = words("Locked: %(coach)s → %(coachee)s", **names)
        else:
            said = words("Ruled out: %(coach)s → %(coachee)s", **names)
        column.addWidget(Text(said, Role.SENTENCE, theme, colour="ink", wraps=True))
        free = WrappedAct(words("Let the next run decide"), theme, said)
        keys = (str(mark.coach.id), str(mark.coachee.id))
        free.clicked.connect(lambda: self.unmark_wanted.emit(*keys))
        column.addWidget(free)
        return whole
