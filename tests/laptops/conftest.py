"""Two laptops with a copy each of the sample programme."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.laptops import actions as a
from facilitator.laptops.meeting import meeting
from facilitator.store.opening import opened
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from facilitator.laptops.actions import BroughtIn
    from facilitator.laptops.meeting import Meeting
    from facilitator.laptops.rules import Choice
    from facilitator.programme import Done
    from facilitator.store.cipher import Key
    from facilitator.store.opening import OpenProgramme


@dataclass
class Two:
    """Both laptops, and the way between them."""

    one: OpenProgramme
    two: OpenProgramme

    def hand(self, giver: OpenProgramme, *, whole: bool = False) -> bytes:
        """What a laptop hands over now."""
        return giver.do(a.hand_over, a.HandOver(whole)).value

    def look(
        self,
        giver: OpenProgramme,
        taker: OpenProgramme,
        choices: Mapping[tuple[str, str, str], Choice] | None = None,
    ) -> Meeting:
        """What bringing in would do."""
        return taker.ask(meeting, self.hand(giver), choices)

    def bring(
        self, giver: OpenProgramme, taker: OpenProgramme, answer: Choice | None = None
    ) -> Done[BroughtIn]:
        """Hand over and bring in, with one answer to whatever is asked."""
        envelope = self.hand(giver)
        asked = taker.ask(meeting, envelope).asked if answer else ()
        choices = {(one.table, one.key, one.field): answer for one in asked if answer}
        return taker.do(a.bring_in, a.BringIn(envelope, choices))


@pytest.fixture
def pair_of(tmp_path: Path) -> Iterator[Callable[[tuple[Path, Key]], Two]]:
    """Makes two laptops of one programme; the second has the letter B."""
    with contextlib.ExitStack() as leave:

        def make(source: tuple[Path, Key]) -> Two:
            both = []
            for letter in "AB":
                path = tmp_path / f"{letter} ŵ.programme"
                shutil.copyfile(source[0], path)
                clock = Clock(TODAY, seed=ord(letter))
                both.append(leave.enter_context(opened(path, source[1], f"At {letter}", clock)))
            both[1].do(a.name_laptop, a.LetterDraft("B"))
            return Two(*both)

        yield make


@pytest.fixture
def laptops(pair_of: Callable[[tuple[Path, Key]], Two], sample_file: tuple[Path, Key]) -> Two:
    """Two laptops with the sample programme."""
    return pair_of(sample_file)
