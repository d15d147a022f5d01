"""A new cohort on the sample, and the page of pairings on it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from facilitator.cohorts.actions import CohortDraft, EnrolDraft, enrol, open_cohort
from facilitator.people.questions import people_in_order
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from pytestqt.qtbot import QtBot

    from tests.ui.paging import Stage
    from ui.pairing.page import PairingsPage


@pytest.fixture
def cohort(sample_stage: Stage, qtbot: QtBot) -> str:
    """A new cohort of twenty-four, not paired yet."""
    starts = TODAY + dt.timedelta(days=30)
    draft = CohortDraft("Cohort five", "Carfan pump", starts, starts + dt.timedelta(days=150))
    made: list[uuid.UUID] = []

    def fill(people: object) -> None:
        ids = [one.id for one in people][:24]  # type: ignore[attr-defined]  # names in order
        runner.act(enrol, EnrolDraft(made[0], ids))

    runner = sample_stage.runner
    runner.act(open_cohort, draft, lambda done: made.append(done.value))
    qtbot.waitUntil(lambda: bool(made))
    with qtbot.waitSignal(runner.changed):
        runner.ask("test", fill, people_in_order)
    return str(made[0])


@pytest.fixture
def page(sample_stage: Stage, qtbot: QtBot, cohort: str) -> PairingsPage:
    """The page on the new cohort."""
    from ui.pairing.page import PairingsPage

    made: PairingsPage = sample_stage.show(PairingsPage)
    made.restore({"cohort": cohort})
    qtbot.waitUntil(lambda: made.shown is not None and str(made.shown.cohort.id) == cohort)
    return made
