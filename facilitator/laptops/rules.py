"""Three-way merging of one row: what both sides knew in common decides, and people where it can't.

Each side has the row as it is now, and as it was when the other side last took it over (its
base). What only one side has changed since is taken; what both changed to the same is taken;
what both changed differently is asked. Bases of both sides count, so that a decision once made
travels with the row and is not asked again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    Image = Mapping[str, Any]

# The key never changes, versions only grow, and the rest follows from a person's names.
DERIVED = frozenset({"sort_key_en", "sort_key_cy", "folded"})
UNWATCHED = frozenset({"id", "version"}) | DERIVED


class Choice(Enum):
    """What whoever decides says to a question."""

    MINE = "mine"
    THEIRS = "theirs"


class Fate(Enum):
    """What becomes of a row here."""

    STAYS = "stays"
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True)
class Side:
    """One side's row: as it is now, and as the other side last took it over. None: not there."""

    now: Image | None
    base: Image | None


@dataclass(frozen=True)
class Clash:
    """A field that both changed differently; the field "" means the row as a whole.

    A value of None on one side of a whole row says that it was deleted there.
    """

    field: str
    mine: object
    theirs: object


@dataclass(frozen=True)
class Verdict:
    """What becomes of a row as far as it is clear, and what is to be asked."""

    fate: Fate
    image: Image | None = None
    clashes: tuple[Clash, ...] = ()


def facts(image: Image | None) -> dict[str, Any] | None:
    """A row without its key, its version and what is worked out from other fields."""
    return None if image is None else {k: v for k, v in image.items() if k not in UNWATCHED}


def settled(theirs: Side, ours: Side, choices: Mapping[str, Choice]) -> Verdict:
    """What becomes of one row.

    Args:
        theirs: the other laptop's row.
        ours: the row here.
        choices: what was answered before, by field ("" for the whole row).
    """
    if theirs.now is None and ours.now is None:
        return Verdict(Fate.STAYS)
    was_known = theirs.base is not None or ours.base is not None
    if theirs.now is None:
        gone = Verdict(Fate.GONE)
        return _whole(theirs, ours, choices, taken=gone) if was_known else Verdict(Fate.STAYS)
    if ours.now is None:
        new = Verdict(Fate.NEW, dict(theirs.now))
        return _whole(theirs, ours, choices, taken=new) if was_known else new
    return _by_field(theirs, ours, choices)


def _whole(theirs: Side, ours: Side, choices: Mapping[str, Choice], *, taken: Verdict) -> Verdict:
    """One side deleted the row: that holds where the other side left it alone."""
    bases = [facts(theirs.base), facts(ours.base)]
    mine, other = facts(ours.now), facts(theirs.now)
    deleted_there = other is None
    if deleted_there and mine in bases:
        return taken
    if not deleted_there and other in bases:
        return Verdict(Fate.STAYS)
    match choices.get(""):
        case Choice.THEIRS:
            return taken
        case Choice.MINE:
            return Verdict(Fate.STAYS)
    return Verdict(Fate.STAYS, clashes=(Clash("", mine, other),))


def _by_field(theirs: Side, ours: Side, choices: Mapping[str, Choice]) -> Verdict:
    assert theirs.now is not None
    assert ours.now is not None
    image, clashes = dict(ours.now), list[Clash]()
    bases = [base for base in (theirs.base, ours.base) if base is not None]
    for field, other in theirs.now.items():
        mine = image.get(field)
        if field in UNWATCHED or field not in image or mine == other:
            continue
        known = [base.get(field) for base in bases]
        mine_is_known, other_is_known = mine in known, other in known
        if mine_is_known and not other_is_known:
            image[field] = other
        elif not (other_is_known and not mine_is_known):
            match choices.get(field):
                case Choice.THEIRS:
                    image[field] = other
                case Choice.MINE:
                    pass
                case _:
                    clashes.append(Clash(field, mine, other))
    changed = image != ours.now
    fate = Fate.CHANGED if changed else Fate.STAYS
    return Verdict(fate, image if changed else None, tuple(clashes))
