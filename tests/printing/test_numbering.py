"""Agreements of three, of a ring, of organisations, and statements: issued under a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.agreements.actions import (
    PaperSignatureDraft,
    issue_papers,
    mark_paper_signed,
)
from facilitator.agreements.questions import issued_papers, judged, paper_bytes
from facilitator.errors import RuleBroken, StaleData
from facilitator.papers.reading import text_of
from facilitator.papers.render import render
from facilitator.papers.style import Setup
from facilitator.papers.verify import claim
from facilitator.printing.kinds import PrintKind
from facilitator.printing.numbering import ISSUABLE, numbered_papers, to_issue
from facilitator.printing.wanted import Wanted
from facilitator.vocabulary import PaperState
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.agreements.actions import PapersDraft
    from facilitator.agreements.questions import PaperLine
    from facilitator.store.opening import OpenProgramme
    from tests.support.programmes import Stand


def draft_of(sample: OpenProgramme, kind: PrintKind) -> PapersDraft:
    found = sample.ask(to_issue, Wanted(kind), TODAY)
    few = type(found)(found.sheets[:2], found.series, found.editions, found.readers)
    return numbered_papers(few, lambda sheet: Setup(large_print=sheet.large_print))


@pytest.mark.parametrize("kind", ISSUABLE)
def test_it_is_numbered_kept_and_known_again(kind: PrintKind, sample_on_file: Stand) -> None:
    sample = sample_on_file.open()
    draft = draft_of(sample, kind)
    sample.do(issue_papers, draft)

    kept = {line.number: line for line in sample.ask(issued_papers)}
    for one in draft.papers:
        line = kept[one.number]
        assert line.kind is ISSUABLE[kind]
        assert line.subject == one.subject
        body = sample.ask(paper_bytes, line.id)
        assert body == one.paper.body
        assert sample.ask(judged, claim(body)).verdict == "issued"
        text = " ".join(text_of(body).split())
        assert one.number in text
        assert "Draft" not in text
        assert line.file_name.startswith(f"{kind.value}-{one.number}")


def test_a_newer_one_takes_its_place_and_says_its_version(sample_on_file: Stand) -> None:
    sample = sample_on_file.open()
    first = draft_of(sample, PrintKind.RING_AGREEMENT)
    sample.do(issue_papers, first)
    with pytest.raises(StaleData):
        sample.do(issue_papers, first)
    second = draft_of(sample, PrintKind.RING_AGREEMENT)
    sample.do(issue_papers, second)

    assert [one.edition for one in second.papers] == [2] * len(second.papers)
    assert not {one.number for one in first.papers} & {one.number for one in second.papers}
    assert sample.ask(judged, claim(first.papers[0].paper.body)).verdict == "superseded"
    counting = {
        line.number for line in sample.ask(issued_papers) if line.state is PaperState.ISSUED
    }
    assert {one.number for one in second.papers} <= counting


def test_some_have_signed_and_then_everybody(sample_on_file: Stand) -> None:
    sample = sample_on_file.open()
    draft = draft_of(sample, PrintKind.RING_AGREEMENT)
    sample.do(issue_papers, draft)

    def line() -> PaperLine:
        number = draft.papers[0].number
        return next(one for one in sample.ask(issued_papers) if one.number == number)

    one = line()
    sample.do(
        mark_paper_signed, PaperSignatureDraft(one.id, one.paper_version, " Siân,  Elin ", None)
    )
    assert (line().signed_by, line().signed) == ("Siân, Elin", None)
    one = line()
    sample.do(mark_paper_signed, PaperSignatureDraft(one.id, one.paper_version, "all of us", TODAY))
    assert line().signed == TODAY


def test_a_leaflet_has_no_number(sample: OpenProgramme) -> None:
    with pytest.raises(RuleBroken, match="kind_not_issued"):
        sample.ask(to_issue, Wanted(PrintKind.LEAFLET), TODAY)


def test_drafts_say_that_they_are_drafts(sample: OpenProgramme) -> None:
    # An organisation's statement is printed as it stands and says on which day.
    for kind in set(ISSUABLE) - {PrintKind.ORGANISATION_STATEMENT}:
        paper = sample.ask(to_issue, Wanted(kind), TODAY).sheets[0].paper
        assert all(part.head.note in {"Draft", "Drafft"} for part in paper.parts), kind
        assert claim(render(paper).pdf).is_draft, kind
