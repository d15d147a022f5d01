"""The fast form: find the pair, say what happened, Enter; ready for the next at once."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from facilitator.sessions.actions import SessionDraft
from facilitator.sessions.codes import looks_like_a_slip
from facilitator.sessions.rules import KNOWN_AHEAD, is_a_remark_too_long
from facilitator.vocabulary import SessionMode, SessionStatus, ToldBy
from ui.parts.buttons import Button, Kind
from ui.parts.dialogs import TroubleBox
from ui.parts.fields import Labelled, LineField
from ui.parts.heads import SectionHead
from ui.parts.rows import Row, RowList
from ui.parts.text import Text
from ui.sessions.card import PairCard
from ui.sessions.facts import Facts
from ui.sessions.others import OthersField
from ui.sessions.outcomes import Outcomes
from ui.sessions.wording import content_note, rounding_words
from ui.theme.type_roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.sessions.questions import PairToRecord, Recording
    from facilitator.words import Words
    from ui.parts.dialogs import Told
    from ui.theme.theme import Theme

MOST_SHOWN = 5


@dataclass(frozen=True)
class Entry:
    """What was typed for one session: the draft, whom it is about, how long it took."""

    draft: SessionDraft
    names: str
    seconds: int
    typed: str


class EntryForm(QWidget):
    """One session at a time; `entered` carries an Entry and the form is empty again."""

    entered = Signal(object)

    def __init__(self, theme: Theme, words: Words, today: dt.date) -> None:
        super().__init__()
        self._theme, self._words, self._today = theme, words, today
        self._pairs: tuple[PairToRecord, ...] = ()
        self._pair: PairToRecord | None = None
        self._is_picked = False
        self._kept = ""
        self._offered: dt.date | None = None
        self._wanted: Mapping[str, object] | None = None
        self._watch = QElapsedTimer()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        name = words("Code on the slip, name or agreement number")
        self.code = LineField(theme, name)
        self.code.setProperty("said", "code")
        hint = words("a few letters are enough")
        self.code_said = Labelled(name, self.code, theme, hint=hint)
        column.addWidget(self.code_said)
        self.found = RowList(theme, words("Pairs found"), margin=12)
        self.found.hide()
        column.addWidget(self.found)
        self.card = PairCard(theme, words)
        column.addWidget(self.card)
        column.addWidget(SectionHead(words("What happened"), theme, above=8))
        self.outcomes = Outcomes(theme, words)
        column.addWidget(self.outcomes)
        self._build_fields(column)
        self.trouble = TroubleBox(theme)
        column.addWidget(self.trouble)
        self.rule = Text("", Role.META, theme, wraps=True)
        self.foot = self._buttons()
        # Not only what is typed: assistive software puts whole words into a field.
        self.code.textChanged.connect(self._look)
        self.found.row_opened.connect(self._choose_key)
        self.minutes.valueChanged.connect(self._mind_minutes)
        self.outcomes.changed.connect(self._outcome_chosen)
        for one in (self.code, self.day, self.next, self.place, self.thanks, self.others.line):
            one.returnPressed.connect(self.enter)
        for watched in (self.code, *self.minutes.findChildren(QLineEdit), *self.outcomes.tiles):
            watched.installEventFilter(self)
        self.clear()

    def _build_fields(self, column: QVBoxLayout) -> None:
        theme, words = self._theme, self._words
        facts = self.facts = Facts(theme, words, self._today)
        self.minutes, self.day, self.next = facts.minutes, facts.day, facts.next
        self.place, self.mode, self.told = facts.place, facts.mode, facts.told
        column.addSpacing(4)
        column.addWidget(facts)
        self.others = OthersField(theme, words)
        column.addWidget(self.others)
        self.thanks = LineField(theme, words("One thing to thank for"))
        self.thanks.setMaxLength(300)
        hint = words("as written on the slip; leave empty if nothing")
        self._thanks = Labelled(words("One thing to thank for"), self.thanks, theme, hint=hint)
        column.addWidget(self._thanks)
        for remark in (self.thanks, self.place):
            remark.textChanged.connect(lambda _text: self._mind_content())

    def _buttons(self) -> QWidget:
        """The foot of the form: it stays in sight when the form is scrolled."""
        theme, words = self._theme, self._words
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(4, 4, 4, 0)
        row.setSpacing(12)
        self.record = Button(words("Record and next"), theme, Kind.PRIMARY, key="↵", height=44)
        self.record.clicked.connect(self.enter)
        self.skip = Button(words("Clear"), theme, key=words("Esc"), height=44)
        self.skip.clicked.connect(self.clear)
        row.addWidget(self.record)
        row.addWidget(self.skip)
        row.addSpacing(12)
        row.addWidget(self.rule, 1)
        return foot

    def take(self, recording: Recording) -> None:
        """Take who can have received in a group, and the rule by which minutes are kept."""
        self.others.offer(recording.receivers)
        rule = rounding_words(recording.rounding_minutes, self._words)
        self._kept = self._words("Minutes are kept %(rule)s.", rule=rule)
        self._mind_minutes()

    def _outcome_chosen(self) -> None:
        """What is called off ahead of its day is the session that is arranged next."""
        self._mind_minutes()
        if self._pair is not None and self.day.day() == self._offered:
            self._offer_day(self._pair)

    def _offer_day(self, pair: PairToRecord) -> None:
        waiting = pair.waiting(self._today)
        if waiting is None and self.outcomes.status() in KNOWN_AHEAD:
            waiting = pair.to_come(self._today)
        self._offered = waiting.day if waiting else self._today
        self.day.show_day(self._offered)
        self.day.setCursorPosition(0)

    def _mind_minutes(self) -> None:
        """Ask for minutes only where some moved, and say when they are fewer than agreed."""
        pair, status = self._pair, self.outcomes.status()
        self.minutes.setEnabled(status.moves_minutes)
        short = pair is not None and self._status(pair) is SessionStatus.HELD_SHORT
        agreed = self._words.hours(pair.minutes_each) if pair else ""
        fewer = self._words("Less than the %(agreed)s agreed: held, shorter.", agreed=agreed)
        self.rule.setText(f"{self._kept} {fewer}" if short else self._kept)

    def _mind_content(self) -> None:
        """Meet a long remark with a word about what does not belong here."""
        long = any(is_a_remark_too_long(one.text()) for one in (self.thanks, self.place))
        self._thanks.say(content_note(self._words) if long else "")

    def show_pairs(self, pairs: tuple[PairToRecord, ...]) -> None:
        """Hold the pairs one can record for; the chosen one stays chosen."""
        self._pairs = pairs
        if self._pair is not None:
            self._pair = next((one for one in pairs if one.id == self._pair.id), None)
            self.card.show_pair(self._pair, self._today)
        elif self.code.text():
            # Somebody types faster than the pairs came.
            self._look(self.code.text())
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.begin(wanted)

    def begin(self, wanted: Mapping[str, object]) -> None:
        """Begin with a pairing, or with the pairings of a person, as another page asked."""
        if not self._pairs:
            self._wanted = wanted
            return
        self.clear()
        key, person = str(wanted.get("pairing", "")), str(wanted.get("person", ""))
        pairs = [
            one
            for one in self._pairs
            if str(one.id) == key or person in {str(one.coach.id), str(one.coachee.id)}
        ]
        if len(pairs) == 1:
            self._choose(pairs[0])
        elif pairs:
            self._offer(pairs)
        if wanted.get("off"):
            self.outcomes.choose(4)
        if wanted.get("day"):
            self.day.show_day(dt.date.fromisoformat(str(wanted["day"])))
        self.code.setFocus()

    def _look(self, text: str) -> None:
        """Find the pair while one types."""
        self._is_picked = False
        if text and not self._watch.isValid():
            self._watch.start()
        exact = [one for one in self._pairs if one.is_exactly(text)]
        pairs = exact or [one for one in self._pairs if one.is_found_by(text)]
        self._choose(pairs[0] if len(pairs) == 1 else None, keep_text=True)
        self._offer(pairs if len(pairs) > 1 else [])
        self._say_of_slip(text, is_known=bool(pairs))
        if text.strip() and not pairs:
            self.card.hide()

    def _say_of_slip(self, text: str, *, is_known: bool) -> None:
        """Refuse a slip's code whose digits do not fit together."""
        guarded = any(one.is_bare(text.strip()[:-1]) for one in self._pairs)
        wrong = not is_known and (looks_like_a_slip(text) or guarded)
        self.code_said.say(
            self._words(
                "These digits do not fit together: one is wrong, or two have changed places. "
                "Look at the slip again. With Alt a digit says what happened."
            )
            if wrong
            else ""
        )

    def _offer(self, pairs: list[PairToRecord]) -> None:
        shown = pairs[:MOST_SHOWN]
        self.found.show_rows(
            Row(str(one.id), f"{one.coach.name} → {one.coachee.name}", under=one.code)
            for one in shown
        )
        self.found.setVisible(bool(shown))
        self.found.setFixedHeight(self._theme.two_line_row * max(1, len(shown)) + 2)
        if shown:
            self.found.choose_first()

    def _choose_key(self, key: str) -> None:
        self._choose(next((one for one in self._pairs if one.id == uuid.UUID(key)), None))
        self.code.setFocus()

    def _choose(self, pair: PairToRecord | None, *, keep_text: bool = False) -> None:
        if pair is not None and pair is not self._pair:
            waiting = pair.waiting(self._today)
            self.minutes.setValue(pair.minutes_each)
            self._offer_day(pair)
            self.place.setText(waiting.place if waiting and waiting.place else pair.place)
        self._pair = pair
        by_slip = pair is not None and keep_text and pair.is_on_slip(self.code.text())
        self.card.show_pair(pair, self._today, by_slip=by_slip)
        self.record.setEnabled(pair is not None)
        self._mind_minutes()
        if pair is not None and not keep_text:
            self.code.setText(pair.code)
            # Whatever is typed now is another pair, or, being a digit, what happened.
            self.code.selectAll()
            self._is_picked = True
            self._offer([])

    def clear(self) -> None:
        """Empty the form and put the keyboard into its first field."""
        self._pair = None
        self._watch.invalidate()
        for one in (self.code, self.thanks, self.others.line):
            # Unlike `clear`, this leaves nothing to undo here: Ctrl+Z is the programme's now.
            one.setText("")
        self.facts.empty_next(self._today)
        self.outcomes.clear()
        self.trouble.say(None)
        self.code_said.say("")
        self.card.hide()
        self._offer([])
        self.record.setEnabled(False)
        self.code.setFocus()

    def enter(self) -> None:
        """Choose the marked pair, or record what stands here and be ready for the next."""
        if self._pair is None:
            if self.found.chosen():
                self._choose_key(self.found.chosen())
            return
        pair, day = self._pair, self.day.day() or self._today
        others = self.others.codes() if self.facts.can_read_days() else None
        if others is None:
            return
        draft = SessionDraft(
            pairing_id=pair.id,
            day=day,
            status=self._status(pair),
            minutes=self.minutes.value() if self.outcomes.status().moves_minutes else 0,
            mode=SessionMode(self.mode.key()) if self.mode.key() else None,
            place=self.place.text(),
            told_by=ToldBy(self.told.key()),
            next_day=self.next.day(),
            thanks=self.thanks.text(),
            others=others,
            moved_by=self.outcomes.moved_by(),
        )
        taken = self._watch.elapsed() // 1000 if self._watch.isValid() else 0
        names = f"{pair.coach.name} → {pair.coachee.name}"
        entry = Entry(draft, names, int(taken), self.code.text())
        self.clear()
        self.entered.emit(entry)

    def _status(self, pair: PairToRecord) -> SessionStatus:
        """What is chosen; a session shorter than agreed is held short."""
        status = self.outcomes.status()
        short = self.minutes.value() < pair.minutes_each
        return SessionStatus.HELD_SHORT if status is SessionStatus.HELD and short else status

    def refuse(self, entry: Entry, told: Told) -> None:
        """Put back what was refused, and say why."""
        self.clear()
        self.code.setText(entry.typed)
        self._choose(
            next((one for one in self._pairs if one.id == entry.draft.pairing_id), None),
            keep_text=True,
        )
        self.day.show_day(entry.draft.day)
        self.next.show_day(entry.draft.next_day)
        self.outcomes.show_status(entry.draft.status, entry.draft.moved_by)
        if entry.draft.status.moves_minutes:
            self.minutes.setValue(entry.draft.minutes or 0)
        self.mode.choose(entry.draft.mode.value if entry.draft.mode else "")
        self.place.setText(entry.draft.place)
        self.thanks.setText(entry.draft.thanks)
        self.others.line.setText(", ".join(entry.draft.others))
        self.trouble.say(told)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys 1 to 5 say what happened wherever they are not part of what is typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            number = event.key() - Qt.Key.Key_0
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if 1 <= number <= len(self.outcomes.tiles) and (
                alt or (plain and self._is_no_text(watched, str(number)))
            ):
                self.outcomes.choose(number)
                return True
            returned = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if plain and returned and watched is not self.code:
                self.enter()
                return True
            if watched is self.code and self._moves_in_list(event.key()):
                return True
        return super().eventFilter(watched, event)

    def _moves_in_list(self, key: int) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        rows = [row.key for row in self.found.rows()]
        if key not in steps or not rows:
            return False
        at = rows.index(self.found.chosen()) if self.found.chosen() in rows else 0
        self.found.choose(rows[(at + steps[Qt.Key(key)]) % len(rows)])
        return True

    def _is_no_text(self, watched: QObject, digit: str) -> bool:
        """Whether a digit typed here cannot be meant as part of a name or a number."""
        if watched in self.outcomes.tiles:
            return True
        if watched is not self.code or self._pair is None:
            return False
        if self._is_picked:
            return True
        if self._pair.is_bare(self.code.text()):
            # The digit that guards a slip's code, typed without the hyphen.
            return False
        longer = self.code.text() + digit
        return not any(one.is_found_by(longer) for one in self._pairs)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)
