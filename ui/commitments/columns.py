"""The columns of the table of promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.commitments.questions import Standing
from ui.commitments.wording import badge, way_of
from ui.parts.table import Column

if TYPE_CHECKING:
    from facilitator.commitments.questions import PromiseLine
    from facilitator.words import Words


def promise_columns(words: Words) -> tuple[Column[PromiseLine], ...]:
    """Who promises what, how far it has come and where it comes from."""
    language = words.language.value
    return (
        Column("owner", words("Who promises"), lambda line: line.owner.name(language),
               width=190, strong=True),
        Column("way", words("Where it goes"), lambda line: way_of(line, words), width=104,
               spare=2),
        Column("given", words("Given"), lambda line: line.met,
               text=lambda line: words("%(given)s of %(promised)s",
                                       given=words.hours(line.met),
                                       promised=words.hours(line.minutes)),
               right=True, width=116),
        Column("due", words("Due"), lambda line: line.due_after_pauses,
               text=lambda line: words.date(line.due_after_pauses, "brief"), width=98,
               whole=True),
        Column("standing", words("How it stands"), lambda line: badge(line, words).word,
               badge=lambda line: badge(line, words), width=112),
        Column("source", words("Comes from"),
               lambda line: line.comes_from.name(language), width=0, spare=1),
    )  # fmt: skip


def is_of(kind: str, line: PromiseLine) -> bool:
    """Whether a promise is of a kind that a chip names."""
    if kind == "open":
        return line.standing.is_open and line.standing is not Standing.RESTING
    if kind == "met":
        return line.standing is Standing.MET
    return line.standing is Standing.RESTING if kind == "resting" else True
