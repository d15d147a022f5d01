"""Three-way merging of one row: what only one side changed is taken, the rest is asked."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.laptops.rules import Choice, Clash, Fate, Side, settled

BASE = {"id": "1", "version": 1, "name": "Siân", "town": "Môn", "hours": 2}

images = st.fixed_dictionaries(
    {
        "id": st.just("1"),
        "version": st.integers(1, 4),
        "name": st.sampled_from("ab"),
        "town": st.sampled_from("cd"),
    }
)
rows = st.none() | images


def _with(**fields: Any) -> dict[str, Any]:
    return {**BASE, **fields}


def test_what_only_they_changed_is_taken() -> None:
    verdict = settled(Side(_with(name="Siani"), BASE), Side(BASE, BASE), {})
    assert verdict.fate is Fate.CHANGED
    assert verdict.image == _with(name="Siani")
    assert verdict.clashes == ()


def test_what_only_we_changed_stays() -> None:
    assert settled(Side(BASE, BASE), Side(_with(name="Siani"), BASE), {}).fate is Fate.STAYS


def test_both_changed_other_fields_and_both_are_kept() -> None:
    verdict = settled(Side(_with(town="Arfon"), BASE), Side(_with(hours=5), BASE), {})
    assert verdict.image == _with(town="Arfon", hours=5)


def test_both_changed_to_the_same_is_no_question() -> None:
    same = _with(town="Arfon")
    assert settled(Side(same, BASE), Side(same, BASE), {}).clashes == ()


def test_both_changed_one_field_differently_is_asked() -> None:
    theirs, ours = Side(_with(town="Arfon"), BASE), Side(_with(town="Llŷn"), BASE)
    assert settled(theirs, ours, {}).clashes == (Clash("town", "Llŷn", "Arfon"),)
    taken = settled(theirs, ours, {"town": Choice.THEIRS})
    assert (taken.fate, taken.image) == (Fate.CHANGED, _with(town="Arfon"))
    kept = settled(theirs, ours, {"town": Choice.MINE})
    assert (kept.fate, kept.clashes) == (Fate.STAYS, ())


def test_a_decision_travels_and_is_not_asked_again() -> None:
    # We kept ours against theirs; they have not changed it since they were taken over here.
    theirs = Side(_with(town="Arfon"), BASE)
    ours = Side(_with(town="Llŷn"), _with(town="Arfon"))
    assert settled(ours, theirs, {}).image == _with(town="Llŷn")


@pytest.mark.parametrize("changed", [None, _with(hours=9)])
def test_deleted_here_stays_deleted_unless_they_changed_it(changed: dict[str, Any] | None) -> None:
    verdict = settled(Side(changed or BASE, BASE), Side(None, BASE), {})
    assert bool(verdict.clashes) is (changed is not None)
    assert verdict.fate is Fate.STAYS


def test_deleted_there_goes_unless_we_changed_it() -> None:
    assert settled(Side(None, BASE), Side(BASE, BASE), {}).fate is Fate.GONE
    asked = settled(Side(None, BASE), Side(_with(hours=9), BASE), {})
    assert [clash.field for clash in asked.clashes] == [""]
    assert settled(Side(None, BASE), Side(_with(hours=9), BASE), {"": Choice.THEIRS}).fate is (
        Fate.GONE
    )


def test_a_row_that_nobody_knew_is_new() -> None:
    assert settled(Side(BASE, None), Side(None, None), {}).image == BASE


@given(rows, rows, rows)
def test_nothing_is_decided_alone_where_both_changed(base: Any, theirs: Any, ours: Any) -> None:
    verdict = settled(Side(theirs, base), Side(ours, base), {})
    if verdict.fate is Fate.STAYS and not verdict.clashes and theirs and ours and base:
        for field in ("name", "town"):
            assert theirs[field] in (base[field], ours[field])


@given(rows, rows, rows)
def test_both_sides_come_to_the_same(base: Any, first: Any, second: Any) -> None:
    """Where nothing is asked, bringing in crosswise leaves both with the same row."""
    there = settled(Side(first, base), Side(second, base), {})
    here = settled(Side(second, base), Side(first, base), {})
    assert bool(there.clashes) == bool(here.clashes)
    if not there.clashes:
        assert _facts(_outcome(there, second)) == _facts(_outcome(here, first))


def _outcome(verdict: Any, now: Any) -> Any:
    match verdict.fate:
        case Fate.STAYS:
            return now
        case Fate.GONE:
            return None
    return verdict.image


def _facts(image: Any) -> Any:
    return image and {name: image[name] for name in ("name", "town")}
