"""What stands behind a runner: an open programme with connections of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.programme import Done
    from facilitator.store.journal import Step

P = ParamSpec("P")
D = TypeVar("D")
R = TypeVar("R")


class Connection(Protocol):
    """What an opener returns: an open programme with one connection of its own."""

    def do(self, action: Callable[[Step, D], R], draft: D) -> Done[R]:
        """Carry out one action as one step."""
        ...

    def ask(
        self, question: Callable[Concatenate[Session, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Answer one question."""
        ...

    def undo(self) -> Done[None]:
        """Take the newest step back."""
        ...

    def reverse(self, step: int) -> Done[None]:
        """Take this step back, where nothing later stands in the way."""
        ...

    def redo(self) -> Done[None]:
        """Carry out again what was taken back last."""
        ...

    def close(self) -> None:
        """Let the file go."""
        ...


class SeenBody(Protocol):
    """An organisation as lists show it."""

    @property
    def name_en(self) -> str:
        """Its English name."""
        ...

    @property
    def name_cy(self) -> str:
        """Its Welsh name."""
        ...

    @property
    def letters(self) -> str:
        """Its letters."""
        ...

    @property
    def colour(self) -> int:
        """The number of its colour."""
        ...

    def name(self, language: str) -> str:
        """Its name in a language: cy or en."""
        ...


class SeenPerson(Protocol):
    """Somebody who is there, before it is known how they stand."""

    @property
    def id(self) -> uuid.UUID:
        """Their key."""
        ...

    @property
    def name(self) -> str:
        """Their name."""
        ...

    @property
    def known_as(self) -> str:
        """What they are called; may be empty."""
        ...

    @property
    def organisation(self) -> SeenBody | None:
        """Where they work today."""
        ...


class FirstLook(Protocol):
    """Who is in a programme, read before all else."""

    @property
    def people(self) -> Sequence[SeenPerson]:
        """Everybody who has not left, in the order of the alphabet."""
        ...


class HalfTyped(Protocol):
    """Words that were typed and not saved: where, and as what state of the page."""

    @property
    def place(self) -> str:
        """The page, or the dialog, in which they were typed."""
        ...

    @property
    def words(self) -> Mapping[str, object]:
        """What gives them back to the page."""
        ...


class WritingConnection(Connection, Protocol):
    """The connection that writes also keeps what is half-typed."""

    def keep_half_typed(self, place: str, words: Mapping[str, object]) -> None:
        """Keep these words in the place of older ones; `{}` forgets them."""
        ...

    def half_typed(self) -> tuple[HalfTyped, ...]:
        """What was left half-typed, the newest first."""
        ...
