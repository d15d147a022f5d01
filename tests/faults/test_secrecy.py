"""500 names that stand nowhere else: after a journey with a crash and a print none is in clear.

Searched are the programme's folder with its log, backups and lock, the home folder with the
settings, and the temporary folders; in UTF-8 and both UTF-16. What somebody asked to have on
paper lies in a folder of its own and is not searched.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import Clock
from facilitator.people.questions import known_people
from facilitator.store import guard
from facilitator.store.opening import opened
from tests.support.desk import ROOT
from tests.support.programmes import TODAY, WHO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET = "acorn barn cwm dune ebill"
COUNT = 500
SAID = """
import os, sys
from pathlib import Path
from facilitator.clock import Clock
from facilitator.store.opening import ProgrammeFile
from tests.store import doings
file = ProgrammeFile.open(Path(sys.argv[1]), os.environ["FACILITATOR_PASSPHRASE"], Clock(None))
programme = file.for_thread("Mair")
programme.half_typed.keep("people", {"typed": {"name": sys.argv[2]}})
programme.do(doings.add_person, sys.argv[2])
print("ACK", flush=True)
sys.stdin.readline()
"""


def rare_names() -> list[str]:
    """Names that nobody has, some with letters beyond ASCII, none part of another."""
    chance = random.Random(38)
    first, last = ("Gwrŷn", "Ffrwdwen", "Zelphin", "Qorweth"), ("Xanthwr", "Brŵnog", "Yllquith")
    tails = chance.sample(range(10_000, 99_999), COUNT)
    spelled = ("".join(chr(ord("a") + int(digit)) for digit in str(tail)) for tail in tails)
    return [f"{chance.choice(first)}{tail} {chance.choice(last)}{tail}" for tail in spelled]


def clear_names(names: list[str], *folders: Path) -> Iterator[str]:
    """Files in which a name stands in clear."""
    wanted = {
        part.encode(code)
        for name in names
        for part in name.split(" ")
        for code in ("utf-8", "utf-16-le", "utf-16-be")
    }
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                held = path.read_bytes()
                yield from (f"{path}: {one!r}" for one in wanted if one in held)


@pytest.fixture
def where(tmp_path: Path) -> dict[str, Path]:
    folders = {name: tmp_path / name for name in ("data", "home", "tmp", "given", "paper")}
    for folder in folders.values():
        folder.mkdir()
    return folders


def test_no_name_stands_in_clear_after_a_journey_with_a_crash_and_a_print(
    where: dict[str, Path],
) -> None:
    names = rare_names()
    people = where["given"] / "people.csv"
    lines = (f"{name},{name.split()[0].lower()}@example.org" for name in names)
    people.write_text("Name,Email\n" + "\n".join(lines) + "\n", encoding="utf-8")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    environment = {
        **kept,
        "HOME": str(where["home"]),
        "TMPDIR": str(where["tmp"]),
        "FACILITATOR_PASSPHRASE": SECRET,
        "PYTHONPATH": str(ROOT),
    }
    path = where["data"] / "rare.facilitator"

    def run(*words: str | Path) -> str:
        command = [sys.executable, "-m", "ui.start", *map(str, words)]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    run("import", people, "--into", path)
    with subprocess.Popen(
        [sys.executable, "-c", SAID, str(path), names[-1] + "crash"],
        cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline() == "ACK\n"
        child.kill()
    assert guard.wal_of(path).stat().st_size > 0
    searched = (where["data"], where["home"], where["tmp"])
    assert list(clear_names(names, *searched)) == []
    with opened(path, SECRET, WHO, Clock(TODAY)) as programme:
        code = programme.ask(known_people)[0].code
    run("print", "own-data", path, "--person", code, "--to", where["paper"])
    run("backup", path)
    assert list(where["paper"].glob("*.pdf"))
    assert list(clear_names(names, *searched)) == []
    # The search finds what is there to be found, and the names are really in the programme.
    assert len(list(clear_names(names, where["given"]))) >= COUNT
    with opened(path, SECRET, WHO, Clock(TODAY)) as programme:
        assert len(programme.ask(known_people)) == COUNT + 1
