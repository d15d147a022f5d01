"""Slabs: strips of a page with marks on them, stacked, set side by side, and put on pages."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from facilitator.charts.marks import Box, Mark, Point, Text
from facilitator.papers.fonts import width
from facilitator.papers.lines import broken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from facilitator.papers.qr import QrMark
    from facilitator.papers.style import Type
    from facilitator.papers.tagging import Node


class Inked(NamedTuple):
    """A mark, the element it belongs to (None: an artifact), and how far it is moved."""

    mark: Mark | QrMark | Turned
    node: Node | None
    right: float = 0.0
    down: float = 0.0


class Turned(NamedTuple):
    """Marks seen upside down, turned about the middle of the ground they were laid on."""

    inks: tuple[Inked, ...]
    across: float
    tall: float

    @property
    def box(self) -> Box:
        """The whole ground."""
        return Box(0.0, 0.0, self.across, self.tall)


class Slab(NamedTuple):
    """A strip of the page that is never cut: its height, its marks, and how it stands.

    `gap` is the space above it, except at the top of a page; `keep` holds it on one page with
    the slab after it; `heads` stand above it again when it begins a page.
    """

    height: float
    inks: tuple[Inked, ...] = ()
    gap: float = 0.0
    keep: bool = False
    heads: tuple[Slab, ...] = ()
    new_page: bool = False


class Placed(NamedTuple):
    """A slab at its distance from the top of the text block."""

    top: float
    slab: Slab


def set_lines(
    text: str,
    kind: Type,
    node: Node | None,
    room: float,
    *,
    left: float = 0.0,
    align: str = "left",
    taken: float = 0.0,
) -> list[Slab]:
    """A text as one slab for each line; a first or last line never stands alone on a page.

    So much of the first line's room is `taken` by what it runs on from.
    """
    return [
        Slab(kind.leading, (Inked(mark, node),) if mark.words else (), keep=keep)
        for mark, keep in _lines(text, kind, room, left, align, taken)
    ]


@lru_cache(maxsize=20_000)
def _lines(
    text: str, kind: Type, room: float, left: float, align: str, taken: float
) -> tuple[tuple[Text, bool], ...]:
    """The lines of a text as marks, and whether each stays with the one after it."""
    lines = broken(text, kind.size, kind.weight, room, taken)
    baseline = kind.leading / 2 + 0.35 * kind.size
    across = {"left": left, "centre": left + room / 2, "right": left + room}[align]
    marks = []
    for place, line in enumerate(lines):
        extent = width(line.rstrip(), kind.size, kind.weight)
        at = Point(across + (0.0 if place else taken), baseline)
        mark = Text(at, line, kind.size, kind.weight, kind.colour, extent, align)
        keep = len(lines) > 1 and place in {0, len(lines) - 2} and place < len(lines) - 1
        marks.append((mark, keep))
    return tuple(marks)


def moved(inks: Iterable[Inked], right: float, down: float) -> tuple[Inked, ...]:
    """The same marks further right and down."""
    return tuple([Inked(mark, node, x + right, y + down) for mark, node, x, y in inks])


def stacked(slabs: Sequence[Slab], *, left: float = 0.0, top: float = 0.0) -> Slab:
    """Slabs one under another as a single slab, their first gap left out."""
    inks: list[Inked] = []
    down = top
    for place, slab in enumerate(slabs):
        down += slab.gap if place else 0.0
        inks += moved(slab.inks, left, down)
        down += slab.height
    return Slab(down, tuple(inks))


def beside(slabs: Sequence[tuple[float, Slab]]) -> Slab:
    """Slabs side by side, each at its distance from the left, as a single slab."""
    inks = tuple(ink for left, slab in slabs for ink in moved(slab.inks, left, 0.0))
    return Slab(max((slab.height for _, slab in slabs), default=0.0), inks)


def led_by(first: Sequence[Slab], last: Sequence[Slab]) -> list[Slab]:
    """Slabs held together with the beginning of what follows them."""
    return [slab._replace(keep=True) for slab in first] + list(last)


def together(slabs: Sequence[Slab]) -> list[Slab]:
    """The slabs held on one page."""
    return [slab._replace(keep=True) for slab in slabs[:-1]] + list(slabs[-1:])


def with_gap(slabs: Sequence[Slab], gap: float) -> list[Slab]:
    """The slabs with so much space above the first."""
    return [slabs[0]._replace(gap=gap), *slabs[1:]] if slabs else []


def on_pages(
    slabs: Sequence[Slab], room: float, shorter: Mapping[int, float] | None = None
) -> list[list[Placed]]:
    """The slabs on pages with so much room: what is kept together moves on together.

    `shorter` gives single pages, counted from 0, less room.
    """
    pages: list[list[Placed]] = [[]]
    rooms = shorter or {}
    down = 0.0
    for run in _kept_runs(slabs):
        here = rooms.get(len(pages) - 1, room)
        tall = sum(slab.height + slab.gap for slab in run) - (0 if pages[-1] else run[0].gap)
        # What is taller than a page begins where it stands and is cut between slabs.
        moves_on = tall <= room and down + tall > here + 0.01
        if pages[-1] and (run[0].new_page or moves_on):
            pages.append([])
            down = 0.0
        for slab in run:
            here = rooms.get(len(pages) - 1, room)
            if pages[-1] and down + slab.gap + slab.height > here + 0.01:
                pages.append([])
                down = 0.0
            if not pages[-1]:
                for head in slab.heads if len(pages) > 1 else ():
                    pages[-1].append(Placed(down, head))
                    down += head.height
            else:
                down += slab.gap
            pages[-1].append(Placed(down, slab))
            down += slab.height
    return pages


def _kept_runs(slabs: Sequence[Slab]) -> list[list[Slab]]:
    runs: list[list[Slab]] = []
    is_kept = False
    for slab in slabs:
        if is_kept and not slab.new_page:
            runs[-1].append(slab)
        else:
            runs.append([slab])
        is_kept = slab.keep
    return runs
