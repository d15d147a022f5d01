"""What an import would do, row by row, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.interchange.headings import Headings, Mapping

if TYPE_CHECKING:
    from facilitator.interchange.people_rows import PersonRow
    from facilitator.interchange.remarks import Question, Remark
    from facilitator.interchange.sniffing import Encoding


class RowOutcome(StrEnum):
    """What happens with a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    SKIP = "skip"
    ASK = "ask"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Change:
    """One field of somebody on record: what stands there and what the file says."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowPreview:
    """One row of the preview: who it is, what happens, and why."""

    row: int
    outcome: RowOutcome
    name: str = ""
    person: PersonRow | None = None
    code: str = ""
    changes: tuple[Change, ...] = ()
    why: Remark | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One thing to apply: a new person, or what changes for the person with this code."""

    person: PersonRow
    code: str = ""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything an import would do, before anything is written."""

    rows: tuple[RowPreview, ...]
    questions: tuple[Question, ...] = ()
    warnings: tuple[Remark, ...] = ()
    mapping: Mapping = field(default_factory=Mapping)
    headings: Headings | None = None
    sheet: str = ""
    encoding: Encoding | None = None
    encoding_guessed: bool = False
    stopped: bool = False

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """What must still be asked; nothing is written while one is open."""
        return tuple(question for question in self.questions if question.answer is None)

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """What is applied once nothing is open: new people and changed ones, in row order."""
        if self.open_questions or self.stopped:
            return ()
        return tuple(
            Draft(line.person, line.code, line.changes)
            for line in self.rows
            if line.person and line.outcome in {RowOutcome.NEW, RowOutcome.CHANGED}
        )

    @property
    def rejected(self) -> tuple[RowPreview, ...]:
        """The rows that cannot be taken: the list to print and work through by hand."""
        return tuple(line for line in self.rows if line.outcome is RowOutcome.REJECTED)

    @property
    def residue(self) -> tuple[RowPreview, ...]:
        """Every row that does not come in, in its order: rejected, still asked, said twice."""
        left = {RowOutcome.REJECTED, RowOutcome.ASK, RowOutcome.SKIP}
        return tuple(line for line in self.rows if line.outcome in left)

    def count(self, *outcomes: RowOutcome) -> int:
        """How many rows end so."""
        return sum(line.outcome in outcomes for line in self.rows)
