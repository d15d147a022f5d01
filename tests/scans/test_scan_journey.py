"""Twenty agreements go out on paper and come back as a pile: all filed, none wrongly."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.issuing import issue
from facilitator.agreements.questions import issued_papers, paper_bytes
from facilitator.scans.actions import file_scans
from facilitator.scans.files import files_in
from facilitator.scans.questions import scans, sorting
from facilitator.scans.reading import pages_read
from facilitator.store.tables import Pairing
from tests.scans.paper_trail import (
    askew,
    noisy,
    one_file,
    photograph,
    photographed,
    printed,
    signed,
    stapled,
)

if TYPE_CHECKING:
    import uuid
    from pathlib import Path

    from PIL import Image
    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme
    from tests.support.programmes import Stand

AGREEMENTS = 20


def test_twenty_agreements_come_back(sample_on_file: Stand, tmp_path: Path) -> None:
    sample = sample_on_file.open()
    papers = _issued(sample)
    chosen = sorted(papers)
    assert len(chosen) == AGREEMENTS

    pile: list[tuple[str, Image.Image]] = []
    for place, number in enumerate(chosen):
        pages = printed(papers[number])
        pile += [(number, _in_the_room(page, place)) for page in pages]
    random.Random(7).shuffle(pile)
    half = len(pile) // 2
    wanted: dict[tuple[str, int], str] = {}
    folder = tmp_path / "came back"
    folder.mkdir()
    (folder / "scanner.pdf").write_bytes(one_file([page for _, page in pile[:half]]))
    wanted |= {("scanner.pdf", place): number for place, (number, _) in enumerate(pile[:half], 1)}
    for place, (number, page) in enumerate(pile[half:]):
        name = f"IMG_{place:03}.jpg"
        (folder / name).write_bytes(photograph(photographed(page)))
        wanted[name, 1] = number

    read = pages_read(files_in([folder]))
    found = sample.ask(sorting, read)

    assert {(line.page.file, line.page.page): line.number for line in found.at("filed")} == wanted
    assert len(found.lines) == len(wanted)
    signed_before = sample.ask(scans)
    sample.do(file_scans, found.draft)
    kept = sample.ask(scans)
    assert {line.number for line in kept} >= set(chosen)
    assert len(kept) == len(signed_before) + len(wanted)
    again = sample.ask(sorting, read)
    assert len(again.at("known")) == len(wanted)
    assert not again.draft.pages


def _issued(sample: OpenProgramme) -> dict[str, bytes]:
    """Twenty agreements, issued and archived, by number; of each the copy of one of the two."""
    issue(sample, sample.ask(_pairings)[:AGREEMENTS])
    return {line.number: sample.ask(paper_bytes, line.id) for line in sample.ask(issued_papers)}


def _pairings(db: Session) -> list[uuid.UUID]:
    return list(db.scalars(sa.select(Pairing.id).order_by(Pairing.code)))


def _in_the_room(page: Image.Image, place: int) -> Image.Image:
    """Signed, stapled, crooked, grainy; every third one upside down."""
    made = noisy(stapled(signed(page, place)), place)
    made = askew(made, 2.0 if place % 2 else -2.0)
    return made.rotate(180) if place % 3 == 0 else made
