"""What finders of records have in common: nothing typed, nothing found; else the record is asked.

class CohortsFinder(NamesFinder[CohortName]):
    place = "cohorts"

    def ask(self, text: str, show: Callable[[tuple[CohortName, ...]], None]) -> None:
        self.context.runner.ask(self.key, show, cohorts_found, text, MOST)

    def hit(self, found: CohortName) -> Hit: ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.shell.page import PageContext
    from ui.shell.palette import Hit

Found = TypeVar("Found")


class NamesFinder(Generic[Found]):
    """Finds records of one place by their names."""

    place: ClassVar[str]

    def __init__(self, context: PageContext) -> None:
        self.context = context

    @property
    def key(self) -> str:
        """What the question is asked under: a newer one takes the place of one under way."""
        return f"palette:{self.place}"

    def __call__(self, text: str, answer: Callable[[Sequence[Hit]], None]) -> None:
        """Answer with the records that have every word that was typed."""
        if not text.strip():
            answer(())
            return
        self.ask(text, lambda found: answer(tuple(self.hit(one) for one in found)))

    def ask(self, text: str, show: Callable[[tuple[Found, ...]], None]) -> None:
        """Ask the record for what was typed."""
        raise NotImplementedError

    def hit(self, found: Found) -> Hit:
        """One record as a line of the palette."""
        raise NotImplementedError
