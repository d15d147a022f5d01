"""kill -9 at moments that differ from run to run of the loop: nothing acknowledged is lost."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.store import backup, guard
from facilitator.store.opening import opened
from tests.faults.rounds import rounds
from tests.store import doings
from tests.support.programmes import PASSPHRASE, TODAY, WHO

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from facilitator.store.cipher import Key

    Start = Callable[[str], AbstractContextManager[subprocess.Popen[str]]]

ROUNDS = rounds(5, 40)


def heard(child: subprocess.Popen[str], word: str) -> str:
    """What follows a word in the next line that begins with it."""
    assert child.stdout is not None
    for line in child.stdout:
        if line.startswith(word):
            return line.removeprefix(word).strip()
    raise AssertionError(f"ended without {word}")


def killed(child: subprocess.Popen[str]) -> list[str]:
    """Kill it at once; what it had said until then."""
    assert child.stdout is not None
    child.kill()
    return child.stdout.read().splitlines()


def verdict_on(path: Path, secret: str | Key) -> str:
    """What opening a file shows: sound, not sound, or why it was refused."""
    try:
        with opened(path, secret, WHO, Clock(TODAY)) as programme:
            return "sound" if programme.check().is_sound else "not sound"
    except StorageTrouble as trouble:
        return trouble.kind


def test_nothing_acknowledged_is_lost(made: tuple[Path, Key], start: Start) -> None:
    path, key = made
    rng = random.Random(11)
    acknowledged = -1
    for _ in range(ROUNDS):
        with start("write_on") as child:
            for _ in range(rng.randint(1, 60)):
                acknowledged = int(heard(child, "ACK"))
            for line in killed(child):
                # The kill may have cut the last line.
                if line.startswith("ACK ") and int(line[4:]) == acknowledged + 1:
                    acknowledged += 1
        assert guard.wal_of(path).stat().st_size > 0
        beside = {file.name: file.read_bytes() for file in path.parent.iterdir()}
        assert guard.inspected(path, key) == key
        assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == beside
        with opened(path, key, WHO, Clock(TODAY)) as programme:
            names = set(programme.ask(doings.names))
            assert {f"Person {number}" for number in range(acknowledged + 1)} <= names
            assert len(names) <= acknowledged + 2
            assert programme.check().is_sound


def test_a_log_of_another_time_is_not_taken_for_health(
    made: tuple[Path, Key], start: Start, tmp_path: Path
) -> None:
    """An older main file under a newer log: refused, or whole; never opened as if well."""
    path, key = made
    with start("write_on") as child:
        for _ in range(50):
            heard(child, "ACK")
        killed(child)
    log = guard.wal_of(path).read_bytes()
    with opened(path, key, WHO, Clock(TODAY)) as programme:
        programme.do(doings.add_people, 300)
    for cut in (0, 4096 * 3 + 17, len(log) // 2):
        guard.wal_of(path).write_bytes(log[: len(log) - cut])
        copy = tmp_path / f"copy {cut}.programme"
        shutil.copyfile(path, copy)
        shutil.copyfile(guard.wal_of(path), guard.wal_of(copy))
        assert verdict_on(copy, key) in {"sound", TroubleKind.DAMAGED}
        guard.wal_of(path).unlink()


def test_a_change_of_passphrase_that_is_killed_leaves_one_whole_file(
    made: tuple[Path, Key], start: Start
) -> None:
    path, _ = made
    with opened(path, made[1], WHO, Clock(TODAY)) as programme:
        programme.do(doings.add_people, 300)
    rng = random.Random(3)
    secrets = {PASSPHRASE}
    with start("rekey") as child:
        for _ in range(rng.randint(1, 3)):
            secrets = {f"passphrase {heard(child, 'ACK')}"}
        secrets.add(f"passphrase {heard(child, 'TRY')}")
        for line in killed(child):
            if line.startswith("TRY "):
                secrets.add(f"passphrase {line[4:]}")
    verdicts = sorted(verdict_on(path, secret) for secret in secrets)
    assert verdicts == ["sound", *[TroubleKind.WRONG_PASSPHRASE] * (len(secrets) - 1)]
    assert not list(path.parent.glob("*.part"))


def test_a_full_disk_is_told_and_saving_goes_on_with_room(
    made: tuple[Path, Key], start: Start
) -> None:
    path, key = made
    with start("starve") as child:
        assert child.stdout is not None
        lines = child.stdout.read().splitlines()
        assert child.wait(timeout=30) == 0
    said = [line.split() for line in lines]
    acknowledged = [int(words[1]) for words in said if words[0] == "ACK"]
    assert ["TOLD", "FAILING"] in said
    assert ["BACKUP", "FAILING"] in said
    assert acknowledged[-1] == acknowledged[-2] + 1
    with opened(path, key, WHO, Clock(TODAY)) as programme:
        assert len(programme.ask(doings.names)) == acknowledged[-1]
        assert programme.check().is_sound
    assert [left.name for left in backup.folder_of(path).iterdir()] == []


def test_a_full_database_is_a_full_disk(made: tuple[Path, Key]) -> None:
    with opened(*made, WHO, Clock(TODAY)) as programme:
        raw = programme.raw()
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StorageTrouble) as refused:
            programme.do(doings.add_people, 2000)
        assert refused.value.kind is TroubleKind.DISK_FULL
        assert programme.ask(doings.names) == []
        raw.execute("PRAGMA max_page_count = 1000000")
        programme.do(doings.add_people, 200)
        assert programme.check().is_sound
