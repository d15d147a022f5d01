"""Who is due for supervision: whoever waits longest first, nobody who rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.care.actions import (
    GroupSupervisionDraft,
    RestDraft,
    let_rest,
    record_group_supervision,
)
from facilitator.practice.supervision import GROUP, supervision_list
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme


def test_a_group_of_six_goes_to_the_end_of_the_list(sample: OpenProgramme) -> None:
    before = sample.ask(supervision_list, TODAY)
    assert [one.days for one in before] == sorted((one.days for one in before), reverse=True)
    group = [one.person_id for one in before[:GROUP]]
    sample.do(record_group_supervision, GroupSupervisionDraft(group, TODAY, 90))
    after = sample.ask(supervision_list, TODAY)
    assert {one.person_id for one in after[-GROUP:]} == set(group)
    assert not any(one.is_due for one in after if one.person_id in group)


def test_whoever_rests_is_not_in_it(sample: OpenProgramme) -> None:
    first = sample.ask(supervision_list, TODAY)[0]
    sample.do(let_rest, RestDraft(first.person_id, TODAY))
    assert first.person_id not in {one.person_id for one in sample.ask(supervision_list, TODAY)}
