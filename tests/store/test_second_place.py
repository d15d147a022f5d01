"""Backups are copied to a second place whole, and only the newest stay there."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.errors import RuleBroken, StorageTrouble
from facilitator.store.backup import backups_of
from facilitator.store.opening import ProgrammeFile
from facilitator.store.second_place import KEEP, SecondPlace, copy_newest, look
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    """A plain programme with one backup."""
    path = tmp_path / "Shores.facilitator"
    file = ProgrammeFile.create(path, None, Clock(TODAY))
    file.back_up()
    file.close()
    return path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A stick that is put in."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_the_newest_backup_lies_there_byte_for_byte(programme: Path, stick: Path) -> None:
    assert look(programme, stick) == SecondPlace(stick, is_there=True, newest=None)
    copy = copy_newest(programme, stick)
    newest = backups_of(programme)[0]
    assert copy.read_bytes() == newest.path.read_bytes()
    assert look(programme, stick).newest == newest.at
    assert [path.name for path in stick.iterdir()] == [newest.path.name]


def test_a_stick_that_is_not_in_is_no_trouble_until_one_copies(
    programme: Path, tmp_path: Path
) -> None:
    away = tmp_path / "away"
    assert not look(programme, away).is_there
    with pytest.raises(StorageTrouble):
        copy_newest(programme, away)


def test_only_the_newest_stay_and_other_files_are_left_alone(programme: Path, stick: Path) -> None:
    letter = stick / "letter.txt"
    letter.write_text("not ours")
    for number in range(KEEP + 3):
        (
            stick / f"Shores {number:04d} 2026-01-{number + 1:02d} 090000 step 1 0000abcd.backup"
        ).touch()
    copy_newest(programme, stick)
    assert len(list(stick.glob("*.backup"))) == KEEP
    assert letter.read_text() == "not ours"


def test_without_a_backup_or_beside_itself_it_is_refused(
    programme: Path, stick: Path, tmp_path: Path
) -> None:
    with pytest.raises(RuleBroken, match="second_place_is_the_first"):
        copy_newest(programme, backups_of(programme)[0].path.parent)
    with pytest.raises(RuleBroken, match="no_backup_yet"):
        copy_newest(tmp_path / "other.facilitator", stick)


@pytest.mark.parametrize(("days", "is_old"), [(0, False), (14, False), (15, True)])
def test_a_copy_is_old_after_a_fortnight(tmp_path: Path, days: int, is_old: bool) -> None:
    at = dt.datetime.combine(TODAY - dt.timedelta(days=days), dt.time(9))
    place = SecondPlace(tmp_path, is_there=True, newest=at)
    assert place.days_old(TODAY) == days
    assert place.is_old(TODAY) is is_old


def test_no_copy_at_all_is_old(tmp_path: Path) -> None:
    assert SecondPlace(tmp_path, is_there=True, newest=None).is_old(TODAY)
