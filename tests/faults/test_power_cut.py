"""The power goes in the middle of saving: what the disk holds then is built and opened.

After each acknowledged step the file and its log are what was synced. Between two of them the
disk may have taken any of the sectors of 512 bytes that were written since, in any order: none,
all, or some, with one torn in its middle. Where a step also folded the log into the file, the log
was synced before the file was touched, so only the file's sectors are in doubt.
"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.store import guard
from facilitator.store.opening import ProgrammeFile, opened
from tests.faults.rounds import rounds
from tests.store import doings
from tests.support.programmes import TODAY, WHO

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.store.cipher import Key

SECTOR = 512
STEPS = rounds(30, 150)
CUTS = rounds(6, 150)


@dataclass(frozen=True)
class Synced:
    """What the disk surely holds once a step was acknowledged."""

    main: bytes
    log: bytes


def taken(path: Path) -> Synced:
    log = guard.wal_of(path)
    return Synced(path.read_bytes(), log.read_bytes() if log.exists() else b"")


def mixed(old: bytes, new: bytes, model: str, chance: random.Random) -> bytes:
    """The old bytes with those of the new sectors that this disk has taken."""
    if model == "kept":
        return new
    if model == "dropped":
        return old
    found = bytearray(old.ljust(len(new), b"\0"))
    for at in range(0, len(new), SECTOR):
        fresh = new[at : at + SECTOR]
        if bytes(found[at : at + SECTOR]) != fresh and chance.random() < 0.5:
            torn = chance.randrange(SECTOR) if chance.random() < 0.1 else len(fresh)
            found[at : at + torn] = fresh[:torn]
    # A file grows when its length is written: that, too, may be missing.
    return bytes(found[: chance.choice((len(new), max(len(old), len(new) // 2)))])


def cut(before: Synced, after: Synced, model: str, chance: random.Random) -> Synced:
    """What a power cut between two acknowledged steps leaves."""
    if after.main != before.main:
        return Synced(mixed(before.main, after.main, model, chance), after.log)
    return Synced(after.main, mixed(before.log, after.log, model, chance))


@pytest.fixture(scope="module")
def story(
    blank_file: tuple[Path, Key], tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[Synced, int]]:
    """What was synced after each of the steps, and how many people were acknowledged."""
    path, key = tmp_path_factory.mktemp("story") / "power.programme", blank_file[1]
    path.write_bytes(blank_file[0].read_bytes())
    file = ProgrammeFile.open(path, key, Clock(TODAY), backs_up=False)
    programme = file.for_thread(WHO)
    # The log is folded in often, so that this is cut as well.
    programme.raw().execute("PRAGMA wal_autocheckpoint = 60")
    told = [(taken(path), 0)]
    chance, people = random.Random(5), 0
    for _ in range(STEPS):
        count = chance.choice((1, 1, 1, 12))
        programme.do(doings.add_people, count)
        people += count
        told.append((taken(path), people))
    programme.close()
    file.close()
    assert any(a[0].main != b[0].main for a, b in itertools.pairwise(told))
    return told


@pytest.mark.parametrize("model", ["dropped", "mixed", "kept"])
def test_nothing_acknowledged_is_lost_and_no_file_damaged(
    model: str, story: list[tuple[Synced, int]], blank_file: tuple[Path, Key], tmp_path: Path
) -> None:
    chance = random.Random(model)
    for number in range(CUTS):
        at = chance.randrange(len(story) - 1)
        (before, acknowledged), (after, next_one) = story[at], story[at + 1]
        image = cut(before, after, model, chance)
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "power.programme"
        path.write_bytes(image.main)
        if image.log:
            guard.wal_of(path).write_bytes(image.log)
        with opened(path, blank_file[1], WHO, Clock(TODAY)) as programme:
            people = len(programme.ask(doings.names))
            assert people in {acknowledged, next_one}, (model, number)
            assert programme.check().is_sound, (model, number)
