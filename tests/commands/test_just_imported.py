"""A list of people brought into a new file: a programme like any other from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.printing.kinds import PrintKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.commands.conftest import Ran

    Command = Callable[..., Ran]

DONE, REFUSED = 0, 3
LIST = "Name,E-mail\nMair Pugh,mair@example.org\nOsian Reed,osian@example.org\n"


@pytest.fixture
def imported(command: Command, tmp_path: Path) -> Path:
    """A programme that began with a list of people."""
    people = tmp_path / "people.csv"
    people.write_text(LIST, encoding="utf-8")
    path = tmp_path / "Glan y Môr.facilitator"
    assert command("import", people, "--into", path, "--json").json["imported"] == 2
    return path


def test_it_is_called_what_its_file_is_called(
    command: Command, imported: Path, tmp_path: Path
) -> None:
    ran = command("print", "sign-up-form", imported, "--to", tmp_path / "out", "--json")
    assert ran.json[0]["kind"] == "sign-up-form"
    told = command("export", imported, "--to", tmp_path / "export")
    assert told.code == DONE
    assert "Glan y Môr" in "".join(
        one.read_text("utf-8-sig") for one in (tmp_path / "export").rglob("*.csv")
    )


def test_every_paper_is_printed_or_refused_plainly(
    command: Command, imported: Path, tmp_path: Path
) -> None:
    for kind in PrintKind:
        ran = command("print", kind.value, imported, "--to", tmp_path / kind.value, "--json")
        assert ran.code in {DONE, REFUSED}, (kind, ran.err)
        assert bool(ran.out) == (ran.code == DONE), kind


def test_undone_it_is_a_file_without_a_name(
    command: Command, imported: Path, tmp_path: Path
) -> None:
    assert command("undo", imported).code == DONE
    for words in (
        ("check", imported),
        ("figures", imported, "--json"),
        ("week", imported, "--json"),
        ("list", "people", imported, "--json"),
        ("history", imported, "--json"),
    ):
        assert command(*words).code == DONE, words
    ran = command("print", "agreement", imported, "--to", tmp_path / "out")
    assert (ran.code, ran.out) == (REFUSED, "")
