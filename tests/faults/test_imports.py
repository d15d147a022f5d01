"""An import that is killed, or that finds no memory: nothing of it is there, or all of it."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.identity import person_here
from facilitator.people.questions import known_people
from facilitator.store.opening import opened
from tests.faults.rounds import rounds
from tests.support.desk import ROOT
from tests.support.programmes import PASSPHRASE, TODAY, WHO

if TYPE_CHECKING:
    from pathlib import Path

ROWS = rounds(1500, 20_000)
KILLS = rounds(3, 20)
ROOMY = 1 << 30


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A long list of people."""
    path = tmp_path / "many.csv"
    lines = (f"Given{n} Family{n % 97},p{n}@x.example,Body {n % 50}" for n in range(ROWS))
    path.write_text("Name,Email,Organisation\n" + "\n".join(lines) + "\n", "utf-8")
    return path


@pytest.fixture
def into(tmp_path: Path) -> Path:
    """A programme with one person in it, for whom lists come in."""
    (tmp_path / "one.csv").write_text("Name\nSiân\n", "utf-8")
    path = tmp_path / "programme.facilitator"
    with importing(tmp_path / "one.csv", path) as child:
        assert child.wait(60) == 0
    return path


def importing(file: Path, into: Path, most: int = 0) -> subprocess.Popen[str]:
    """`facilitator import`, with so many bytes of memory at most."""

    def limit() -> None:
        if most:
            resource.setrlimit(resource.RLIMIT_AS, (most, most))

    return subprocess.Popen(
        [sys.executable, "-m", "ui.start", "import", str(file), "--into", str(into)],
        cwd=ROOT,
        env={**os.environ, "FACILITATOR_PASSPHRASE": PASSPHRASE, "LANG": "en_GB.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=limit,  # noqa: PLW1509  no thread runs in this test
    )


def people_in(path: Path) -> int:
    with opened(path, PASSPHRASE, WHO, Clock(TODAY)) as programme:
        assert programme.check().is_sound
        return len(programme.ask(known_people))


def test_an_import_that_is_killed_leaves_nothing_or_everything(many: Path, into: Path) -> None:
    begun = time.monotonic()
    with importing(many, into) as child:
        assert child.wait(300) == 0
    whole = time.monotonic() - begun
    assert people_in(into) == ROWS + 1
    with opened(into, PASSPHRASE, person_here(), Clock(TODAY)) as programme:
        programme.undo()
    chance = random.Random(45)
    for _ in range(KILLS):
        with importing(many, into) as child:
            try:
                child.wait(chance.uniform(0.3, 1.0) * whole)
            except subprocess.TimeoutExpired:
                child.kill()
        found = people_in(into)
        assert found in {1, ROWS + 1}
        if found > 1:
            with opened(into, PASSPHRASE, person_here(), Clock(TODAY)) as programme:
                programme.undo()


@pytest.mark.skipif(sys.platform != "linux", reason="wants a limit on memory")
def test_without_memory_it_is_said_and_the_file_is_whole(tmp_path: Path, into: Path) -> None:
    large = tmp_path / "large.csv"
    cell = "x" * 400
    with large.open("w", encoding="utf-8") as file:
        file.write("Name,Notes\n")
        file.writelines(f"Person {n},{cell}\n" for n in range(190_000))
    before = into.read_bytes()
    with importing(large, into, most=ROOMY // 2) as child:
        out, err = child.communicate(timeout=300)
    assert child.returncode == 3, out + err
    assert "memory" in err
    assert "Traceback" not in err
    assert into.read_bytes() == before
