"""kill -9 while sessions are recorded: every one that was acknowledged is there afterwards."""

from __future__ import annotations

import datetime as dt
import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.clock import Clock
from facilitator.commands import run
from facilitator.store import tables as t
from facilitator.store.check import checked
from facilitator.store.opening import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

HISTORY = Path(__file__).parent.parent / "data" / "history" / "3-mixed-071"
TODAY = dt.date(2026, 9, 30)
PASSPHRASE = "llong hwylio goch ar y môr"
REHEARSE = "import sys; from facilitator.commands.main import main; main(lambda request: 0)"


@pytest.fixture
def programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An encrypted programme of the mixed example."""
    monkeypatch.setenv("FACILITATOR_PASSPHRASE", PASSPHRASE)
    path = tmp_path / "killed ŵ.facilitator"
    assert run(["import-history", str(HISTORY), "--into", str(path)], lambda _request: 0) == 0
    return path


def _acknowledged_before_the_kill(path: Path, after: int) -> int:
    """Record sessions in a process of its own, kill it after so many, say how many it promised."""
    words = ["rehearse", str(path), "--steps", "400", "--today", TODAY.isoformat()]
    child = subprocess.Popen(
        [sys.executable, "-c", REHEARSE, *words],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "FACILITATOR_PASSPHRASE": PASSPHRASE},
    )
    assert child.stdout is not None
    promised = 0
    for line in child.stdout:
        promised = int(line.removeprefix("ACK "))
        if promised >= after:
            child.send_signal(signal.SIGKILL)
            break
    # What was promised between the kill and the end of the pipe counts too.
    promised = max([promised, *_promises(child.stdout)])
    child.wait()
    child.stdout.close()
    return promised


def _promises(lines: Iterator[str]) -> Iterator[int]:
    for line in lines:
        number = line.strip().removeprefix("ACK ")
        if number.isdigit():
            yield int(number)


def _sessions(db: Session) -> int:
    return db.scalar(sa.select(sa.func.count(t.CoachingSession.id))) or 0


def test_nothing_acknowledged_is_lost_and_the_file_opens_whole(programme: Path) -> None:
    dice = random.Random(5)
    recorded = 17
    for _ in range(4):
        promised = _acknowledged_before_the_kill(programme, dice.randrange(1, 25))
        with opened(programme, PASSPHRASE, "test", Clock(TODAY)) as again:
            count = again.ask(_sessions)
            found = again.ask(checked)
        assert found.is_sound
        # The last one may have been written and not yet promised.
        assert count - recorded in {promised, promised + 1}
        recorded = count
