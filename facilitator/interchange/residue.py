"""The rows of a list that did not come in, as a table to print and to work through by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.interchange.sheet_out import Table

if TYPE_CHECKING:
    from facilitator.interchange.preview import Preview
    from facilitator.words import Words


def residue_table(preview: Preview, words: Words) -> Table:
    """Row, name and why, with room for what was done about it; then what was remarked on."""
    left = tuple(
        (line.row, line.name, words.stored(line.why.key, line.why.said) if line.why else "", "")
        for line in preview.residue
    )
    told = {line.row for line in preview.residue}
    remarks = tuple(
        (remark.row or "", "", words.stored(remark.key, remark.said), "")
        for remark in preview.warnings
        if remark.row not in told
    )
    headings = (words("Row"), words("Name"), words("Why"), words("Done"))
    return Table(words("What is left to do"), headings, (*left, *remarks))
