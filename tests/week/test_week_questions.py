"""The page This week as values: what is to be prepared, what is put away, who is at rest."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.reciprocity.reading import whole_record
from facilitator.settings.actions import LimitDraft, change_limit
from facilitator.week.actions import DismissDraft, dismiss
from facilitator.week.answer import sentence
from facilitator.week.look import GROUPS
from facilitator.week.preparing import (
    ComingGathering,
    NotPaired,
    ToPrepare,
    Unissued,
    preparing,
)
from facilitator.week.questions import counts, week_page
from facilitator.week.rules import week
from facilitator.words import Language, Words
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme

ENGLISH = Words(Language.EN)
DAY = dt.timedelta(days=1)


def test_the_page_holds_every_rule_of_the_week_and_what_is_to_be_prepared(
    sample: OpenProgramme,
) -> None:
    page = sample.ask(week_page, TODAY)
    answer = week(sample.ask(whole_record, TODAY), TODAY)
    shown = {(r.rule, r.found.subject) for row in page.rows for r in row.reasons}
    assert {(row.rule, row.subject) for row in answer.rows} <= shown
    extra = {rule for rule, _ in shown} - {row.rule for row in answer.rows}
    assert {"pack_not_prepared", "place_to_fill"} <= extra
    assert page.being_coached_now == answer.being_coached_now
    assert page.totals == answer.pairings


def test_each_person_or_pairing_has_one_row_with_a_name_and_no_code(
    sample: OpenProgramme,
) -> None:
    page = sample.ask(week_page, TODAY)
    about = [(row.about.title_en, row.about.beside_en, row.about.day) for row in page.rows]
    assert len(about) == len(set(about))
    assert all(row.about.title_en and row.about.title_cy for row in page.rows)
    order = [GROUPS.index(row.group) for row in page.rows]
    assert order == sorted(order)
    said = [sentence(r.found, ENGLISH) for row in page.rows for r in row.reasons]
    assert not [one for one in said if one.startswith("week_") or "%(" in one]


def test_the_side_bar_counts_the_rows(sample: OpenProgramme) -> None:
    page, counted = sample.ask(week_page, TODAY), sample.ask(counts, TODAY)
    assert counted["week"] == len(page.rows)
    assert counted["papers"] == len(page.group("print"))


def test_a_row_set_aside_stays_away_and_one_undo_brings_it_back(sample: OpenProgramme) -> None:
    row = next(
        one for one in sample.ask(week_page, TODAY).rows if one.leading.rule == "place_to_fill"
    )
    draft = DismissDraft((row.leading.rule,), row.leading.found.subject, "known", "Rheidol")
    sample.do(dismiss, draft)
    assert row.key not in [one.key for one in sample.ask(week_page, TODAY).rows]
    sample.undo()
    assert row.key in [one.key for one in sample.ask(week_page, TODAY).rows]


def test_the_limit_of_a_row_to_prepare_is_the_programmes_own(sample: OpenProgramme) -> None:
    sample.do(change_limit, LimitDraft("pack_not_prepared", 1))
    rules = {r.rule for row in sample.ask(week_page, TODAY).rows for r in row.reasons}
    assert "pack_not_prepared" not in rules


def test_a_limit_is_reached_on_its_day() -> None:
    waiting = ToPrepare(
        not_paired=(NotPaired("P001", "C1", TODAY - 7 * DAY), NotPaired("P002", "C1", TODAY)),
        gatherings=(
            ComingGathering("a", TODAY + 10 * DAY, 30),
            ComingGathering("b", TODAY + 11 * DAY, 30),
        ),
        unissued=(Unissued("cohort C1", 3, TODAY - 3 * DAY),),
    )
    rows = preparing(waiting, TODAY, {}, set())
    assert [(row.rule, row.folds_into) for row in rows] == [
        ("not_paired_yet", "P001"),
        ("pack_not_prepared", "a"),
        ("agreement_not_issued", "cohort C1"),
    ]
    away = {(row.rule, row.subject) for row in rows[1:]}
    assert [row.rule for row in preparing(waiting, TODAY, {}, away)] == ["not_paired_yet"]
