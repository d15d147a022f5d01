"""The one door: everything that reads or changes a programme goes through `do` and `ask`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

    from facilitator.store.journal import Step

P = ParamSpec("P")
D = TypeVar("D")
R = TypeVar("R")


@dataclass(frozen=True)
class Done(Generic[R]):
    """A step that stands: its number, what it was called, the rows it touched, its answer.

    `label` is a wording key with `values`; `touched` holds (table, key) pairs read from the
    journal. What `is_final` cannot be taken back.
    """

    step: int
    label: str
    values: Mapping[str, object]
    touched: frozenset[tuple[str, str]]
    value: R
    is_final: bool = False


class Programme:
    """One programme file, open."""

    def __init__(
        self,
        step: Callable[[str], AbstractContextManager[Step]],
        look: Callable[[], AbstractContextManager[Session]],
    ) -> None:
        self._step = step
        self._look = look

    def do(self, action: Callable[[Step, D], R], draft: D) -> Done[R]:
        """Carry out one action as one transaction, one journal entry and one undo.

        Raises:
            RuleBroken, StaleData, StorageTrouble: nothing was written.
        """
        with self._step(action.__name__) as step:
            value = action(step, draft)
            step.flush()
            touched = step.touched()
        return Done(
            step.number, step.label, dict(step.values), touched, value, is_final=step.is_final
        )

    def ask(
        self, question: Callable[Concatenate[Session, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Answer one question with frozen read-models; nothing can be written."""
        with self._look() as db:
            return question(db, *args, **kwargs)
