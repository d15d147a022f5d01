"""Doubles for the window: doors and connections that answer from memory, without a store."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from facilitator.programme import Done
from facilitator.upkeep import Upkeep

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from facilitator.clock import Clock
    from facilitator.settings.start import StartDraft
    from facilitator.store.first_look import FirstLook


@dataclass(frozen=True)
class FakeDraft:
    """Words that were left half-typed."""

    place: str
    words: Mapping[str, object]


@dataclass
class FakeConnection:
    """Runs actions and questions on itself, and keeps what was asked of it."""

    heard: list[str] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)
    drafts: dict[str, Mapping[str, object]] = field(default_factory=dict)
    refuses: list[Exception] = field(default_factory=list)
    steps: int = 0
    is_closed: bool = False

    def do(self, action: Callable[[Any, Any], Any], draft: Any) -> Done[Any]:
        """Carry out an action; it touched the one row ("person", "1")."""
        self._refuse()
        self._hear(f"do {action.__name__}")
        value = action(self, draft)
        self.steps += 1
        touched = frozenset({("person", "1")})
        return Done(self.steps, "Siân was added", {}, touched, value)

    def ask(self, question: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Answer a question."""
        self._hear(f"ask {question.__name__}")
        return question(self, *args, **kwargs)

    def undo(self) -> Done[None]:
        """Take back."""
        self._refuse()
        self._hear("undo")
        return Done(self.steps, "Siân was added", {}, frozenset({("person", "1")}), None)

    def reverse(self, step: int) -> Done[None]:
        """Take one step back."""
        self._hear(f"reverse {step}")
        return Done(self.steps, "Siân was added", {}, frozenset({("person", "1")}), None)

    def redo(self) -> Done[None]:
        """Do again."""
        self._hear("redo")
        return Done(self.steps, "Siân was added", {}, frozenset({("person", "1")}), None)

    def keep_half_typed(self, place: str, words: Mapping[str, object]) -> None:
        """Keep what is half-typed."""
        self.drafts.pop(place, None)
        if words:
            self.drafts = {place: words, **self.drafts}

    def half_typed(self) -> tuple[FakeDraft, ...]:
        """What was left half-typed."""
        return tuple(FakeDraft(place, words) for place, words in self.drafts.items())

    def close(self) -> None:
        """Close."""
        self._hear("close")
        self.is_closed = True

    def _refuse(self) -> None:
        if self.refuses:
            raise self.refuses.pop(0)

    def _hear(self, what: str) -> None:
        self.heard.append(what)
        self.threads.add(threading.current_thread().name)


@dataclass(frozen=True)
class FakeAbout:
    """What the frame shows of the fake programme."""

    name_en: str = "North Wales Coaching Network"
    name_cy: str = "Rhwydwaith Hyfforddi Gogledd Cymru"
    is_sample: bool = False
    has_pool: bool = False
    counts: Mapping[str, int] = field(
        default_factory=lambda: {"week": 9, "people": 44, "organisations": 12, "cohorts": 3}
    )


@dataclass(frozen=True)
class FakeUndoState:
    """What undo and redo would take."""

    undo: tuple[str, Mapping[str, object]] | None = None
    redo: tuple[str, Mapping[str, object]] | None = None


class FakeUpkeep(Upkeep):
    """Says whether the fake file is encrypted; nothing else is done to it."""

    def __init__(self, doors: FakeDoors) -> None:
        super().__init__({})
        self.doors = doors

    def is_encrypted(self, _path: Path) -> bool:
        """As its doors say."""
        return self.doors.is_encrypted

    def reads_only(self, _path: Path) -> bool:
        """Every fake file may be written."""
        return False

    def behind(self, _path: Path) -> None:
        """No fake file is older than another."""


@dataclass
class FakeDoors:
    """Opens fake connections; `refuses` is raised by the writer until it is emptied."""

    is_encrypted: bool = False
    refuses: list[Exception] = field(default_factory=list)
    writing: FakeConnection = field(default_factory=FakeConnection)
    reading: FakeConnection = field(default_factory=FakeConnection)
    passphrases: list[str | None] = field(default_factory=list)
    made: list[tuple[str, str | None]] = field(default_factory=list)
    started: list[StartDraft] = field(default_factory=list)
    described: FakeAbout = field(default_factory=FakeAbout)
    state: FakeUndoState = field(default_factory=FakeUndoState)
    counted: Mapping[str, int] = field(default_factory=dict)
    looked: FirstLook | None = None

    @property
    def upkeep(self) -> FakeUpkeep:
        """What is done to a whole file."""
        return FakeUpkeep(self)

    def where(self, _path: Path) -> str:
        """Every fake programme is a file."""
        return ""

    def listener(self, _path: Path) -> None:
        """Nobody else is at work."""

    def create_on_server(self, *_told: object) -> None:
        """No fake server is there."""
        raise NotImplementedError

    def newest_step(self, _db: object) -> int:
        """None yet."""
        return 0

    def touched_by(self, _db: object, _steps: object) -> frozenset[tuple[str, str]]:
        """Nothing."""
        return frozenset()

    touched_since = touched_by

    def needs_passphrase(self, _path: Path) -> bool:
        """Whether the fake file is encrypted."""
        return self.is_encrypted

    def look_only(self, _path: Path, *, wanted: bool) -> None:
        """No fake file is only looked at."""
        assert not wanted

    def first_look(
        self, _path: Path, _passphrase: str | None, _clock: Clock, _alphabet: str
    ) -> FirstLook | None:
        """Who is there, where a test says so."""
        return self.looked

    def writer(self, _path: Path, passphrase: str | None, _clock: Clock) -> FakeConnection:
        """The writing connection, unless a refusal is waiting."""
        self.passphrases.append(passphrase)
        if self.refuses:
            raise self.refuses.pop(0)
        return self.writing

    def reader(self, _path: Path, _passphrase: str | None, _clock: Clock) -> FakeConnection:
        """The reading connection."""
        return self.reading

    def create(self, path: Path, start: StartDraft, passphrase: str | None, _clock: Clock) -> None:
        """Remember what was made."""
        self.made.append((start.name_en, passphrase))
        self.started.append(start)
        path.write_bytes(b"")

    def sample(
        self, path: Path, _clock: Clock, _tell: Callable[[int, int], None], _stop: threading.Event
    ) -> None:
        """Remember that the sample was made."""
        self.made.append(("sample", None))
        path.write_bytes(b"")

    def about(self, _db: object) -> FakeAbout:
        """The fake programme's name and counts."""
        return self.described

    def undo_state(self, _db: object) -> FakeUndoState:
        """What the fake record would undo and redo: as set, else as its last step says."""
        last = next((one for one in reversed(self.writing.heard) if one != "close"), "")
        said: tuple[str, Mapping[str, object]] = ("Siân was added", {})
        if last == "undo":
            return FakeUndoState(redo=said)
        return FakeUndoState(undo=said) if last else self.state

    def counts(self, _db: object, _today: dt.date) -> Mapping[str, int]:
        """What the side bar counts."""
        return self.counted
