"""Choice slips as a table: who chose, from which side, and up to five people in order, by code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.interchange.sheets import read_sheet
from facilitator.pairing.choices import MOST
from facilitator.vocabulary import ChoiceSide

if TYPE_CHECKING:
    from pathlib import Path

SIDES = {
    "coachee": ChoiceSide.COACHEE,
    "receives": ChoiceSide.COACHEE,
    "coach": ChoiceSide.COACH,
    "gives": ChoiceSide.COACH,
}
"""How a table says that they chose as the one who receives, or as the one who gives."""
HEADINGS = ("person", "as", *(f"choice_{number}" for number in range(1, MOST + 1)))


@dataclass(frozen=True)
class Slip:
    """One line of the table, with its number in the file."""

    line: int
    person: str
    side: ChoiceSide
    chosen: tuple[str, ...]


def read_slips(file: Path) -> tuple[Slip, ...]:
    """The slips of a table whose headings are person, as, choice_1 to choice_5.

    Raises:
        RuleBroken: a heading is missing or a line cannot be read; the file and line are named.
    """
    rows = read_sheet(file).rows
    headings = [str(cell or "").strip().lower() for cell in rows[0].cells] if rows else []
    for wanted in HEADINGS[:3]:
        if wanted not in headings:
            raise RuleBroken("case_column_missing", file=file.name, line=1, column=wanted)
    found = []
    for row in rows[1:]:
        cells = {
            heading: str(cell if cell is not None else "").strip()
            for heading, cell in zip(headings, row.cells, strict=False)
        }
        side = SIDES.get(cells.get("as", "").lower())
        if side is None or not cells.get("person"):
            raise RuleBroken("choice_slip_not_readable", file=file.name, line=row.number)
        chosen = (cells.get(heading, "") for heading in HEADINGS[2:])
        found.append(
            Slip(row.number, cells["person"], side, tuple(code for code in chosen if code))
        )
    return tuple(found)
