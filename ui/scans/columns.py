"""The pages that came back as a table shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.parts.table import Column

if TYPE_CHECKING:
    from facilitator.scans.questions import ScanLine
    from facilitator.words import Words


def columns(words: Words) -> tuple[Column[ScanLine], ...]:
    """Number, state, between whom, the file, the day."""
    return (
        Column(
            "number",
            words("Number"),
            lambda line: line.number,
            text=lambda line: line.number or "–",
            width=128,
            whole=True,
            strong=True,
        ),
        Column("state", words("State"), lambda line: state_of(line, words), width=92),
        Column("parties", words("Between"), lambda line: line.parties, width=230),
        Column(
            "file",
            words("File"),
            lambda line: (line.file_name, line.page),
            text=lambda line: words("%(file)s, page %(page)s", file=line.file_name, page=line.page),
            width=170,
            spare=2,
        ),
        Column(
            "came",
            words("Came back"),
            lambda line: line.came,
            text=lambda line: words.date(line.came),
            width=0,
            spare=1,
        ),
    )


def state_of(line: ScanLine, words: Words) -> str:
    """Where a page is, in a word."""
    if not line.number:
        return words("on the tray")
    return words("signed") if line.is_signed else words("filed")


def account_of(line: ScanLine, words: Words) -> str:
    """Where a page is and why, in a few words."""
    if not line.number:
        return words("on the tray: %(why)s", why=words.stored(line.why))
    if line.is_signed:
        return words("filed, marked as signed")
    return words("filed, not marked as signed")
