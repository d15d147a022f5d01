"""A draft becomes a numbered paper: number, version, fingerprint and code at the foot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.papers.plan import Identity
from facilitator.papers.plan_text import as_data
from facilitator.papers.shared import fingerprint, issued_foot
from facilitator.words import Words

if TYPE_CHECKING:
    from facilitator.papers.plan import Paper


def numbered(paper: Paper, number: str, version: int) -> Paper:
    """The same paper as it is issued; its fingerprint is over everything that stands on it."""
    facts = {
        "number": number,
        "version": version,
        "issued": paper.issued,
        "parts": [block for part in as_data(paper)["parts"] for block in part["blocks"]],
    }
    identity = Identity(number, version, fingerprint(facts))
    parts = tuple(
        replace(
            part,
            head=replace(part.head, note=""),
            foot=issued_foot(Words(part.language), identity, paper.issued, draft=False),
        )
        for part in paper.parts
    )
    title = f"{paper.title} {number}"
    return replace(paper, title=title, parts=parts, identity=identity, draft=False)
