"""My week from several files: a page of each, each with its own passphrase, nothing compared."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from pypdf import PdfReader

from facilitator.clock import Clock
from facilitator.commands import run
from facilitator.settings.actions import start_programme
from facilitator.settings.start import StartDraft
from facilitator.store.opening import created
from tests.support.programmes import PASSPHRASE, TODAY, WHO

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from facilitator.store.cipher import Key

OTHER = "a quiet boat on another sea"


def _two(sample_file: tuple[Path, Key], folder: Path) -> tuple[Path, Path, Path, Path]:
    """The sample and a new programme, each with a file that has its passphrase."""
    first, second = folder / "shores.facilitator", folder / "second.facilitator"
    shutil.copyfile(sample_file[0], first)
    with created(second, OTHER, WHO, Clock(TODAY, seed=3)) as programme:
        draft = StartDraft(name_en="The Hills", name_cy="Y Bryniau", facilitator_name="Mair")
        programme.do(start_programme, draft)
    words = folder / "first.txt", folder / "second.txt"
    for file, secret in zip(words, (PASSPHRASE, OTHER), strict=True):
        file.write_text(secret, encoding="utf-8")
    return first, second, *words


def test_each_file_has_its_sheet(
    sample_file: tuple[Path, Key], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, one, two = _two(sample_file, tmp_path)
    line = [
        "my-week", first, second, "--passphrase-file", one, "--passphrase-file", two,
        "--today", TODAY, "--to", tmp_path / "out", "--json",
    ]  # fmt: skip
    assert run([str(word) for word in line], lambda _request: 0) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["programmes"] == ["The Shores Coaching Network", "The Hills"]
    pages = [page.extract_text() for page in PdfReader(answer["file"]).pages]
    # A sheet printed on both sides, and a page.
    assert (len(pages), answer["pages"]) == (3, 3)
    assert "The Shores Coaching Network" in pages[0]
    assert "The Hills" in pages[2]
    assert "Nothing needs you this week." in pages[2]


def test_another_passphrase_is_said_plainly(
    sample_file: tuple[Path, Key], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, one, _two_words = _two(sample_file, tmp_path)
    line = ["my-week", first, second, "--passphrase-file", one, "--to", tmp_path / "out"]
    assert run([str(word) for word in line], lambda _request: 0) == 3
    said = capsys.readouterr().err
    assert "second.facilitator" in said or "passphrase" in said
    assert not (tmp_path / "out").exists()
    assert run(["my-week"], lambda _request: 0) == 2
