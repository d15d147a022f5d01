"""How far a programme has come is remembered outside it, so that an older file is noticed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.store import guard, seen
from facilitator.store.opening import ProgrammeFile, opened
from facilitator.store.restoring import restore
from facilitator.store.seen import Behind
from tests.store import doings
from tests.support.programmes import PASSPHRASE, TODAY, WHO

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.store.cipher import Key


@pytest.fixture
def made(
    blank_file: tuple[Path, Key], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, Key]:
    """A programme of three steps, and a settings folder of this test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    path = tmp_path / "seen.programme"
    shutil.copyfile(blank_file[0], path)
    add((path, blank_file[1]), 3)
    return path, blank_file[1]


def add(made: tuple[Path, Key], count: int) -> None:
    with opened(*made, WHO, Clock(TODAY)) as programme:
        for number in range(count):
            programme.do(doings.add_person, f"Gwrhyd Zzyx {number}")


def behind(made: tuple[Path, Key]) -> Behind | None:
    with opened(*made, WHO, Clock(TODAY)) as programme:
        return programme.behind


def test_an_older_copy_in_its_place_is_noticed_until_something_is_saved(
    made: tuple[Path, Key],
) -> None:
    path, key = made
    older = path.with_name("older")
    shutil.copyfile(path, older)
    add(made, 258)
    assert behind(made) is None
    older.replace(path)
    assert behind(made) == Behind(258)
    assert behind(made) == Behind(258)
    with opened(path, key, WHO, Clock(TODAY)) as programme:
        programme.do(doings.add_person, "After")
    assert behind(made) is None


def test_a_file_without_the_log_of_a_stop_is_noticed(made: tuple[Path, Key]) -> None:
    """The log that a hard stop left was taken away: the steps in it are missed."""
    path, key = made
    copy = path.with_name("as before")
    shutil.copyfile(path, copy)
    file = ProgrammeFile.open(path, key, Clock(TODAY), backs_up=False)
    programme = file.for_thread(WHO)
    programme.do(doings.add_person, "In the log")
    assert guard.wal_of(path).stat().st_size > 0
    programme.close()
    file.close()
    copy.replace(path)
    assert behind(made) == Behind(1)


def test_a_file_that_went_another_way_is_told_apart(made: tuple[Path, Key]) -> None:
    path, key = made
    fork = path.with_name("fork")
    shutil.copyfile(path, fork)
    add(made, 2)
    add((fork, key), 2)
    assert behind(made) == Behind(0, parted=True)
    add((fork, key), 3)
    assert behind(made) == Behind(3)
    add(made, 9)
    assert behind((fork, key)) == Behind(6)


def test_what_somebody_says_is_right_or_was_restored_is_not_told_again(
    made: tuple[Path, Key],
) -> None:
    path, key = made
    older = path.with_name("older")
    shutil.copyfile(path, older)
    add(made, 5)
    restore(path, older, PASSPHRASE, Clock(TODAY).now().replace(tzinfo=None))
    assert behind(made) is None
    add(made, 2)
    shutil.copyfile(older, path)
    file = ProgrammeFile.open(path, key, Clock(TODAY), backs_up=False)
    assert file.behind == Behind(2)
    file.take_as_it_is()
    file.close()
    assert behind(made) is None


def test_only_digests_and_a_number_are_kept_and_nonsense_is_no_trouble(
    made: tuple[Path, Key],
) -> None:
    (kept,) = seen.settings_folder().iterdir()
    said = kept.read_bytes()
    assert len(said) == len("000000000003 0123456789abcdef\n")
    assert int(said[:12]) == 3
    for nonsense in (b"", said[:7], b"\xff\xfe", b"x" * 4000):
        kept.write_bytes(nonsense)
        assert behind(made) is None
    kept.unlink()
    seen.settings_folder().rmdir()
    seen.settings_folder().write_text("a file where the folder should be")
    add(made, 1)
    assert behind(made) is None
