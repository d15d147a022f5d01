"""Cases of goals and ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.goals import actions as a
from facilitator.goals.questions import pairs_with_goals
from facilitator.goals.rules import Rated

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case


def _slip(programme: OpenProgramme) -> a.GoalsDraft:
    pair = programme.ask(pairs_with_goals)[0]
    first = a.GoalsDraft(
        pair.pairing_id, [Rated("Say no in good time", 3), Rated("Chair a meeting", 4)], pair.read
    )
    programme.do(a.keep_goals, first)
    pair = programme.ask(pairs_with_goals)[0]
    return a.GoalsDraft(pair.pairing_id, [Rated("Say no in good time", 3, 5, 8)], pair.read)


CASES: dict[str, Case] = {"keep_goals": lambda p: (a.keep_goals, _slip(p))}
