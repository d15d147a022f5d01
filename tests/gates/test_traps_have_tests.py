"""What others fell into has a test of its own here, under the same name."""

from __future__ import annotations

import re

import pytest

from tests.support.desk import ROOT

TRAPS = (
    "future sessions counted as missed", "mark never expires", "early finish shown as cancelled",
    "superseded shown as declined", "session not tied to pairing", "default limit blocks newcomers",
    "hidden effective limit", "leaver keeps getting letters", "offers of leavers still listed",
    "export with ids only", "import needs case-sensitive headings",
    "matcher leaves people out silently", "matcher forgets last rounds",
    "balance flag computed but never shown", "same-day misses counted three times",
    "rho used for rings",
)  # fmt: skip
NAMED = frozenset(
    name
    for path in (ROOT / "tests").rglob("test_*.py")
    for name in re.findall(r"^def test_(?:trap_)?(\w+)\(", path.read_text("utf-8"), re.MULTILINE)
)


@pytest.mark.parametrize("trap", TRAPS)
def test_each_trap_has_a_test_of_its_name(trap: str) -> None:
    assert re.sub(r"\W", "_", trap) in NAMED
