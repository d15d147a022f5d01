"""Two at work on one server: turns, what others hear, whose step an undo takes. Two processes."""

from __future__ import annotations

import select
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.store import engine, turns
from facilitator.store.listening import Listener, newest_step, touched_by, touched_since
from tests.store import doings
from tests.support.desk import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.programmes import Stand

pytestmark = pytest.mark.needs_postgres
# Another window: a process of its own that adds whom it is told to, line by line.
OTHER = """
import sys
from facilitator.clock import Clock
from facilitator.store.opening import on_server
from facilitator.people.actions import PersonDraft, add_person
with on_server(sys.argv[1], "gwen", Clock()) as programme:
    print("open", flush=True)
    for line in sys.stdin:
        if line.strip() == "undo":
            print(programme.undo().step, flush=True)
        else:
            print(programme.do(add_person, PersonDraft(line.strip())).step, flush=True)
"""


class Other:
    """The other window."""

    def __init__(self, url: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", OTHER, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, cwd=ROOT,
        )  # fmt: skip
        assert self._line() == "open"

    def does(self, what: str) -> int:
        """The number of the step by which it did it."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{what}\n")
        self._process.stdin.flush()
        return int(self._line())

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def end(self) -> None:
        """Close it."""
        self._process.communicate(timeout=30)


def url_of(stand: Stand) -> str:
    programme = stand.open()
    return str(programme.journal._engine.url.render_as_string(hide_password=False))


@pytest.fixture
def other(on_postgres: Stand) -> Iterator[Other]:
    made = Other(url_of(on_postgres))
    yield made
    made.end()


@pytest.fixture
def listener(on_postgres: Stand) -> Iterator[Listener]:
    reading = engine.server_engine(url_of(on_postgres), reading=True)
    made = Listener(reading, "my own mark")
    yield made
    made.close()


def test_another_process_is_heard_at_once(
    on_postgres: Stand, listener: Listener, other: Other
) -> None:
    mine = on_postgres.open()
    before = mine.ask(newest_step)
    assert listener.heard() == ()
    step = other.does("Siôn Ifan")
    assert select.select([listener.handle], [], [], 5.0)[0]
    assert listener.heard() == (step,)
    touched = mine.ask(touched_by, (step,))
    assert {table for table, _key in touched} == {"person"}
    assert mine.ask(touched_since, before) == touched


def test_ones_own_steps_are_not_heard(on_postgres: Stand) -> None:
    mine = on_postgres.open()
    reading = engine.server_engine(mine.journal._engine.url.render_as_string(), reading=True)
    listener = Listener(reading, mine.journal.mark)
    mine.do(doings.add_person, "Before")
    assert select.select([listener.handle], [], [], 5.0)[0]
    assert listener.heard() == ()
    listener.close()


def test_a_listener_that_is_cut_off_says_so(on_postgres: Stand, listener: Listener) -> None:
    with sa.create_engine(url_of(on_postgres), poolclass=sa.NullPool).connect() as connection:
        pid = listener._bare.info.backend_pid
        connection.execute(sa.text("select pg_terminate_backend(:pid, 5000)"), {"pid": pid})
    # First the server's farewell is heard, then that it has gone.
    heard = listener.heard()
    while heard is not None:
        assert heard == ()
        assert select.select([listener.handle], [], [], 5.0)[0]
        heard = listener.heard()


def test_undo_takes_ones_own_step_and_passes_over_that_of_another(
    on_postgres: Stand, other: Other
) -> None:
    mine = on_postgres.open()
    mine.do(doings.add_person, "Mine")
    other.does("Theirs")
    mine.undo()
    assert mine.ask(doings.names) == ["Theirs"]
    with pytest.raises(RuleBroken, match="nothing_to_undo"):
        mine.undo()
    other.does("undo")
    assert mine.ask(doings.names) == []
    mine.redo()
    assert mine.ask(doings.names) == ["Mine"]


def test_who_writes_something_long_is_named_and_nothing_waits_for_ever(
    on_postgres: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "LONGEST_TURN_MS", 300)
    mine = on_postgres.open()
    gwen = engine.server_engine(mine.journal._engine.url.render_as_string(), reading=False,
                                who="gwen")  # fmt: skip
    with gwen.begin() as theirs:
        turns.take_turn(theirs)
        with pytest.raises(RuleBroken, match="server_busy") as told:
            mine.do(doings.add_person, "Mine")
    assert told.value.values == {"who": "gwen"}
    gwen.dispose()
    mine.do(doings.add_person, "Mine")
    assert mine.ask(doings.names) == ["Mine"]


def test_a_turn_that_comes_free_in_time_is_taken(on_postgres: Stand, other: Other) -> None:
    """Steps of two processes at once: none is lost, none is refused, the chain holds."""
    mine = on_postgres.open()
    for number in range(10):
        mine.do(doings.add_person, f"Mine {number}")
        other.does(f"Theirs {number}")
    assert len(mine.ask(doings.names)) == 20
    assert mine.check().is_sound
