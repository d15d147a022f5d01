"""Equality monitoring: sums of piles, no row for a form, nothing that leads to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.equality import actions as a
from facilitator.equality.forms import equality_text
from facilitator.equality.questions import equality_sums
from facilitator.equality.rules import QUESTIONS, shown
from facilitator.errors import RuleBroken
from facilitator.store.tables import EqualitySum
from facilitator.words import Language

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme


def test_the_sums_know_neither_a_form_nor_a_person() -> None:
    columns = {column.name for column in EqualitySum.__table__.columns}
    assert columns == {"id", "version", "question", "answer", "forms"}
    assert not EqualitySum.__table__.foreign_keys


def test_a_pile_adds_to_the_sums_and_small_numbers_hide(programme: OpenProgramme) -> None:
    programme.do(a.key_in_pile, a.PileDraft(12, {"caring": {"yes": 3, "no": 9}}))
    sums = {one.answer: one.forms for one in programme.ask(equality_sums) if _caring(one.question)}
    assert sums == {"yes": None, "no": None, "not_said": 0}
    programme.do(a.key_in_pile, a.PileDraft(10, {"caring": {"yes": 5, "no": 5}}))
    sums = {one.answer: one.forms for one in programme.ask(equality_sums) if _caring(one.question)}
    assert sums == {"yes": 8, "no": 14, "not_said": 0}
    programme.undo()
    sums = {one.answer: one.forms for one in programme.ask(equality_sums) if _caring(one.question)}
    assert sums["yes"] is None


def _caring(question: str) -> bool:
    return question == "caring"


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        (a.PileDraft(4, {"caring": {"yes": 4}}), "equality_pile_too_small"),
        (a.PileDraft(5, {"caring": {"yes": 3, "no": 3}}), "equality_more_ticks_than_forms"),
        (a.PileDraft(5, {"caring": {"maybe": 3}}), "equality_unknown_answer"),
        (a.PileDraft(5, {"caring": {"yes": -1}}), "equality_more_ticks_than_forms"),
    ],
)
def test_what_could_tell_somebody_apart_is_refused(
    programme: OpenProgramme, draft: a.PileDraft, why: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        programme.do(a.key_in_pile, draft)
    assert refused.value.key == why


@given(st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 40), min_size=2))
def test_no_small_sum_can_be_worked_out(sums: dict[str, int]) -> None:
    seen = shown(sums)
    assert not [count for count in seen.values() if count is not None and 0 < count < 5]
    hidden = [sums[answer] for answer, count in seen.items() if count is None]
    if any(0 < count < 5 for count in sums.values()):
        # What is left of a known total is never one answer alone.
        assert len(hidden) >= 2
        assert sum(hidden) >= 10 or len(hidden) == len(sums)


@pytest.mark.parametrize("language", list(Language))
def test_the_form_has_a_text_for_every_answer(language: Language) -> None:
    text = equality_text(language)
    assert list(text.questions) == list(QUESTIONS)
    assert {key: tuple(answers) for key, answers in text.answers.items()} == dict(QUESTIONS)
