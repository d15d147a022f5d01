"""What the window needs from whoever opens files; the commands hand it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from threading import Event

    from sqlalchemy.orm import Session

    from facilitator.clock import Clock
    from facilitator.server_address import Address
    from facilitator.settings.start import StartDraft
    from facilitator.upkeep import Upkeep
    from ui.connections import Connection, FirstLook, WritingConnection


class About(Protocol):
    """What the shell shows of an open programme."""

    @property
    def name_en(self) -> str:
        """Its English name."""
        ...

    @property
    def name_cy(self) -> str:
        """Its Welsh name."""
        ...

    @property
    def is_sample(self) -> bool:
        """Whether its people are invented."""
        ...

    @property
    def has_pool(self) -> bool:
        """Whether somebody may ask for a coach without giving: a pool, or both kinds."""
        ...

    @property
    def counts(self) -> Mapping[str, int]:
        """How many stand behind each place ("people": 44), where a count says something."""
        ...


class UndoState(Protocol):
    """What undo and redo would take now: wording keys with values, or nothing."""

    @property
    def undo(self) -> tuple[str, Mapping[str, object]] | None:
        """The step that undo would take back."""
        ...

    @property
    def redo(self) -> tuple[str, Mapping[str, object]] | None:
        """The step that redo would carry out again."""
        ...


class Listener(Protocol):
    """Hears of the steps of others; `handle` can be read when there is something."""

    @property
    def handle(self) -> int:
        """What the system watches for us."""
        ...

    def heard(self) -> tuple[int, ...] | None:
        """The numbers of their steps since the last look; None: the connection is gone."""
        ...

    def close(self) -> None:
        """Listen no more."""
        ...


class Doors(Protocol):
    """Opens, makes and describes programme files; every method runs beside the window."""

    def needs_passphrase(self, path: Path) -> bool:
        """Whether the file is encrypted. Raises StorageTrouble where it cannot be used."""
        ...

    def look_only(self, path: Path, *, wanted: bool) -> None:
        """Open this file to look only, from now on, or to work in it as usual."""
        ...

    def first_look(
        self, path: Path, passphrase: str | None, clock: Clock, alphabet: str
    ) -> FirstLook | None:
        """Lock the file and say at once who is there; None where that takes the whole opening."""
        ...

    def where(self, path: Path) -> str:
        """On which server this programme lies, in words; "" where it is a file. Never waits."""
        ...

    def listener(self, path: Path) -> Listener | None:
        """What hears of the steps of others; None where nobody else can be at work."""
        ...

    def create_on_server(
        self, path: Path, address: Address, start: StartDraft, password: str | None, clock: Clock
    ) -> None:
        """Make an empty programme on a server, and the small file that leads there."""
        ...

    def touched_by(self, db: Session, steps: Sequence[int]) -> frozenset[tuple[str, str]]:
        """What these steps of others changed; a question."""
        ...

    def touched_since(self, db: Session, step: int) -> frozenset[tuple[str, str]]:
        """What every later step changed; a question."""
        ...

    def newest_step(self, db: Session) -> int:
        """The number of the newest step; a question."""
        ...

    def writer(self, path: Path, passphrase: str | None, clock: Clock) -> WritingConnection:
        """Open for writing, upgrading and backing up where that is due."""
        ...

    def reader(self, path: Path, passphrase: str | None, clock: Clock) -> Connection:
        """Open for reading only."""
        ...

    def create(self, path: Path, start: StartDraft, passphrase: str | None, clock: Clock) -> None:
        """Make an empty programme file."""
        ...

    def sample(
        self, path: Path, clock: Clock, tell: Callable[[int, int], None], stop: Event
    ) -> None:
        """Make the sample programme, in the place of an older one."""
        ...

    def about(self, db: Session) -> About:
        """The programme's name and counts; a question."""
        ...

    def counts(self, db: Session, today: dt.date) -> Mapping[str, int]:
        """What the side bar counts, by place; a question."""
        ...

    def undo_state(self, db: Session) -> UndoState:
        """What undo and redo would take for whoever is at work; a question."""
        ...

    @property
    def upkeep(self) -> Upkeep:
        """What is done to a whole file."""
        ...
