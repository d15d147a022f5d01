"""Papers that take the place of others: handed out stays handed out, and says so."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.agreements.actions import PaperDraft, SummaryDraft, issue_summary
from facilitator.agreements.questions import issued_papers
from facilitator.store.tables import Cohort
from facilitator.vocabulary import PaperState
from tests.store.finding import first

if TYPE_CHECKING:
    import uuid

    from facilitator.store.opening import OpenProgramme
    from tests.support.programmes import Stand


def issue(
    programme: OpenProgramme, number: str, language: str, cohort: uuid.UUID | None = None
) -> None:
    paper = PaperDraft(f"%PDF {number}".encode(), language, "ABC", 1, f"{number}.pdf")
    programme.do(issue_summary, SummaryDraft(number, (paper,), cohort))


def counting(programme: OpenProgramme) -> set[str]:
    """Numbers of the papers that count."""
    papers = programme.ask(issued_papers)
    return {paper.number for paper in papers if paper.state is PaperState.ISSUED}


def test_a_summary_takes_the_place_of_the_same_one_of_its_day(sample_stand: Stand) -> None:
    sample = sample_stand.open()
    before, cohort = counting(sample), first(sample, Cohort).id
    issue(sample, "A-2026-9001", "cy", cohort)
    issue(sample, "A-2026-9002", "en", cohort)
    issue(sample, "A-2026-9003", "en")
    assert counting(sample) - before == {"A-2026-9001", "A-2026-9002", "A-2026-9003"}
    issue(sample, "A-2026-9004", "en", cohort)
    assert counting(sample) - before == {"A-2026-9001", "A-2026-9003", "A-2026-9004"}
    numbers = {paper.number for paper in sample.ask(issued_papers)}
    assert "A-2026-9002" in numbers


def test_a_summary_of_another_day_stands(sample_stand: Stand) -> None:
    sample = sample_stand.open()
    before = counting(sample)
    issue(sample, "A-2026-9001", "en")
    sample_stand.clock = type(sample_stand.clock)(sample_stand.clock.today() + dt.timedelta(days=1))
    sample = sample_stand.open()
    issue(sample, "A-2026-9002", "en")
    assert counting(sample) - before == {"A-2026-9001", "A-2026-9002"}
