"""An exported history shows where it was tampered with, and closes although somebody was erased."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from facilitator.commands import run
from facilitator.errors import RuleBroken
from facilitator.history.export import checked_lines, history_lines
from facilitator.rights.actions import EraseDraft, erase_person
from facilitator.rights.questions import key_of
from facilitator.vocabulary import EraseMode
from facilitator.words import Language, Words
from tests.store import doings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from facilitator.store.opening import OpenProgramme

EN = Words(Language.EN)


@pytest.fixture
def lines(programme: OpenProgramme) -> list[str]:
    """The history of five steps."""
    for name in ("Siân", "Llŷr", "Zoë", "Ann"):
        programme.do(doings.add_person, name)
    programme.undo()
    return list(programme.ask(history_lines, EN))


def changed(line: str, **facts: object) -> str:
    return json.dumps({**json.loads(line), **facts}, ensure_ascii=False, sort_keys=True)


def first_image(line: str) -> str:
    told = json.loads(line)
    told["changes"][0]["after"] = told["changes"][0]["after"].replace("Llŷr", "Mallory")
    return json.dumps(told, ensure_ascii=False)


def test_what_was_exported_is_whole(lines: list[str]) -> None:
    assert (checked_lines(lines).whole, checked_lines(lines).acts) == (True, 5)
    assert len(lines) == 6


@pytest.mark.parametrize(
    ("tamper", "at"),
    [
        (lambda told: [*told[:2], changed(told[2], who="Mallory"), *told[3:]], 2),
        (lambda told: [*told[:2], changed(told[2], at="2001-01-01T00:00:00+00:00"), *told[3:]], 2),
        (lambda told: [*told[:2], first_image(told[2]), *told[3:]], 2),
        (lambda told: [*told[:3], *told[4:]], 4),
        (lambda told: [told[0], told[2], told[1], *told[3:]], 2),
        (lambda told: told[:-1], 5),
        (lambda told: [changed(told[0], steps=4), *told[1:-1]], 4),
    ],
    ids=["who", "when", "what", "left out", "turned round", "cut off", "cut off with its count"],
)
def test_tampering_is_shown_where_it_is(
    lines: list[str], tamper: Callable[[list[str]], list[str]], at: int
) -> None:
    found = checked_lines(tamper(lines))
    assert (found.whole, found.broken_at) == (False, at)


def test_the_chain_closes_after_an_erasure(sample: OpenProgramme) -> None:
    draft = EraseDraft(sample.ask(key_of, "P014"), EraseMode.REMOVE)
    sample.do(erase_person, draft)
    exported = sample.ask(history_lines, EN)
    found = checked_lines(exported)
    assert found.whole
    assert found.erased_changes > 0
    assert found.acts == sample.check().steps


@pytest.mark.parametrize("text", ["", "{}", "[]", "PK", '{"format": "facilitator-journal/1"}\n{}'])
def test_another_file_is_no_history(text: str) -> None:
    with pytest.raises(RuleBroken, match="journal_unreadable"):
        checked_lines(text.splitlines())


def test_by_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "x.facilitator", tmp_path / "history.jsonl"
    (tmp_path / "list.csv").write_text("Name\nSiân\n", "utf-8")
    words = [str(tmp_path / "list.csv"), "--into", str(path)]
    assert run(["import", *words], lambda _request: 0) == 0
    assert run(["history", str(path), "--to", str(out)], lambda _request: 0) == 0
    assert run(["check-history", str(out)], lambda _request: 0) == 0
    out.write_text(out.read_text("utf-8").replace("Siân", "Sian"), "utf-8")
    capsys.readouterr()
    assert run(["check-history", str(out), "--json"], lambda _request: 0) == 3
    assert json.loads(capsys.readouterr().out)["broken_at"] == 1
