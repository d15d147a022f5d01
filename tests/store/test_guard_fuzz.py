"""Files with bytes turned, cut off or put in: told as what they are, and never touched."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.settings.actions import start_programme
from facilitator.settings.start import StartDraft
from facilitator.store import guard
from facilitator.store.opening import created
from tests.faults.rounds import rounds
from tests.support.programmes import TODAY, WHO

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.store.cipher import Key

RUNS = rounds(25, 1000)
TOLD = {
    TroubleKind.DAMAGED,
    TroubleKind.NOT_OURS,
    TroubleKind.WRONG_PASSPHRASE,
    TroubleKind.PASSPHRASE_NEEDED,
    TroubleKind.NEWER,
    TroubleKind.NOT_THERE,
}


def harmed(body: bytes, chance: random.Random) -> bytes:
    """The file with one harm done to it."""
    found = bytearray(body)
    place = chance.randrange(len(found))
    match chance.randrange(5):
        case 0:
            found[place] ^= 1 << chance.randrange(8)
        case 1:
            del found[place:]
        case 2:
            found[place:place] = chance.randbytes(chance.randrange(1, 5000))
        case 3:
            found[place : place + 4096] = bytes(4096)
        case _:
            found[:100] = chance.randbytes(100)
    return bytes(found)


@pytest.fixture
def plain_file(tmp_path: Path) -> tuple[Path, None]:
    path = tmp_path / "plain.programme"
    with created(path, None, WHO, Clock(TODAY)) as programme:
        programme.do(start_programme, StartDraft("Shores", "Glannau"))
    return path, None


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("kind", ["blank_file", "plain_file"])
def test_a_harmed_file_is_told_for_what_it_is_and_not_touched(
    kind: str, seed: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    whole: tuple[Path, Key | None] = request.getfixturevalue(kind)
    path, key = tmp_path / "harmed" / "harmed.programme", whole[1]
    path.parent.mkdir()
    chance, refused = random.Random(seed), 0
    body = whole[0].read_bytes()
    for _ in range(RUNS):
        path.write_bytes(harmed(body, chance))
        before = path.read_bytes()
        told: TroubleKind | None = None
        try:
            guard.inspected(path, key)
        except StorageTrouble as trouble:
            told = trouble.kind
        refused += told is not None
        assert told is None or told in TOLD
        assert path.read_bytes() == before
        assert [one.name for one in path.parent.iterdir()] == [path.name]
    # A single bit in a place that nothing is kept in may go unseen in a file without a cipher.
    assert refused == RUNS if key else refused > RUNS // 3


def test_a_torn_log_beside_a_whole_file_is_no_harm_of_the_file(
    blank_file: tuple[Path, Key], tmp_path: Path
) -> None:
    path, key = tmp_path / "p.programme", blank_file[1]
    shutil.copyfile(blank_file[0], path)
    for body in (b"", b"x" * 10, random.Random(1).randbytes(9000)):
        guard.wal_of(path).write_bytes(body)
        assert guard.inspected(path, key) == key
        assert guard.wal_of(path).read_bytes() == body
