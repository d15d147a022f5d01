"""Minutes are conserved whatever is logged, taken back, taught, undone and redone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.board import actions as board
from facilitator.clock import Clock
from facilitator.cohorts import actions as cohorts
from facilitator.errors import RuleBroken
from facilitator.exchange_vocabulary import BoardSort, SlotState
from facilitator.learning import actions as learning
from facilitator.people.actions import PersonDraft, add_person
from facilitator.reciprocity.actions import Party
from facilitator.reciprocity.ledger import accounts, movements
from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t
from facilitator.store.check import checked
from facilitator.store.opening import created
from tests.support.programmes import TODAY, WHO

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from facilitator.store.opening import OpenProgramme

ACTS = st.lists(
    st.tuples(
        st.sampled_from(["log", "back", "teach", "unteach", "undo", "redo"]),
        st.integers(0, 3),
        st.integers(0, 3),
        st.integers(1, 200),
    ),
    max_size=14,
)


def play(programme: OpenProgramme, people: list[Party], act: tuple[str, int, int, int]) -> None:
    kind, one, other, minutes = act
    if kind in {"undo", "redo"}:
        getattr(programme, kind)()
    elif kind == "log":
        draft = board.ExchangeDraft(
            TODAY, people[one], people[other], BoardSort.ADVICE, minutes=minutes, uses=minutes % 3
        )
        programme.do(board.log_exchange, draft)
    elif kind == "back":
        e = t.Exchange
        logged = programme.ask(lambda db: db.execute(sa.select(e.id, e.version)).all())
        key, version = sorted(logged)[one % max(1, len(logged))]
        programme.do(board.take_back_exchange, board.TakeBackDraft(key, version))
    else:
        s = t.LearningSlot
        columns = sa.select(s.id, s.version, s.teacher_id, s.state)
        slots = programme.ask(lambda db: db.execute(columns).all())
        key, version, teacher, state = sorted(slots)[one % max(1, len(slots))]
        if kind == "teach":
            learners = [p.person_id for p in people[: other + 1] if p.person_id != teacher]
            programme.do(learning.slot_taught, learning.TaughtDraft(key, version, learners))  # type: ignore[arg-type]
        elif state is not SlotState.PLANNED:
            programme.do(learning.slot_not_so, learning.SlotKnown(key, version))


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=ACTS)
def test_conservation_to_the_minute_under_any_order(
    acts: list[tuple[str, int, int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path: Path = tmp_path_factory.mktemp("kept") / "p.facilitator"
    with created(path, None, WHO, Clock(TODAY, seed=3)) as programme:
        people = [
            Party(programme.do(add_person, PersonDraft(name)).value)
            for name in ("Ann", "Bryn", "Cai", "Dewi")
        ]
        cohort = programme.do(cohorts.open_cohort, cohorts.CohortDraft("One")).value
        gathering = programme.do(
            cohorts.plan_gathering,
            cohorts.GatheringDraft(cohort, "Day", TODAY - dt.timedelta(days=1)),
        ).value
        for teacher in people[:2]:
            assert teacher.person_id is not None
            draft = learning.SlotDraft(gathering, "Listening", teacher.person_id, 50)
            programme.do(learning.plan_slot, draft)
        for act in acts:
            try:
                play(programme, people, act)
            except (RuleBroken, IndexError):
                continue
            assert programme.ask(checked).ledger_minutes == 0
            record = programme.ask(whole_record, TODAY)
            found = accounts(movements(record, TODAY))
            assert sum(one.balance for one in found.values()) == 0
            assert all(one.given >= 0 and one.received >= 0 for one in found.values())
            standing = programme.ask(
                lambda db: db.scalar(
                    sa.select(sa.func.coalesce(sa.func.sum(t.Movement.minutes), 0))
                )
            )
            assert sum(one.given for one in found.values()) == standing
