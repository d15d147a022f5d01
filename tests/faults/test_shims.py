"""A disk that cannot sync, and one that only pretends to lock; played before the C library."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.store.opening import opened
from tests.store import doings
from tests.support.desk import ROOT
from tests.support.programmes import TODAY, WHO

if TYPE_CHECKING:
    from facilitator.store.cipher import Key

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("cc") is None, reason="wants Linux and a C compiler"
)

SAVING = """
import sys
from pathlib import Path
from facilitator.clock import Clock
from facilitator.errors import StorageTrouble
from facilitator.store.opening import ProgrammeFile
from tests.faults.children import key_of
from tests.store import doings
path, fails, copy = Path(sys.argv[1]), Path(sys.argv[3]), Path(sys.argv[4])
try:
    file = ProgrammeFile.open(path, key_of(sys.argv[2]), Clock(None), backs_up=False)
except StorageTrouble as trouble:
    print("TOLD", trouble.kind.name, flush=True)
    raise SystemExit(0)
programme = file.for_thread("Saving")
programme.do(doings.add_person, "Before")
print("ACK", flush=True)
fails.touch()
for _ in range(3):
    try:
        programme.do(doings.add_person, "Meanwhile")
        print("SAVED", flush=True)
    except StorageTrouble as trouble:
        print("TOLD", trouble.kind.name, flush=True)
fails.unlink()
file.save_copy(programme.raw(), copy)
programme.do(doings.add_person, "After")
print("ACK", flush=True)
programme.close()
file.close()
"""


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that stands before the C library."""
    made = tmp_path_factory.mktemp("shim") / "shim.so"
    source = Path(__file__).with_name("shim.c")
    command = ["cc", "-shared", "-fPIC", "-O1", "-o", str(made), str(source), "-ldl"]
    subprocess.run(command, check=True, timeout=60)
    return made


def played(shim: Path, made: tuple[Path, Key], folder: Path, *, when: str) -> list[str]:
    """What a program says that saves, while the shim does this."""
    path, key = made
    sign = folder / "sign"
    if when == "SHIM_LOCKS_PRETEND":
        sign.touch()
    words = [str(path), f"{key.key.hex()}:{key.salt.hex()}", str(sign), str(folder / "copy")]
    environment = {**os.environ, "LD_PRELOAD": str(shim), when: str(sign), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", SAVING, *words],
        env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")[:-1]


def test_a_disk_that_cannot_sync_is_told_and_nothing_acknowledged_is_lost(
    shim: Path, made: tuple[Path, Key], tmp_path: Path
) -> None:
    said = played(shim, made, tmp_path, when="SHIM_SYNC_FAILS")
    assert said == ["ACK", *["TOLD FAILING"] * 3, "ACK"]
    for path in (made[0], tmp_path / "copy"):
        with opened(path, made[1], WHO, Clock(TODAY, seed=5)) as programme:
            assert programme.check().is_sound
            assert "Before" in programme.ask(doings.names)
            assert "Meanwhile" not in programme.ask(doings.names)
    with opened(made[0], made[1], WHO, Clock(TODAY, seed=6)) as programme:
        assert "After" in programme.ask(doings.names)


def test_a_disk_that_only_pretends_to_lock_is_refused(
    shim: Path, made: tuple[Path, Key], tmp_path: Path
) -> None:
    before = made[0].read_bytes()
    assert played(shim, made, tmp_path, when="SHIM_LOCKS_PRETEND") == ["TOLD NO_LOCKS"]
    assert made[0].read_bytes() == before
    assert not made[0].with_name(made[0].name + ".lock").exists()
