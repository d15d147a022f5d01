"""Every command as somebody uses it who knows nothing: a sentence and a code, never a traceback."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from facilitator.commands.desk import Desk
from facilitator.commands.main import COMMANDS, _Commands, summaries
from facilitator.words import Language, Words
from tests.commands.test_commands import MIXED
from tests.support.desk import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.commands.conftest import Ran

    Command = Callable[..., Ran]

ON_A_PROGRAMME = (
    "check", "figures", "week", "undo", "redo", "history", "rehearse", "backup", "restore", "pair",
)  # fmt: skip
NOT_A_PROGRAMME = ("not there", "folder", "empty", "noise", "letter", "torn", "below a file", "")
ENGLISH = ("Usage", "Error", "Try ", "Missing", "No such", "Invalid", "OPTIONS", "PROGRAMME")


@pytest.fixture
def programme(command: Command, tmp_path: Path) -> Path:
    path = tmp_path / "p.facilitator"
    assert command("import-history", MIXED, "--into", path).code == 0
    return path


@pytest.fixture
def wrong(tmp_path: Path) -> dict[str, Path]:
    """What a hand may point at instead of a programme."""
    folder = tmp_path / "wrong"
    (folder / "folder").mkdir(parents=True)
    (folder / "empty").write_bytes(b"")
    (folder / "noise").write_bytes(bytes(range(256)) * 32)
    (folder / "letter").write_text("Dear Mair,\n", encoding="utf-8")
    (folder / "torn").write_bytes(b"SQLite format 3\0" + bytes(5000))
    return {
        "": folder,
        "below a file": folder / "letter" / "x",
        **{name: folder / name for name in ("not there", "folder", "empty", "noise", "letter")},
        "torn": folder / "torn",
    }


def refused_plainly(ran: Ran) -> None:
    """Refused in one plain sentence; nothing stands where an answer would."""
    assert ran.code == 3, ran
    assert ran.err.strip()
    assert "Traceback" not in ran.err
    assert "mistake of its own" not in ran.err
    assert not ran.out


@pytest.mark.parametrize("what", NOT_A_PROGRAMME)
def test_what_is_no_programme_is_refused_by_every_command(
    command: Command, wrong: dict[str, Path], tmp_path: Path, what: str
) -> None:
    path, out = wrong[what], tmp_path / "out"
    for name in ON_A_PROGRAMME:
        refused_plainly(command(name, path, "--json"))
    refused_plainly(command("list", "people", path, "--json"))
    refused_plainly(command("export", path, "--history", out, "--json"))
    refused_plainly(command("print", "summary", path, "--to", out, "--json"))
    refused_plainly(command("verify", wrong["letter"], "--in", path, "--json"))


@pytest.mark.parametrize("what", NOT_A_PROGRAMME)
def test_files_of_any_other_kind_are_refused_where_a_command_reads_one(
    command: Command, programme: Path, wrong: dict[str, Path], what: str
) -> None:
    path = wrong[what]
    for words in (
        ("import-history", path, "--into", programme, "--json"),
        ("pair-case", path, "--json"),
        ("restore", programme, "--backup", path, "--json"),
    ):
        refused_plainly(command(*words))
    spreadsheet = command("import", path, "--into", programme, "--json")
    assert spreadsheet.code == 3
    assert not spreadsheet.out or spreadsheet.json["outcome"] == "refused"
    answers = command("import", wrong["letter"], "--into", programme, "--answers", path)
    assert answers.code == 3
    assert command("check", programme, "--json").json["steps"] == 1


@pytest.mark.parametrize("what", ["empty", "noise", "letter", "below a file"])
def test_nothing_is_written_where_a_file_stands_in_the_way(
    command: Command, programme: Path, wrong: dict[str, Path], what: str
) -> None:
    path = wrong[what]
    before = path.read_bytes() if path.exists() else b""
    for words in (
        ("export", programme, "--history", path, "--json"),
        ("export", programme, "--to", path, "--json"),
        ("demo", path, "--no-window", "--json"),
    ):
        refused_plainly(command(*words))
    assert (path.read_bytes() if path.exists() else b"") == before


@pytest.mark.parametrize(
    "day",
    [
        "",
        "tomorrow",
        "2026-13-01",
        "2026-1-1",
        "20261123",
        "0001-01-01",
        "9999-12-31",
        "٢٠٢٦-٠١-٠١",
    ],
)
def test_a_day_that_is_none_is_not_understood(command: Command, programme: Path, day: str) -> None:
    for name in ("figures", "week", "history", "rehearse", "pair", "undo", "export"):
        ran = command(name, programme, "--json", "--today", day)
        assert (ran.code, ran.out) == (2, ""), name
        assert "2027-03-09" in ran.err


@pytest.mark.parametrize("day", ["1900-01-01", "2199-12-31"])
def test_days_of_another_century_are_answered(command: Command, programme: Path, day: str) -> None:
    for name in ("figures", "week"):
        assert command(name, programme, "--json", "--today", day).json["today"] == day


@pytest.mark.parametrize("text", ["", "\udcff", "x" * 5000, "%(n)s", "{0}", "C99", "💥", "'; --"])
def test_codes_that_stand_for_nothing_are_refused(
    command: Command, programme: Path, text: str
) -> None:
    refused_plainly(command("figures", programme, "--json", "--cohort", text))
    if text:
        refused_plainly(command("pair", programme, "--json", "--cohort", text))
        refused_plainly(command("print", "statement", programme, "--person", text))
        refused_plainly(command("print", "summary", programme, "--cohort", text, "--json"))
    assert isinstance(command("list", "people", programme, "--filter", text, "--json").json, list)


@pytest.mark.parametrize(
    "words",
    [
        ("week",),
        ("week", "P", "Q"),
        ("week", "P", "--nonsense"),
        ("week", "P", "--json=yes"),
        ("week", "P", "--today"),
        ("weeek",),
        ("list",),
        ("list", "nobody", "P"),
        ("print", "poetry", "P"),
        ("print", "summary", "P", "--to", __file__),
        ("pair", "P", "--ring-cap", "5"),
        ("pair", "P", "--time-limit", "soon"),
        ("rehearse", "P", "--steps", "0"),
        ("rehearse", "P", "--steps", "many"),
        ("demo", "--years", "two"),
        ("demo", "--years", "0"),
        ("import", "P"),
        ("export", "P"),
        ("--nonsense",),
    ],
    ids=" ".join,
)
def test_what_is_not_understood_is_said_in_welsh_too(
    command: Command, words: tuple[str, ...]
) -> None:
    # `--language` may stand anywhere; here it comes first, and the mistake stays as it was typed.
    ran = command("--language", "cy", *words)
    assert ran.code == 2
    assert not ran.out
    assert "Defnydd: " in ran.err or "Gwall: " in ran.err
    assert [word for word in ENGLISH if word in ran.err] == []
    assert command(*words).code == 2


def test_every_command_has_a_line_and_a_help_without_a_word_of_english() -> None:
    words = Words(Language.CY)
    assert set(summaries(words)) == set(COMMANDS)
    group = _Commands(Desk(words, lambda _request: 0))
    for name in COMMANDS:
        found = group.get_command(click.Context(group), name)
        assert found is not None
        for one in (found, *(found.commands.values() if isinstance(found, click.Group) else ())):
            with one.make_context(name, [], resilient_parsing=True) as context:
                told = one.get_help(context)
            assert [word for word in (*ENGLISH, "required") if word in told] == [], name


# What is started in the background of a shell would not hear Ctrl+C.
HEARING = (
    "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "runpy.run_module('ui.start', run_name='__main__')"
)


def outside(*words: str | Path) -> subprocess.Popen[str]:
    """A command in a process of its own, as somebody starts it at a terminal."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("FACILITATOR_")
    }
    return subprocess.Popen(
        [sys.executable, "-c", HEARING, *map(str, words)],
        cwd=ROOT,
        env=environment | {"LC_ALL": "C.UTF-8"},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_a_reader_who_goes_away_is_no_trouble(programme: Path) -> None:
    """As in `facilitator history P --json | head -1`."""
    running = outside("history", programme, "--json")
    assert running.stdout is not None
    running.stdout.close()
    assert running.stderr is not None
    told = running.stderr.read()
    running.stderr.close()
    assert running.wait(60) == 0
    assert told == ""


def test_a_command_that_is_stopped_says_so_and_loses_nothing(
    command: Command, programme: Path
) -> None:
    running = outside("rehearse", programme, "--steps", "100000", "--today", "2026-09-30")
    assert running.stdout is not None
    assert running.stdout.readline() == "ACK 1\n"
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 3
    assert err == "Stopped; nothing more was done.\n"
    acknowledged = 1 + out.count("ACK")
    answer = command("check", programme, "--json").json
    assert answer["steps"] >= 1 + acknowledged
    assert answer["journal"] == "whole"


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder in which nobody may write; skipped where the rights of files mean nothing."""
    folder = tmp_path / "read only"
    folder.mkdir()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    if os.access(folder, os.W_OK):
        pytest.skip("whoever runs the tests may write everywhere")
    yield folder
    folder.chmod(stat.S_IRWXU)


def test_a_folder_in_which_nobody_may_write_is_said(
    command: Command, programme: Path, read_only: Path
) -> None:
    for words in (
        ("export", programme, "--history", read_only / "out"),
        ("export", programme, "--to", read_only / "out.xlsx"),
        ("print", "summary", programme, "--to", read_only / "out"),
        ("demo", read_only / "demo", "--no-window"),
        ("demo", "--empty", read_only / "p.facilitator", "--no-window"),
        ("import-history", MIXED, "--into", read_only / "p.facilitator"),
    ):
        refused_plainly(command(*words))


def test_a_full_disk_is_said_and_nothing_half_written_stays(
    command: Command, programme: Path
) -> None:
    """`/dev/full` is a disk without room, as far as writing goes."""
    steps = command("check", programme, "--json").json["steps"]
    with Path("/dev/full").open("w") as full:
        running = subprocess.run(
            [sys.executable, "-m", "ui.start", "history", str(programme), "--json"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert running.returncode == 3
    assert "Traceback" not in running.stderr
    assert running.stderr.strip()
    assert command("check", programme, "--json").json["steps"] == steps


def test_the_passphrase_is_asked_for_and_never_told(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, secret = tmp_path / "p.facilitator", "llong hwylio goch ar y môr"
    monkeypatch.setenv("FACILITATOR_PASSPHRASE", secret)
    assert command("import-history", MIXED, "--into", path).code == 0
    for given in ("", "not this one at all", "\udcff", "x" * 5000):
        monkeypatch.setenv("FACILITATOR_PASSPHRASE", given)
        for name in ("check", "week", "backup", "rehearse"):
            ran = command(name, path, "--json")
            refused_plainly(ran)
            assert secret not in ran.err
            assert not given or given not in ran.err


def test_a_refusal_leaves_stdout_empty_for_whoever_reads_json(
    command: Command, programme: Path
) -> None:
    assert command("undo", programme, "--json").code == 0
    refused_plainly(command("undo", programme, "--json"))
    refused_plainly(command("import-history", programme, "--into", programme, "--json"))
    assert json.loads(command("check", programme, "--json").out)["integrity"] == "ok"


@pytest.mark.parametrize(
    "words",
    [
        ("export", "p.facilitator", "--to", ""),
        ("export", "p.facilitator", "--history", " "),
        ("bundle", "p.facilitator", "--to", ""),
        ("bundle", "p.facilitator", "--to", "."),
        ("history", "p.facilitator", "--to", "/"),
        ("training-copy", "p.facilitator", "--to", "."),
        ("import", "list.csv", "--into", "p.facilitator", "--residue", "."),
        ("import", "", "--into", "p.facilitator"),
        ("check", ""),
        ("",),
    ],
)
def test_a_name_that_names_no_file_is_a_slip_of_the_hand(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = command(*words)
    assert ran.code == 2, ran
    assert "Error: " in ran.err
    assert not ran.out
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("words", [("check-history", "."), ("check", "."), ("check", "/")])
def test_a_folder_in_the_place_of_a_file_is_named(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = command(*words)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith((f"{tmp_path.name} is a folder", "/ is a folder"))
