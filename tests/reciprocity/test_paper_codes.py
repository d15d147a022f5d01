"""The code beside a figure on a summary opens the rows that the figure is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.agreements.questions import number_series
from facilitator.papers.plan_text import said
from facilitator.papers.summary import summary_paper
from facilitator.reciprocity.answers import rows_of
from facilitator.reciprocity.behind import Scope
from facilitator.reciprocity.issuing import prepared_summary
from facilitator.reciprocity.paper_codes import FIGURES, figure_of_code, looks_like_code
from facilitator.reciprocity.summary import summary_of
from facilitator.store import tables as t
from facilitator.words import Language
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme


def cohort_key(db: Session, code: str) -> uuid.UUID | None:
    return db.scalar(sa.select(t.Cohort.id).where(t.Cohort.code == code))


@pytest.mark.parametrize("code", ["", "C1", "C2"])
def test_the_rows_behind_each_figure_add_up_to_what_the_paper_says(
    sample: OpenProgramme, code: str
) -> None:
    summary = sample.ask(summary_of, sample.ask(cohort_key, code), TODAY)
    scope = Scope(TODAY, cohort=code or None)
    totals = {
        number: sample.ask(rows_of, scope, ref).behind.total for number, ref in FIGURES.items()
    }
    assert totals[1] == summary.promises_kept_or_on_time
    assert sample.ask(rows_of, scope, FIGURES[1]).behind.whole == summary.promises
    assert totals[2] == summary.given
    assert totals[3] == summary.sessions_held
    assert totals[4] == summary.organisations
    assert totals[6] == sum(month.held or 0 for month in summary.months)
    confirmed = sample.ask(rows_of, scope, FIGURES[7]).behind
    assert confirmed.whole == summary.sessions_held
    if summary.both_confirmed is not None:
        assert round(100 * confirmed.total / summary.sessions_held) == summary.both_confirmed


def test_an_issued_summary_prints_its_codes_and_they_are_found(sample: OpenProgramme) -> None:
    from facilitator.agreements.actions import issue_summary

    cohort = sample.ask(cohort_key, "C2")
    summary = sample.ask(summary_of, cohort, TODAY)
    draft = prepared_summary(summary, sample.ask(number_series), cohort)
    sample.do(issue_summary, draft)
    number = draft.number
    found = sample.ask(figure_of_code, f" {number.lower()} / 2 ")
    assert found is not None
    assert (found.code, found.cohort, found.issued) == (f"{number}/2", "C2", TODAY)
    assert found.ref == FIGURES[2]
    assert sample.ask(figure_of_code, f"{number}/99") is None
    assert sample.ask(figure_of_code, "A-1999-0001/1") is None


def test_every_code_that_is_printed_is_known(sample: OpenProgramme) -> None:
    from dataclasses import replace

    summary = replace(sample.ask(summary_of, None, TODAY), number="A-2026-0777")
    texts = " ".join(said(summary_paper(summary, (Language.EN,))))
    printed = {
        int(word.split("/")[1].rstrip(".")) for word in texts.split() if "A-2026-0777/" in word
    }
    assert printed <= set(FIGURES)
    assert {1, 2, 4} <= printed
    draft = " ".join(said(summary_paper(replace(summary, number=""), (Language.EN,))))
    assert "/1" not in draft


def test_what_is_no_code_is_left_to_others() -> None:
    assert looks_like_code("A-2026-0147/2")
    assert not looks_like_code("A-2026-0147")
    assert not looks_like_code("Mair Jones")
