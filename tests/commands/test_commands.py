"""Every command answers as promised: JSON keys, exit codes, plain sentences."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator.commands.main import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.window_request import WindowRequest
    from tests.commands.conftest import Ran

    Command = Callable[..., Ran]

HISTORY = Path(__file__).parent.parent / "data" / "history"
MIXED = HISTORY / "3-mixed-071"


@pytest.fixture
def mixed(command: Command, tmp_path: Path) -> Path:
    """A programme made of the mixed example."""
    path = tmp_path / "mixed ŵ.facilitator"
    assert command("import-history", MIXED, "--into", path).code == 0
    return path


@pytest.mark.parametrize("folder", sorted(HISTORY.iterdir()), ids=lambda folder: folder.name)
def test_figures_of_the_examples_come_out_exactly(
    command: Command, tmp_path: Path, folder: Path
) -> None:
    path = tmp_path / "p.facilitator"
    assert command("import-history", folder, "--into", path, "--json").json["outcome"] == "imported"
    today = json.loads((folder / "programme.json").read_text(encoding="utf-8"))["today"]
    for asked in json.loads((folder / "expected.json").read_text(encoding="utf-8")):
        flags = {"today": today, **asked["ask"]}
        words = [f"--{name}={value}" for name, value in flags.items() if value is not True]
        words += [f"--{name}" for name, value in flags.items() if value is True]
        assert command("figures", path, "--json", *words).json == asked["figures"]


def test_figures_in_words_are_the_headlines_of_what_is_asked_for(
    command: Command, mixed: Path
) -> None:
    told = command("figures", mixed).out.splitlines()
    assert "people have been helped with" in told[0]
    nothing = command("figures", mixed, "--to", "2020-01-01").out
    assert nothing.startswith("Nothing has moved yet")
    assert "people" not in command("figures", mixed, "--leaving").out


def test_a_history_is_asked_for_its_own_day_until_something_is_recorded(
    command: Command, mixed: Path, tmp_path: Path
) -> None:
    own_day = json.loads((MIXED / "programme.json").read_text(encoding="utf-8"))["today"]
    expected = json.loads((MIXED / "expected.json").read_text(encoding="utf-8"))[0]["figures"]
    assert command("figures", mixed, "--json").json == expected
    assert command("export", mixed, "--history", tmp_path / "out").code == 0
    written = json.loads((tmp_path / "out" / "programme.json").read_text(encoding="utf-8"))
    assert written["today"] == own_day
    assert command("rehearse", mixed, "--steps", "1").code == 0
    assert command("figures", mixed, "--json").json["today"] > own_day
    assert command("undo", mixed).code == 0
    assert command("figures", mixed, "--json").json == expected


def test_what_is_exported_comes_in_again_with_the_same_figures(
    command: Command, mixed: Path, tmp_path: Path
) -> None:
    today = "--today=2026-09-30"
    folder = tmp_path / "out"
    assert command("export", mixed, "--history", folder, today).code == 0
    again = tmp_path / "again.facilitator"
    assert command("import-history", folder, "--into", again).code == 0
    before = command("figures", mixed, "--json", today).json
    assert command("figures", again, "--json", today).json == before


def test_a_history_that_is_in_already_is_refused_and_nothing_is_written(
    command: Command, mixed: Path
) -> None:
    steps = command("check", mixed, "--json").json["steps"]
    refused = command("import-history", MIXED, "--into", mixed)
    assert refused.code == 3
    assert "Traceback" not in refused.err
    assert refused.err.strip()
    assert command("check", mixed, "--json").json["steps"] == steps


def test_check_says_that_all_is_well(command: Command, mixed: Path) -> None:
    answer = command("check", mixed, "--json")
    assert answer.code == 0
    assert answer.json["integrity"] == "ok"
    assert answer.json["ledger_minutes"] == 0
    assert answer.json["journal"] == "whole"
    assert answer.json["people"] == 11
    assert answer.json["papers"] == 0


def test_undo_takes_the_whole_import_back_and_redo_brings_it_again(
    command: Command, mixed: Path
) -> None:
    assert command("undo", mixed, "--json").code == 0
    assert command("list", "people", mixed, "--json").json == []
    assert command("redo", mixed, "--json").code == 0
    assert len(command("list", "people", mixed, "--json").json) == 11
    kinds = [step["kind"] for step in command("history", mixed, "--json").json]
    assert kinds == ["redo", "undo", "do"]


def test_undo_with_nothing_to_undo_is_refused_in_a_sentence(command: Command, mixed: Path) -> None:
    command("undo", mixed)
    refused = command("undo", mixed)
    assert refused.code == 3
    assert " " in refused.err.strip()


def test_people_are_listed_accent_blind_with_code_and_name(command: Command, mixed: Path) -> None:
    everybody = command("list", "people", mixed, "--json").json
    assert {"code", "name"} == set(everybody[0])
    one = everybody[3]
    found = command("list", "people", mixed, "--filter", one["name"].upper(), "--json").json
    assert one in found


def test_the_week_answers_with_its_keys(command: Command, mixed: Path) -> None:
    answer = command("week", mixed, "--json", "--today", "2026-09-30").json
    assert set(answer) == {"today", "being_coached_now", "pairings", "rows"}
    assert answer["today"] == "2026-09-30"
    assert set(answer["pairings"]) == {
        "contracted",
        "held",
        "arranged",
        "past_without_outcome",
        "to_arrange",
    }
    for row in answer["rows"]:
        assert set(row) == {"group", "rule", "subject", "since", "sentence"}
        assert dt.date.fromisoformat(row["since"]) <= dt.date(2026, 9, 30)


def test_four_hundred_days_of_the_week_write_nothing(command: Command, mixed: Path) -> None:
    steps = command("check", mixed, "--json").json["steps"]
    for day in range(0, 400, 50):
        today = dt.date(2026, 1, 1) + dt.timedelta(days=day)
        assert command("week", mixed, "--json", "--today", str(today)).code == 0
    assert command("check", mixed, "--json").json["steps"] == steps


def test_rehearse_acknowledges_each_session_and_they_are_there(
    command: Command, mixed: Path
) -> None:
    before = len(command("history", mixed, "--json").json)
    answer = command("rehearse", mixed, "--steps", "4", "--today", "2026-09-30")
    assert answer.out.split() == ["ACK", "1", "ACK", "2", "ACK", "3", "ACK", "4"]
    assert len(command("history", mixed, "--json").json) == before + 4
    assert command("check", mixed, "--json").json["ledger_minutes"] == 0


def test_backup_and_restore_bring_an_earlier_state_back(command: Command, mixed: Path) -> None:
    made = command("backup", mixed, "--json").json
    assert Path(made["file"]).is_file()
    command("rehearse", mixed, "--steps", "2", "--today", "2026-09-30")
    done = command("restore", mixed, "--json")
    assert done.code == 0
    assert Path(done.json["kept"]).is_file()
    assert command("check", mixed, "--json").json["steps"] == 1


def test_a_programme_with_a_passphrase_wants_it(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, secret = tmp_path / "p.facilitator", tmp_path / "secret.txt"
    secret.write_text("llong hwylio goch ar y môr\n", encoding="utf-8")
    given = command("import-history", MIXED, "--into", path, "--passphrase-file", secret)
    assert given.code == 0
    assert b"SQLite format 3" not in path.read_bytes()[:16]
    assert command("check", path).code == 3
    monkeypatch.setenv("FACILITATOR_PASSPHRASE", "not this one at all")
    assert command("check", path).code == 3
    monkeypatch.setenv("FACILITATOR_PASSPHRASE", "llong hwylio goch ar y môr")
    assert command("check", path, "--json").json["integrity"] == "ok"


def test_letters_of_another_alphabet_find_whom_they_spell(command: Command, tmp_path: Path) -> None:
    people, path = tmp_path / "people.csv", tmp_path / "p.facilitator"
    people.write_text("Name\nLlŷr Prys\n", encoding="utf-8")
    assert command("import", people, "--into", path).code == 0
    as_a_terminal_of_ascii_gives_it = "llŷr".encode().decode("ascii", "surrogateescape")
    found = command("list", "people", path, "--filter", as_a_terminal_of_ascii_gives_it, "--json")
    assert [person["name"] for person in found.json] == ["Llŷr Prys"]
    assert command("list", "people", path, "--filter", "\udcff", "--json").json == []


def test_pairing_without_a_cohort_says_what_is_missing(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "empty.facilitator"
    assert command("demo", "--empty", path, "--no-window").code == 0
    refused = command("pair", path)
    assert refused.code == 3
    assert refused.err.startswith("There is no cohort to pair yet.")


def test_a_passphrase_file_may_come_from_any_editor(command: Command, tmp_path: Path) -> None:
    path, secret = tmp_path / "p.facilitator", tmp_path / "passphrase.txt"
    secret.write_text("llong hwylio goch ar y môr\n", encoding="utf-8")
    assert command("import-history", MIXED, "--into", path, "--passphrase-file", secret).code == 0
    secret.write_bytes(b"\xef\xbb\xbf" + "llong hwylio goch ar y môr\r\n".encode())
    assert command("check", path, "--passphrase-file", secret).code == 0


def test_a_folder_in_the_place_of_a_file_is_said_as_it_is(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "folder.facilitator"
    folder.mkdir()
    for words in (("check", folder), ("import-history", MIXED, "--into", folder)):
        refused = command(*words)
        assert refused.code == 3
        assert "folder.facilitator is a folder" in refused.err
    refused = command("import", folder, "--into", tmp_path / "p.facilitator")
    assert refused.code == 3
    assert "folder.facilitator is a folder" in refused.err
    assert [found.name for found in tmp_path.iterdir()] == [folder.name]


def test_a_file_that_is_not_ours_is_refused_untouched(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "letter.facilitator"
    path.write_bytes(b"Dear Mair, " * 50)
    before = path.read_bytes()
    refused = command("check", path)
    assert refused.code == 3
    assert "Traceback" not in refused.err
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["letter.facilitator"]


def test_pairing_cases_come_out_right_and_bad_ones_are_refused(
    command: Command, tmp_path: Path
) -> None:
    case = Path(__file__).parent.parent / "data" / "matching" / "a-first-session-10"
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    figures = expected["ring_caps"]["no_locks"]["3"]
    answer = command("pair-case", case, "--ring-cap", "3", "--json").json
    assert answer["members_in_fair_exchange"] == figures["members_in_fair_exchange"]
    assert answer["total_score"] == figures["total_score"]
    broken = tmp_path / "broken"
    shutil.copytree(case, broken)
    (broken / "edges.csv").write_text("coach_id,coachee_id,score\nM0001,M9999,50\n")
    refused = command("pair-case", broken, "--json")
    assert refused.code == 3
    assert "edges.csv" in refused.err
    assert not refused.out


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("week",),
        ("figures", "x", "--today", "tomorrow"),
        ("pair-case", "x", "--ring-cap", "7"),
        ("pair-case", "x", "--time-limit", "-1"),
        ("import-history", "x"),
    ],
    ids=" ".join,
)
def test_what_is_not_understood_ends_with_2(command: Command, words: tuple[str, ...]) -> None:
    answer = command(*words)
    assert answer.code == 2
    assert answer.err.strip()
    assert not answer.out


def test_a_file_or_nothing_opens_the_window(
    command: Command, mixed: Path, opened_windows: list[WindowRequest]
) -> None:
    assert command().code == 0
    assert command(mixed).code == 0
    assert [window.path for window in opened_windows] == [None, mixed]


def test_the_language_may_stand_before_the_command(command: Command, mixed: Path) -> None:
    assert "Gorchmynion:" in command("--language", "cy", "--help").out
    before = command("--language", "cy", "week", mixed, "--today", "2026-03-20")
    assert before.code == 0
    assert before.out == command("week", mixed, "--today", "2026-03-20", "--language", "cy").out


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", ["cy", "en"])
def test_every_command_has_help_in_both_languages(
    command: Command, name: str, language: str
) -> None:
    answer = command(name, "--language", language, "--help")
    assert answer.code == 0
    assert len(answer.out.splitlines()) > 3
    frame = ("Usage: ", "Options:", "Show this message", "Commands:")
    assert any(words in answer.out for words in frame) == (language == "en")
