"""Three laptops of one programme: what the first did reaches the third by way of the second."""

from __future__ import annotations

import contextlib
import random
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.clock import Clock
from facilitator.errors import RuleBroken
from facilitator.laptops import actions as a
from facilitator.laptops.meeting import meeting
from facilitator.laptops.rules import Choice
from facilitator.people import actions as people
from facilitator.settings.actions import start_programme
from facilitator.settings.start import StartDraft
from facilitator.store import check
from facilitator.store import tables as t
from facilitator.store.opening import created, opened
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from facilitator.laptops.meeting import Meeting
    from facilitator.store.opening import OpenProgramme

NAMES = ("Gwenllïan ap Ŵyn", "Tomasz Nowak", "Siân Prys")


@dataclass
class Three:
    """Three laptops, with three people in common."""

    one: OpenProgramme
    two: OpenProgramme
    last: OpenProgramme

    @property
    def all(self) -> tuple[OpenProgramme, ...]:
        return self.one, self.two, self.last

    def hand(self, giver: OpenProgramme, taker: OpenProgramme, answer: Choice | None = None) -> int:
        """Hand over, bring in; how much was asked. Where earlier files are missing: everything."""
        envelope = giver.do(a.hand_over, a.HandOver()).value
        try:
            found = taker.ask(meeting, envelope)
        except RuleBroken as gap:
            if gap.key != "bundle_leaves_a_gap":
                raise
            envelope = giver.do(a.hand_over, a.HandOver(whole=True)).value
            found = taker.ask(meeting, envelope)
        if found.has_news:
            self._bring(taker, envelope, found, answer)
        return len(found.asked)

    def _bring(
        self, taker: OpenProgramme, envelope: bytes, found: Meeting, answer: Choice | None
    ) -> None:
        assert answer or not found.asked, found.asked
        choices = {(one.table, one.key, one.field): answer for one in found.asked if answer}
        taker.do(a.bring_in, a.BringIn(envelope, choices))

    def change(self, laptop: OpenProgramme, who: int, **fields: str) -> None:
        """Change somebody on one laptop."""
        row = first(laptop, t.Person, t.Person.full_name == NAMES[who])
        laptop.do(people.change_person, people.PersonChange(*row, fields))

    def are_alike(self) -> bool:
        """Whether all three have the same people, and a sound file."""
        assert all(laptop.ask(check.checked).is_sound for laptop in self.all)
        return self.one.ask(known) == self.two.ask(known) == self.last.ask(known)


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Three]:
    begun = tmp_path / "begun.programme"
    with created(begun, None, "At A", Clock(TODAY, seed=1)) as programme:
        programme.do(start_programme, StartDraft("Three laptops", ""))
        for name in NAMES:
            programme.do(people.add_person, people.PersonDraft(name))
    with contextlib.ExitStack() as leave:
        found = []
        for letter in "ABC":
            path = tmp_path / f"{letter}.programme"
            shutil.copyfile(begun, path)
            clock = Clock(TODAY, seed=ord(letter))
            found.append(leave.enter_context(opened(path, None, f"At {letter}", clock)))
        for letter, laptop in zip("BC", found[1:], strict=True):
            laptop.do(a.name_laptop, a.LetterDraft(letter))
        yield Three(*found)


def known(db: Session) -> list[tuple[str, str, str]]:
    p = t.Person
    found = sa.select(p.full_name, p.region, p.known_as).order_by(p.full_name)
    return [(name, region, called) for name, region, called in db.execute(found)]


def of(laptop: OpenProgramme, who: int) -> tuple[str, str]:
    """Region and short name of somebody on one laptop."""
    [found] = [rest for name, *rest in laptop.ask(known) if name == NAMES[who]]
    return found[0], found[1]


def test_what_the_first_did_reaches_the_third_by_way_of_the_second(three: Three) -> None:
    three.one.do(people.add_person, people.PersonDraft("Mair Wyn"))
    three.hand(three.one, three.two)
    three.two.do(people.add_person, people.PersonDraft("Idris Puw"))
    three.hand(three.two, three.last)
    three.change(three.last, 0, region="Môn")
    # The same work straight from the first once more: it came already, so nothing is asked.
    envelope = three.one.do(a.hand_over, a.HandOver(whole=True)).value
    found = three.last.ask(meeting, envelope)
    assert (found.asked, found.rows) == ((), ())
    three.last.do(a.bring_in, a.BringIn(envelope))
    assert of(three.last, 0) == ("Môn", "")
    three.hand(three.last, three.two)
    three.hand(three.two, three.one)
    assert of(three.one, 0) == ("Môn", "")
    assert len(three.one.ask(known)) == 5
    assert three.are_alike()


def test_a_second_change_of_the_first_is_taken_where_the_third_left_it_alone(three: Three) -> None:
    three.change(three.one, 0, region="Gwynedd")
    three.hand(three.one, three.two)
    three.hand(three.two, three.last)
    three.change(three.one, 0, region="Môn")
    assert three.hand(three.one, three.last) == 0
    assert of(three.last, 0)[0] == "Môn"


def test_a_change_of_the_third_stands_where_it_knew_that_of_the_first(three: Three) -> None:
    three.change(three.one, 0, region="Gwynedd")
    three.hand(three.one, three.two)
    three.hand(three.two, three.last)
    three.change(three.last, 0, region="Ceredigion")
    three.change(three.one, 1, region="Powys")
    assert three.hand(three.one, three.last) == 0
    assert of(three.last, 0)[0] == "Ceredigion"
    assert three.hand(three.last, three.one) == 0
    assert of(three.one, 0)[0] == "Ceredigion"


def test_what_both_changed_since_is_asked_all_the_same(three: Three) -> None:
    three.change(three.one, 0, region="Gwynedd")
    three.hand(three.one, three.two)
    three.hand(three.two, three.last)
    three.change(three.last, 0, region="Ceredigion")
    three.change(three.one, 0, region="Môn")
    assert three.hand(three.one, three.last, Choice.MINE) == 1
    assert of(three.last, 0)[0] == "Ceredigion"


@pytest.mark.parametrize("answer", list(Choice))
def test_what_the_second_decided_is_not_asked_of_the_third(three: Three, answer: Choice) -> None:
    three.change(three.one, 0, region="Gwynedd")
    three.change(three.two, 0, region="Môn")
    assert three.hand(three.one, three.two, answer) == 1
    decided = "Môn" if answer is Choice.MINE else "Gwynedd"
    three.hand(three.two, three.last)
    assert three.hand(three.one, three.last) == 0
    assert of(three.last, 0)[0] == decided
    three.hand(three.last, three.one)
    assert of(three.one, 0)[0] == decided


def test_taken_back_it_is_not_known_any_more(three: Three) -> None:
    three.change(three.one, 0, region="Gwynedd")
    three.hand(three.one, three.two)
    three.hand(three.two, three.last)
    three.last.undo()
    assert of(three.last, 0)[0] == ""
    assert three.hand(three.one, three.last) == 0
    assert of(three.last, 0)[0] == "Gwynedd"


@pytest.mark.parametrize("seed", [0, 1, 2, 123])
def test_in_whatever_order_nothing_is_asked_of_what_one_alone_changes(
    three: Three, seed: int
) -> None:
    chance = random.Random(seed)
    for number in range(24):
        giver, taker = chance.sample(range(3), 2)
        if chance.random() < 0.5:
            three.change(three.all[giver], giver, region=f"{number}")
        else:
            assert three.hand(three.all[giver], three.all[taker]) == 0
    for giver, taker in ((0, 1), (1, 2), (2, 0), (0, 1)):
        assert three.hand(three.all[giver], three.all[taker]) == 0
    assert three.are_alike()


def test_a_programme_without_a_name_has_no_laptops_yet(programme: OpenProgramme) -> None:
    """A list of people may be brought into a new file before anything else."""
    with pytest.raises(RuleBroken, match="programme_without_name"):
        programme.do(a.name_laptop, a.LetterDraft("B"))
