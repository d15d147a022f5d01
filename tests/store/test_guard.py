from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.clock import Clock
from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.store import cipher, engine, guard
from facilitator.store.opening import ProgrammeFile, opened
from facilitator.store.schema import SCHEMA
from tests.store import doings
from tests.support.programmes import PASSPHRASE, TODAY, WHO

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from facilitator.store.cipher import Key

Made = tuple["Path", "Key"]


@pytest.fixture
def whole(sample_like: Made, tmp_path: Path) -> Made:
    """A healthy encrypted programme of many pages."""
    path = tmp_path / "a %#?'ŵ.programme"
    shutil.copyfile(sample_like[0], path)
    return path, sample_like[1]


@pytest.fixture(scope="module")
def sample_like(blank_file: Made) -> Made:
    """An encrypted programme with some rows in it."""
    blank, key = blank_file
    path = blank.with_name("rows.programme")
    shutil.copyfile(blank, path)
    with opened(path, key, WHO, Clock(TODAY, seed=1)) as programme:
        programme.do(doings.add_people, 200)
    return path, key


def kind_of(path: Path, secret: str | Key | None) -> TroubleKind:
    """Why a file is not opened; nothing about it or beside it may have changed."""
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    with pytest.raises(StorageTrouble) as refused:
        ProgrammeFile.open(path, secret, Clock(TODAY))
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before
    return refused.value.kind


def test_the_passphrase_opens_and_others_do_not(whole: Made) -> None:
    path, key = whole
    assert guard.inspected(path, PASSPHRASE) == key
    assert kind_of(path, PASSPHRASE + ".") is TroubleKind.WRONG_PASSPHRASE
    assert kind_of(path, "") is TroubleKind.WRONG_PASSPHRASE
    assert kind_of(path, None) is TroubleKind.PASSPHRASE_NEEDED
    assert kind_of(path, cipher.Key(bytes(32), key.salt)) is TroubleKind.WRONG_PASSPHRASE
    assert kind_of(path, cipher.Key(key.key, bytes(16))) is TroubleKind.WRONG_PASSPHRASE


def flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 0x20]) + data[place + 1 :]


def test_any_flipped_byte_is_damage(whole: Made) -> None:
    path, key = whole
    healthy = path.read_bytes()
    rng = random.Random(7)
    places = [20, 4095, 4096, len(healthy) - 1, *rng.sample(range(16, len(healthy)), 20)]
    for place in places:
        path.write_bytes(flipped(healthy, place))
        assert kind_of(path, key) is TroubleKind.DAMAGED, place
    path.write_bytes(healthy)
    assert guard.inspected(path, key) == key


def test_a_damaged_salt_looks_like_a_wrong_passphrase(whole: Made) -> None:
    path, _ = whole
    path.write_bytes(flipped(path.read_bytes(), 3))
    assert kind_of(path, PASSPHRASE) is TroubleKind.WRONG_PASSPHRASE


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda data: data[: len(data) // 2 // 4096 * 4096], TroubleKind.DAMAGED),
        (lambda data: data[:-4096], TroubleKind.DAMAGED),
        (lambda data: data[:-1], TroubleKind.DAMAGED),
        (lambda data: data[: 4096 * 3 + 100], TroubleKind.DAMAGED),
        (lambda data: data + b"\0" * 4096, TroubleKind.DAMAGED),
        (lambda data: data + b"junk", TroubleKind.DAMAGED),
        (lambda data: data[:4096] + data[8192:12288] + data[4096:8192] + data[12288:],
         TroubleKind.DAMAGED),
        (lambda data: data[:1000], TroubleKind.NOT_OURS),
        (lambda _: b"", TroubleKind.NOT_OURS),
        (lambda _: b"x", TroubleKind.NOT_OURS),
        (lambda _: b"name;hours\nAnn;3\n" * 1000, TroubleKind.NOT_OURS),
        (lambda _: b"%PDF-1.7" + bytes(8191), TroubleKind.NOT_OURS),
        (lambda _: random.Random(1).randbytes(4096 * 5), TroubleKind.WRONG_PASSPHRASE),
        (lambda _: bytes(4096 * 5), TroubleKind.WRONG_PASSPHRASE),
    ],
    ids=[
        "half", "a page less", "a byte less", "cut in a page", "a page more", "junk more",
        "pages swapped", "a quarter page", "empty", "one byte", "a spreadsheet", "a PDF", "noise",
        "zeros",
    ],
)  # fmt: skip
def test_what_is_not_whole_is_refused_by_its_kind(
    whole: Made, spoil: Callable[[bytes], bytes], kind: TroubleKind
) -> None:
    path, key = whole
    path.write_bytes(spoil(path.read_bytes()))
    assert kind_of(path, key if kind is TroubleKind.DAMAGED else PASSPHRASE) is kind


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    assert kind_of(tmp_path / "none.programme", PASSPHRASE) is TroubleKind.NOT_THERE
    (tmp_path / "folder.programme").mkdir()
    with pytest.raises(StorageTrouble) as refused:
        ProgrammeFile.open(tmp_path / "folder.programme", None, Clock(TODAY))
    assert refused.value.kind is TroubleKind.FOLDER


def changed_inside(made: Made, *statements: str) -> Path:
    """The same file after statements that no program of ours would say."""
    path, key = made
    connection = engine.raw_connection(path, key)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    return path


def test_a_newer_file_is_refused_and_says_which(whole: Made) -> None:
    path = changed_inside(whole, f"PRAGMA user_version = {SCHEMA + 1}")
    assert kind_of(path, whole[1]) is TroubleKind.NEWER
    with pytest.raises(StorageTrouble) as refused:
        guard.inspected(path, whole[1])
    assert refused.value.values["schema"] == SCHEMA + 1


def test_an_unknown_migration_is_that_of_a_newer_program(whole: Made) -> None:
    path = changed_inside(whole, "update alembic_version set version_num = '9999'")
    before = path.read_bytes()
    assert kind_of(path, whole[1]) is TroubleKind.NEWER
    assert path.read_bytes() == before


def test_another_programs_database_is_not_ours(whole: Made, tmp_path: Path) -> None:
    path = changed_inside(whole, "PRAGMA application_id = 7")
    assert kind_of(path, whole[1]) is TroubleKind.NOT_OURS
    plain = tmp_path / "other.db"
    connection = engine.raw_connection(plain, None)
    connection.execute("create table recipe (name)")
    connection.close()
    assert kind_of(plain, None) is TroubleKind.NOT_OURS


def test_damage_to_a_plain_file_is_seen_where_sqlite_sees_it(tmp_path: Path) -> None:
    path = tmp_path / "plain.programme"
    ProgrammeFile.create(path, None, Clock(TODAY)).close()
    healthy = path.read_bytes()
    for spoilt in (healthy[:-4096], healthy[:-10], healthy + bytes(10), healthy[:4096]):
        path.write_bytes(spoilt)
        assert kind_of(path, None) is TroubleKind.DAMAGED
    path.write_bytes(healthy[:4096] + bytes(4096) + healthy[8192:])
    assert kind_of(path, None) is TroubleKind.DAMAGED


def test_opening_and_closing_changes_no_byte(whole: Made) -> None:
    path, key = whole
    before = path.read_bytes()
    for _ in range(3):
        with opened(path, key, WHO, Clock(TODAY)) as programme:
            assert len(programme.ask(doings.names)) == 200
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_no_name_stands_in_clear(whole: Made, tmp_path: Path) -> None:
    path, key = whole
    rare = "Gwrhyddwlferch Zzyxwv"
    file = ProgrammeFile.open(path, key, Clock(TODAY))
    programme = file.for_thread(WHO)
    programme.do(doings.add_person, rare)
    file.back_up()
    found = [
        left.name
        for left in tmp_path.rglob("*")
        if left.is_file()
        for code in ("utf-8", "utf-16-le", "utf-16-be")
        if rare.encode(code) in left.read_bytes() or WHO.encode(code) in left.read_bytes()
    ]
    assert (tmp_path / (path.name + "-wal")).stat().st_size > 0
    assert found == []
    programme.close()
    file.close()


def test_a_file_may_lie_where_its_name_needs_care(tmp_path: Path) -> None:
    folder = tmp_path / "a b%20c#d?e&f'ŵ😀"
    folder.mkdir()
    path = folder / ("x" * 200 + ".programme")
    ProgrammeFile.create(path, None, Clock(TODAY)).close()
    with opened(path, None, WHO, Clock(TODAY)) as programme:
        programme.do(doings.add_person, "Ann")
    with opened(path, None, WHO, Clock(TODAY)) as programme:
        assert programme.ask(doings.names) == ["Ann"]
    assert [file.name for file in folder.iterdir()] == [path.name]


def test_a_file_is_never_made_over_another(whole: Made) -> None:
    path, _ = whole
    before = path.read_bytes()
    with pytest.raises(StorageTrouble) as refused:
        ProgrammeFile.create(path, None, Clock(TODAY))
    assert refused.value.kind is TroubleKind.EXISTS
    assert path.read_bytes() == before


def test_what_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble) as refused:
        ProgrammeFile.create(tmp_path / "no folder" / "a.programme", None, Clock(TODAY))
    assert refused.value.kind is TroubleKind.NOT_THERE
    assert list(tmp_path.iterdir()) == []


def test_a_broken_invariant_is_told(whole: Made) -> None:
    path, key = whole
    connection = engine.raw_connection(path, key)
    connection.execute("update act set who = 'Somebody else'")
    connection.close()
    with opened(path, key, WHO, Clock(TODAY)) as programme:
        checked = programme.check()
    assert (checked.integrity, checked.journal) == ("ok", "broken at step 1")
    assert not checked.is_sound


def test_loose_keys_are_told(whole: Made) -> None:
    path, key = whole
    with opened(path, key, WHO, Clock(TODAY)) as programme:
        raw = programme.raw()
        raw.execute("PRAGMA foreign_keys = off")

        def loosen(step: object, _draft: None) -> None:
            assert isinstance(step, sa.orm.Session)
            step.execute(
                sa.text(
                    "insert into pause (id, version, person_id, start, reason, quiet_days)"
                    " values ('00', 1, '00', '2026-01-01', 'not_said', 0)"
                )
            )

        programme.do(loosen, None)
        assert programme.check().integrity == "pause points to a missing person"
