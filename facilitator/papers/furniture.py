"""The head and foot of every page: mark, programme, cohort; number, fingerprint, page, QR code."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from facilitator.charts.marks import Line, Point
from facilitator.papers.fonts import measure
from facilitator.papers.plan import Cards
from facilitator.papers.qr import qr_mark
from facilitator.papers.ring_mark import ring_mark
from facilitator.papers.slabs import Inked, moved, set_lines, stacked
from facilitator.papers.style import BOTTOM, HEAD_HEIGHT, MARGIN, TOP, PaperSize, Setup

if TYPE_CHECKING:
    from facilitator.papers.plan import Part
    from facilitator.papers.tagging import Node

QR_SIDE = 44.0
MARK_SIDE = 24.0
BARE_MARGIN = 30.0


@dataclass(frozen=True)
class Furniture:
    """What stands around the text block of one part, and where that block lies.

    On the part's first page head and foot are read aloud; afterwards they are artifacts.
    """

    part: Part
    setup: Setup
    before: int = 0
    total: int = 0
    head_node: Node | None = field(default=None)

    @property
    def sheet(self) -> tuple[float, float]:
        """The width and height of its sheets."""
        # Labels are bought on A4, whatever else is printed on.
        bought = any(isinstance(block, Cards) and block.grid for block in self.part.blocks)
        wide, high = (PaperSize.A4 if bought else self.setup.size).points
        return (high, wide) if self.part.wide else (wide, high)

    @property
    def left(self) -> float:
        """Where the text block begins."""
        return BARE_MARGIN if self.part.bare else MARGIN

    @property
    def width(self) -> float:
        """How wide the text block is."""
        return self.sheet[0] - 2 * self.left

    @cached_property
    def top(self) -> float:
        """Where the text block begins, from the top of the sheet."""
        if self.part.bare:
            return BARE_MARGIN
        return TOP + max(HEAD_HEIGHT, self._head_height() + 20)

    @cached_property
    def room(self) -> float:
        """How high the text block is."""
        if self.part.bare:
            return self.sheet[1] - 2 * BARE_MARGIN
        return self.sheet[1] - self.top - self._foot_height - BOTTOM - 12

    def with_head(self, node: Node) -> Furniture:
        """The same with the element that its first head belongs to."""
        return replace(self, head_node=node)

    def counted(self, before: int, total: int) -> Furniture:
        """The same, knowing how many pages come before it and how many there are."""
        return replace(self, before=before, total=total)

    def head_inks(self, page: int) -> tuple[Inked, ...]:
        """The head of the part's nth page, from 0."""
        if self.part.bare:
            return ()
        # The mark stands in the middle of the programme's first line.
        middle = TOP - 2 + self.setup.type("strong").leading / 2
        mark = tuple(
            Inked(one, None, MARGIN, middle - MARK_SIDE / 2) for one in ring_mark(MARK_SIDE)
        )
        node = self.head_node if page == 0 else None
        return (*mark, *moved(self._head(node), MARGIN, TOP))

    def _head(self, node: Node | None) -> tuple[Inked, ...]:
        head, indent = self.part.head, MARK_SIDE + 8
        strong, quiet = self.setup.type("strong"), self.setup.type("label")
        right_lines = [(head.right, quiet), (head.note, strong)]
        wants = max(
            (measure(text, kind.size, kind.weight) for text, kind in right_lines if text),
            default=0.0,
        )
        room = self.width - indent
        right = min(wants + 1, room * 0.5)
        left_room = room - right - (16 if right else 0)
        left = stacked(
            set_lines(head.programme, strong, node.add("P") if node else None, left_room)
        )
        inks = list(moved(left.inks, indent, -2))
        down = -2.0
        for text, kind in right_lines:
            if text:
                lines = stacked(
                    set_lines(text, kind, node.add("P") if node else None, right, align="right")
                )
                inks += moved(lines.inks, self.width - right, down)
                down += lines.height
        return tuple(inks)

    def _head_height(self) -> float:
        inks = self._head(None)
        return max((ink.down + ink.mark.box.bottom for ink in inks), default=0.0)

    def _foot_lines(self) -> list[str]:
        return [*self.part.foot.lines, "page"]

    @cached_property
    def _foot_height(self) -> float:
        room = self.width - (QR_SIDE + 16 if self.part.foot.code else 0)
        small = self.setup.type("small")
        lines = sum(len(set_lines(line, small, None, room)) for line in self._foot_lines())
        return max(lines * small.leading + 4, QR_SIDE if self.part.foot.code else 0)

    def foot_inks(self, page: int, node: Node) -> tuple[Inked, ...]:
        """The foot of the part's nth page, from 0."""
        if self.part.bare:
            return ()
        foot = self.part.foot
        top = self.sheet[1] - BOTTOM - self._foot_height
        room = self.width - (QR_SIDE + 16 if foot.code else 0)
        inner = node.add("Sect") if page == 0 and (foot.lines or foot.code) else None
        rule = Inked(Line(Point(0, -8), Point(self.width, -8), "rule", 0.5), None)
        small, strong = self.setup.type("small"), self.setup.type("smallStrong")
        slabs = []
        for line in foot.lines:
            slabs += set_lines(line, small, inner.add("P") if inner else None, room)
        count = foot.page_of % {"page": self.before + page + 1, "pages": self.total}
        pages = set_lines(count, strong, None, room)
        slabs += [pages[0]._replace(gap=4.0 if slabs else 0.0)]
        inks = [rule, *stacked(slabs).inks]
        if foot.code:
            figure = inner.add("Figure", alt=foot.code_alt) if inner else None
            inks.append(Inked(qr_mark(foot.code, QR_SIDE), figure, self.width - QR_SIDE, 0.0))
        return moved(inks, MARGIN, top)
