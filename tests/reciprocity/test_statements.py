"""How many statements each question asks: as many for two people as for two thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from facilitator.clock import Clock
from facilitator.interchange.actions import import_history
from facilitator.sample.years import many_years
from facilitator.store.opening import ProgrammeFile
from tests.benchmarks.questions import QUESTIONS, said_by
from tests.benchmarks.store import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator.store.opening import OpenProgramme

# With nothing kept; the record alone is 28 of them, one for each of its tables and codes.
MOST = {
    "balances": 1,
    "record": 30,
    "week": 48,
    "figures": 34,
    "ledger": 5,
    "a question": 30,
    "ready to give": 9,
    "people": 38,
    "organisations": 36,
    "sessions": 5,
    "promises": 40,
}


@pytest.fixture(scope="module", params=[1, 2])
def programme(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Iterator[OpenProgramme]:
    """One year, and two."""
    path: Path = tmp_path_factory.mktemp("years") / "years.facilitator"
    file = ProgrammeFile.create(path, None, Clock(TODAY))
    opened = file.for_thread("me")
    opened.do(import_history, many_years(request.param, TODAY))
    yield opened
    opened.close()
    file.close()


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_a_question_asks_as_many_statements_however_much_there_is(
    name: str, programme: OpenProgramme
) -> None:
    assert 1 <= len(said_by(programme, QUESTIONS[name])) <= MOST[name]


def test_every_question_has_its_count() -> None:
    assert set(MOST) == set(QUESTIONS)
