"""The README's table names every benchmark, and each of them runs. Nothing is timed here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.benchmarks.catalogue import BENCHMARKS, TINY

README = (Path(__file__).parent / "README.md").read_text(encoding="utf-8")
NEEDS_QT = {"windows", "using", "scrolling", "lists"}


def test_the_readme_names_every_benchmark_and_no_other() -> None:
    named = re.findall(r"^\| (\w+) \|", README, re.MULTILINE)
    assert set(named) - {"name"} == set(BENCHMARKS) == set(TINY)


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=[pytest.mark.needs_qt] * (n in NEEDS_QT)) for n in sorted(TINY)]
)
def test_it_runs(name: str, tmp_path: Path) -> None:
    rows = TINY[name](tmp_path)
    assert rows
    for row in rows:
        assert (row.ours is None) == (row.verdict == "not measured" and not row.peer)
        assert row.ours is None or row.ours > 0
        assert row.goal is not None or row.verdict == "shown"


def test_a_peer_that_is_not_there_passes_nothing() -> None:
    from tests.benchmarks.measuring import Row

    assert Row("letters", 1.0, None, 0.2).verdict == "not measured"
    assert Row("letters", 1.0, 10.0, 0.2).verdict == "held"
    assert Row("letters", 1.0, 4.0, 0.2).verdict == "missed"
