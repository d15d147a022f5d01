"""What the window needs from whoever opens files; the commands hand it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from threading import Event

    from sqlalchemy.orm import Session

    from facilitator.clock import Clock
    from facilitator.words import Language
    from ui.runner import Connection, WritingConnection


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
    def counts(self) -> Mapping[str, int]:
        """How many stand behind each place ("people": 44), where a count says something."""
        ...


class Doors(Protocol):
    """Opens, makes and describes programme files; every method runs beside the window."""

    def needs_passphrase(self, path: Path) -> bool:
        """Whether the file is encrypted. Raises StorageTrouble where it cannot be used."""
        ...

    def writer(self, path: Path, passphrase: str | None, clock: Clock) -> WritingConnection:
        """Open for writing, upgrading and backing up where that is due."""
        ...

    def reader(self, path: Path, passphrase: str | None, clock: Clock) -> Connection:
        """Open for reading only."""
        ...

    def create(
        self, path: Path, name: str, language: Language, passphrase: str | None, clock: Clock
    ) -> None:
        """Make an empty programme file."""
        ...

    def sample(
        self, path: Path, clock: Clock, tell: Callable[[int, int], None], stop: Event
    ) -> None:
        """Make the sample programme."""
        ...

    def about(self, db: Session) -> About:
        """The programme's name and counts; a question."""
        ...
