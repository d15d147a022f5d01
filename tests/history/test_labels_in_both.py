"""What the history says of a step names things in the language of whoever reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.cohorts.actions import CohortDraft, open_cohort
from facilitator.history.questions import steps
from facilitator.words import Language, Words, in_both

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme

ENGLISH, WELSH = Words(Language.EN), Words(Language.CY)


def test_a_step_is_read_with_the_name_of_the_readers_language(programme: OpenProgramme) -> None:
    programme.do(open_cohort, CohortDraft("Cohort nine", "Carfan naw"))
    step = programme.ask(steps)[0]
    assert ENGLISH.stored(step.label, step.values) == "Cohort nine opened"
    assert "Carfan naw" in WELSH.stored(step.label, step.values)
    assert "Cohort nine" not in WELSH.stored(step.label, step.values)


def test_a_step_that_is_taken_back_and_done_again_keeps_both_names(
    programme: OpenProgramme,
) -> None:
    programme.do(open_cohort, CohortDraft("Cohort nine", "Carfan naw"))
    programme.undo()
    done = programme.redo()
    assert "Carfan naw" in WELSH.stored(done.label, done.values)


@pytest.mark.parametrize(
    ("english", "welsh", "kept"),
    [
        ("North", "", "North"),
        ("North", "North", "North"),
        ("", "Gogledd", "Gogledd"),
        ("North", "Gogledd", {"en": "North", "cy": "Gogledd"}),
    ],
)
def test_a_name_is_kept_in_both_languages_only_where_they_differ(
    english: str, welsh: str, kept: object
) -> None:
    assert in_both(english, welsh) == kept
