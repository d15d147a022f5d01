"""A pack that was printed before: only what has changed is printed again, in the order wished."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.issuing import issue
from facilitator.agreements.questions import pairings_to_issue
from facilitator.cohorts.actions import GatheringChange, change_gathering
from facilitator.cohorts.pack import gatherings_ahead, pack_of
from facilitator.cohorts.pack_changes import PackOrder, held_by, in_order, only_changed
from facilitator.cohorts.sheets import PackPart, papers_of, said
from facilitator.people.names import english_sort_key, suggested_sort_name
from facilitator.store.tables import Person
from facilitator.vocabulary import PersonStatus
from facilitator.words import Language, Words
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.cohorts.pack import Pack
    from facilitator.store.journal import Step
    from facilitator.store.opening import OpenProgramme
    from tests.support.programmes import Stand


def prepared(sample: OpenProgramme) -> Pack:
    """The pack of the next gathering with people, noted as printed."""
    issue(sample, sample.ask(pairings_to_issue))
    pack = the_pack(sample)
    fields = {"pack_prepared_on": TODAY}
    sample.do(change_gathering, GatheringChange(pack.gathering_id, pack.version, fields))
    return the_pack(sample)


def the_pack(sample: OpenProgramme) -> Pack:
    packs = [sample.ask(pack_of, line.id, TODAY) for line in sample.ask(gatherings_ahead, TODAY)]
    return next(pack for pack in packs if pack.slips and pack.agreements)


def _rests(step: Step, name: str) -> None:
    step.says("person_changed", name="…")
    person = step.scalars(sa.select(Person).where(Person.full_name == name)).one()
    person.status = PersonStatus.RESTING


def test_nothing_has_changed_while_nothing_changed(sample_on_file: Stand) -> None:
    pack = prepared(sample_on_file.open())
    assert not pack.is_out_of_date
    left = only_changed(pack)
    assert (left.agreements, left.slips, left.thanks, left.sign_in_changed) == ((), (), (), False)
    assert papers_of(left, set(PackPart)) == ()


def test_each_ring_is_drawn_and_goes_when_one_of_it_rests(sample_on_file: Stand) -> None:
    sample = sample_on_file.open()
    before = prepared(sample)
    assert PackPart.RINGS in {one.part for one in papers_of(before, set(PackPart))}

    sample.do(_rests, before.agreements[0].coach.name)

    after = the_pack(sample)
    assert len(after.rings) == len(before.rings) - 1
    assert only_changed(after).rings == ()


def test_who_rests_is_taken_out_by_number_and_nobody_else_is_printed_again(
    sample_on_file: Stand,
) -> None:
    sample = sample_on_file.open()
    before = prepared(sample)
    resting = before.agreements[0].coach.name
    sample.do(_rests, resting)

    pack = the_pack(sample)
    left = only_changed(pack)

    assert pack.is_out_of_date
    assert left.sign_in_changed
    assert not left.agreements
    assert not left.slips
    assert [one.part for one in papers_of(left, set(PackPart))] == [PackPart.SIGN_IN]
    sentence = said(left.to_settle[0], Words(Language.EN))
    assert before.agreements[0].agreement.number in sentence
    assert resting not in sentence
    assert all(resting not in name for name in (before.held or {}).values())


def test_papers_come_by_name_or_by_table(sample_on_file: Stand) -> None:
    pack = prepared(sample_on_file.open())
    by_name = in_order(pack, PackOrder.ALPHABET, Language.EN)
    names = [english_sort_key(suggested_sort_name(one.giver)) for one in by_name.slips]
    assert names == sorted(names)
    by_table = in_order(pack, PackOrder.TABLE, Language.EN)
    pairings = [one.pairing for one in by_table.agreements]
    assert pairings == [code for code in pack.by_table if code in set(pairings)]
    assert held_by(by_name) == held_by(by_table) == held_by(pack)
