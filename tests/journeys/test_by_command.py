"""A programme by command only: the same totals in the figures, on paper and in the export."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from facilitator.commands import run

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).parent.parent / "data"
TODAY = dt.date(2026, 9, 30)


@pytest.fixture
def does(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Carry out a command that must succeed, and give its JSON answer."""
    monkeypatch.setenv("FACILITATOR_PASSPHRASE", "llong hwylio goch ar y môr")

    def carry_out(*words: object) -> Any:
        capsys.readouterr()
        code = run([*(str(word) for word in words), "--json"], lambda _request: 0)
        streams = capsys.readouterr()
        assert code == 0, streams.err
        return json.loads(streams.out)

    return carry_out


def _exported_minutes(folder: Path) -> int:
    """Minutes of held sessions and other movements, counted from the exported files alone."""
    held = {"held", "held_short"}
    rows = {
        name: list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text("utf-8"))))
        for name in ("sessions", "corrections", "movements")
    }
    now = {row["id"]: (row["status"], int(row["minutes"])) for row in rows["sessions"]}
    for row in sorted(rows["corrections"], key=lambda row: row["on"]):
        now[row["session"]] = (row["status"], int(row["minutes"]))
    sessions = sum(minutes for status, minutes in now.values() if status in held)
    return sessions + sum(int(row["minutes"]) for row in rows["movements"])


def _hours_on_paper(file: Path) -> float:
    """The hours given in the lead sentence of a progress summary in English."""
    text = " ".join(page.extract_text() for page in PdfReader(file).pages)
    found = re.search(r"([\d.,]+)\s+hours\s+of\s+coaching", text)
    assert found is not None, text
    return float(found[1].replace(",", ""))


def test_totals_agree_in_figures_on_paper_and_in_the_export(
    does: Callable[..., Any], tmp_path: Path
) -> None:
    programme, today = tmp_path / "board.facilitator", f"--today={TODAY}"
    does("import-history", DATA / "history" / "1-ring-of-five", "--into", programme)
    does("import", DATA / "import" / "01_utf8_plain.csv", "--into", programme, today)
    does("rehearse", programme, "--steps", 7, today)

    minutes = does("figures", programme, today)["total_minutes"]
    papers = does(
        "print", "summary", programme, "--language=en", "--issue", "--to", tmp_path / "out", today
    )
    assert [paper["kind"] for paper in papers] == ["summary"]
    paper = Path(papers[0]["file"])
    does("export", programme, "--history", tmp_path / "history", today)

    assert _exported_minutes(tmp_path / "history") == minutes
    assert _hours_on_paper(paper) == pytest.approx(minutes / 60, abs=0.5)
    assert does("verify", paper, "--in", programme)["verdict"] == "issued"
    checked = does("check", programme)
    assert (checked["ledger_minutes"], checked["papers"]) == (0, 1)
    assert checked["people"] == 5 + 3
