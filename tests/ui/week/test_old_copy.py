"""An old copy in the second place is said on *This week*; a fresh one is not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator.store.second_place import OLD_AFTER, SecondPlace
from tests.support.programmes import TODAY
from ui.week.page import WeekPage

if TYPE_CHECKING:
    from tests.ui.paging import Stage

NOON = dt.time(12)


@pytest.mark.parametrize(("days", "is_said"), [(OLD_AFTER, False), (OLD_AFTER + 1, True)])
def test_a_copy_is_old_after_two_weeks(sample_stage: Stage, days: int, *, is_said: bool) -> None:
    page = sample_stage.show(WeekPage)
    newest = dt.datetime.combine(TODAY - dt.timedelta(days=days), NOON)
    page.copies.show_place(SecondPlace(Path("/media/stick"), is_there=True, newest=newest))
    assert page.copies.isVisible() is is_said
    assert (page.copies.note is not None) is is_said
