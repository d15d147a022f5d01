"""Three laptops of one programme: what the first did reaches the third by way of the second."""

from __future__ import annotations

import contextlib
import shutil
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.clock import Clock
from facilitator.laptops import actions as a
from facilitator.laptops.meeting import meeting
from facilitator.laptops.rules import Choice
from facilitator.people import actions as people
from facilitator.store import check
from facilitator.store import tables as t
from facilitator.store.opening import opened
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from facilitator.store.cipher import Key
    from facilitator.store.opening import OpenProgramme


@pytest.fixture
def three(sample_file: tuple[Path, Key], tmp_path: Path) -> Iterator[list[OpenProgramme]]:
    with contextlib.ExitStack() as leave:
        found = []
        for letter in "ABC":
            path = tmp_path / f"{letter}.programme"
            shutil.copyfile(sample_file[0], path)
            clock = Clock(TODAY, seed=ord(letter))
            found.append(leave.enter_context(opened(path, sample_file[1], letter, clock)))
        for letter, laptop in zip("BC", found[1:], strict=True):
            laptop.do(a.name_laptop, a.LetterDraft(letter))
        yield found


def hand(giver: OpenProgramme, taker: OpenProgramme, asked: int = 0) -> None:
    """A whole exchange file, brought in; what is asked is answered with ours."""
    envelope = giver.do(a.hand_over, a.HandOver(whole=True)).value
    questions = taker.ask(meeting, envelope).asked
    assert len(questions) == asked
    ours = {(one.table, one.key, one.field): Choice.MINE for one in questions}
    taker.do(a.bring_in, a.BringIn(envelope, ours))


def known(db: Session) -> list[tuple[str, str]]:
    found = sa.select(t.Person.full_name, t.Person.region).order_by(t.Person.full_name)
    return [(name, region) for name, region in db.execute(found)]


def test_what_the_first_did_reaches_the_third_by_way_of_the_second(
    three: list[OpenProgramme],
) -> None:
    one, two, last = three
    one.do(people.add_person, people.PersonDraft("Gwenllïan ap Ŵyn"))
    hand(one, two)
    two.do(people.add_person, people.PersonDraft("Tomasz Nowak"))
    hand(two, last)
    someone = first(last, t.Person, t.Person.full_name == "Gwenllïan ap Ŵyn")
    last.do(people.change_person, people.PersonChange(*someone, {"region": "Môn"}))
    # The same work straight from the first once more: nothing twice and nothing lost. What the
    # first has was never taken over from it directly, so the one field that was changed since is
    # asked about rather than decided.
    hand(one, last, asked=1)
    hand(last, two)
    hand(two, one)
    hand(one, last)
    record = one.ask(known)
    assert ("Gwenllïan ap Ŵyn", "Môn") in record
    assert ("Tomasz Nowak", "") in record
    assert len({name for name, _region in record}) == len(record)
    for laptop in three:
        assert laptop.ask(known) == record
        assert laptop.ask(check.checked).is_sound
