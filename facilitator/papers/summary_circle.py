"""How the rings of a programme stand in its progress summary; nobody is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.papers.plan import (
    Block,
    CircleSoFar,
    Column,
    Heading,
    Paragraph,
    Space,
    Table,
    Together,
)
from facilitator.papers.summary_more import SummaryForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.papers.summary import RingSoFar
    from facilitator.words import Words

# The largest ring that is drawn; longer ones and several rings are a table.
LARGEST_DRAWN = 24


def circle_blocks(every: Sequence[RingSoFar], form: SummaryForm, words: Words) -> tuple[Block, ...]:
    """One ring is drawn; of several a board reads a line, and everybody else a table."""
    rings = [ring for ring in every if ring.kept]
    if not rings:
        return ()
    heading = Heading(words("The circle so far"))
    if len(rings) == 1 and 2 <= len(rings[0].kept) <= LARGEST_DRAWN:
        kept = rings[0].kept
        figure = words("%(kept)s of %(all)s", kept=sum(kept), all=len(kept))
        alt = words(
            "A ring of %(people)s people, each coaching the next. Links kept: %(kept)s. "
            "On their way: %(coming)s.",
            people=len(kept), kept=sum(kept), coming=len(kept) - sum(kept),
        )  # fmt: skip
        text = words(
            "Each dot is a person, each arrow one person coaching the next: solid when kept, "
            "dashed while it is on its way."
        )
        circle = CircleSoFar(kept, figure, words("links kept"), alt)
        return (Together((heading, Paragraph(text), circle)),)
    if form is SummaryForm.BOARD:
        # One page is read before a meeting: the rings one by one stand in the longer form.
        said = words(
            "The circle so far: rings: %(rings)s, links kept: %(kept)s of %(all)s.",
            rings=len(rings),
            kept=sum(sum(ring.kept) for ring in rings),
            all=sum(len(ring.kept) for ring in rings),
        )
        return (Space(8), Paragraph(said))
    columns = (
        Column(words("Ring"), 3, strong=True),
        Column(words("Links kept"), 1.4, "right"),
        Column(words("Links in all"), 1.4, "right"),
    )
    rows = tuple(
        (ring.name.read_in(words.language), str(sum(ring.kept)), str(len(ring.kept)))
        for ring in rings
    )
    return (heading, Table(columns, rows))
