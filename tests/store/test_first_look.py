"""The first look shows whom the real list shows, and lets nothing pass that the guard refuses."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.files import ProgrammeFiles
from facilitator.people.questions import people_list
from facilitator.store import engine, gate, guard
from facilitator.store.first_look import first_look
from facilitator.store.opening import ProgrammeFile, opened
from facilitator.store.schema import SCHEMA
from tests.store import doings
from tests.support.programmes import PASSPHRASE, TODAY, WHO

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.store.cipher import Key
    from facilitator.store.first_look import FirstLook


@pytest.fixture
def copied(sample_file: tuple[Path, Key], tmp_path: Path) -> tuple[Path, Key]:
    """The sample in a folder of its own."""
    path = tmp_path / "Glannau.facilitator"
    shutil.copyfile(sample_file[0], path)
    return path, sample_file[1]


def looked_at(path: Path, key: Key | None, alphabet: str = "en") -> FirstLook | None:
    """The first look at a file that is let go again."""
    admitted = gate.admitted(path, key)
    try:
        return first_look(admitted, TODAY, alphabet)
    finally:
        admitted.lock.let_go()


@pytest.mark.parametrize("alphabet", ["en", "cy"])
def test_it_shows_whom_the_list_shows(copied: tuple[Path, Key], alphabet: str) -> None:
    path, key = copied
    look = looked_at(path, key, alphabet)
    assert look is not None
    with opened(path, key, WHO, Clock(TODAY)) as programme:
        listed = programme.ask(people_list, TODAY, alphabet, names_only=True).lines
    assert any(line.has_left for line in listed)
    assert [
        (one.id, one.name, one.known_as, one.organisation and one.organisation.name(alphabet))
        for one in look.people
    ] == [
        (line.id, line.name, line.known_as, line.organisation and line.organisation.name(alphabet))
        for line in listed
        if not line.has_left
    ]
    assert {(one.organisation.letters, one.organisation.colour) for one in look.people
            if one.organisation} == {
        (line.organisation.letters, line.organisation.colour) for line in listed
        if line.organisation and not line.has_left
    }  # fmt: skip


def test_it_changes_nothing(copied: tuple[Path, Key]) -> None:
    path, key = copied
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    assert looked_at(path, key) is not None
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def test_what_was_not_closed_waits_for_the_whole_opening(copied: tuple[Path, Key]) -> None:
    path, key = copied
    torn = path.with_name("torn.facilitator")
    with opened(path, key, WHO, Clock(TODAY)) as programme:
        programme.do(doings.add_people, 3)
        shutil.copyfile(path, torn)
        shutil.copyfile(guard.wal_of(path), guard.wal_of(torn))
    assert looked_at(torn, key) is None


def test_an_older_layout_waits_for_the_whole_opening(copied: tuple[Path, Key]) -> None:
    path, key = copied
    bare = engine.raw_connection(path, key)
    bare.execute(f"PRAGMA user_version = {SCHEMA - 1}")
    bare.close()
    assert looked_at(path, key) is None


def test_a_wrong_passphrase_sees_nobody(copied: tuple[Path, Key]) -> None:
    doors = ProgrammeFiles()
    with pytest.raises(StorageTrouble) as refused:
        doors.first_look(copied[0], PASSPHRASE + ".", Clock(TODAY), "en")
    assert refused.value.kind is TroubleKind.WRONG_PASSPHRASE
    # Nothing is held: whoever has the passphrase may open it.
    ProgrammeFile.open(copied[0], PASSPHRASE, Clock(TODAY), backs_up=False).close()


def test_the_file_is_locked_from_the_first_look_on(copied: tuple[Path, Key]) -> None:
    doors, clock = ProgrammeFiles(), Clock(TODAY)
    assert doors.first_look(copied[0], PASSPHRASE, clock, "en") is not None
    with pytest.raises(StorageTrouble) as refused:
        ProgrammeFile.open(copied[0], PASSPHRASE, clock)
    assert refused.value.kind is TroubleKind.LOCKED
    writer = doors.writer(copied[0], PASSPHRASE, clock)
    writer.close()
    ProgrammeFile.open(copied[0], PASSPHRASE, clock, backs_up=False).close()
