"""Copies taken at a bad moment, backups made while others write, files that others hold."""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.store import backup, engine, guard
from facilitator.store.opening import ProgrammeFile, opened
from facilitator.store.restoring import restore
from tests.faults.rounds import rounds
from tests.faults.test_kill import heard, verdict_on
from tests.store import doings
from tests.support.programmes import TODAY, WHO

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.store.cipher import Key
    from tests.faults.test_kill import Start

Made = tuple["Path", "Key"]
AT = dt.datetime(2026, 11, 23, 9)  # noqa: DTZ001  local, as backups are named


def test_a_slow_copy_of_an_open_file_is_whole_or_refused(made: Made, tmp_path: Path) -> None:
    """File and log are copied with steps between them, as services do that keep folders alike."""
    path, key = made
    file = ProgrammeFile.open(path, key, Clock(TODAY), backs_up=False)
    programme = file.for_thread(WHO)
    programme.raw().execute("PRAGMA wal_autocheckpoint = 40")
    chance = random.Random(9)
    for number in range(rounds(4, 60)):
        folder = tmp_path / f"copy {number}"
        folder.mkdir()
        copy = folder / path.name
        order = [(path, copy), (guard.wal_of(path), guard.wal_of(copy))]
        if chance.random() < 0.5:
            order.reverse()
        for source, target in order:
            programme.do(doings.add_people, chance.randrange(1, 30))
            shutil.copyfile(source, target)
        if chance.random() < 0.3:
            guard.wal_of(copy).unlink()
        # Where quick looking finds nothing, the check does.
        assert verdict_on(copy, key) in {"sound", "not sound", TroubleKind.DAMAGED}
    programme.close()
    file.close()


def test_a_backup_made_while_somebody_saves_is_whole_elsewhere(
    made: Made, tmp_path: Path
) -> None:  # fmt: skip
    path, key = made
    file = ProgrammeFile.open(path, key, Clock(TODAY), backs_up=False)
    stop, saved = threading.Event(), threading.Event()

    def save() -> None:
        programme = file.for_thread(WHO)
        while not stop.is_set():
            programme.do(doings.add_people, 3)
            saved.set()
        programme.close()

    thread = threading.Thread(target=save)
    thread.start()
    try:
        assert saved.wait(30)
        made_then = [file.back_up() for _ in range(rounds(2, 9))]
    finally:
        stop.set()
        thread.join(30)
    file.close()
    for number, one in enumerate(made_then):
        clean = tmp_path / f"another laptop {number}" / path.name
        clean.parent.mkdir()
        assert restore(clean, one.path, key, AT).checked.steps == one.step
        assert verdict_on(clean, key) == "sound"


@pytest.mark.parametrize("kind", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_file_that_another_program_holds_is_told_soon_and_saved_later(
    made: Made, kind: str
) -> None:
    with opened(*made, WHO, Clock(TODAY)) as programme:
        programme.do(doings.add_person, "Ann")
        other = engine.raw_connection(*made)
        other.execute(f"BEGIN {kind}")
        began = time.monotonic()
        with pytest.raises(StorageTrouble) as told:
            programme.do(doings.add_person, "Waits")
        assert told.value.kind is TroubleKind.LOCKED
        assert time.monotonic() - began < 5
        other.execute("ROLLBACK")
        other.close()
        programme.do(doings.add_person, "Bedwyr")
        assert programme.ask(doings.names) == ["Ann", "Bedwyr"]


def test_files_that_may_not_be_opened_any_more_are_told(made: Made, start: Start) -> None:
    with start("few_files") as child:
        assert heard(child, "TOLD") in {"NO_PERMISSION", "FAILING"}
        assert heard(child, "ACK") == "1"
        assert child.wait(30) == 0
    assert verdict_on(*made) == "sound"


def test_a_hundred_openings_make_one_backup_and_no_clock_wipes_one(made: Made) -> None:
    path, key = made
    with opened(path, key, WHO, Clock(TODAY)) as programme:
        programme.do(doings.add_person, "Ann")
    for _ in range(rounds(5, 100)):
        ProgrammeFile.open(path, key, Clock(TODAY)).close()
    (first,) = backup.backups_of(path)
    for number, day in enumerate((dt.date(2025, 11, 23), dt.date(2036, 11, 23), TODAY)):
        with opened(path, key, WHO, Clock(day)) as programme:
            programme.do(doings.add_person, f"Person {number}")
        ProgrammeFile.open(path, key, Clock(day)).close()
    kept = backup.backups_of(path)
    assert [one.step for one in kept] == [
        first.step + 3,
        first.step + 2,
        first.step + 1,
        first.step,
    ]


def test_dates_are_the_same_in_another_time_zone(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform == "win32":
        pytest.skip("the zone of a process cannot be set here")
    told: list[object] = []
    for zone in ("Europe/London", "Pacific/Auckland", "America/Los_Angeles"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        with opened(*made, WHO, Clock(TODAY)) as programme:
            if not told:
                programme.do(doings.add_person, "Ann")
            told.append(programme.ask(doings.everything))
    monkeypatch.undo()
    time.tzset()
    assert told[0] == told[1] == told[2]
    assert os.environ.get("TZ") != "America/Los_Angeles"
