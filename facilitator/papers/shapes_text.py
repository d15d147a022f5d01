"""The shapes of words: titles, headings, paragraphs, panels, parties and clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.charts.marks import Line, Point, Rect
from facilitator.charts.shapes import head
from facilitator.papers.fonts import measure
from facilitator.papers.slabs import Inked, Slab, beside, moved, set_lines, stacked, together

if TYPE_CHECKING:
    from facilitator.papers.layout import Ground
    from facilitator.papers.plan import (
        Clauses,
        Heading,
        NumberedClause,
        Panel,
        Paragraph,
        Parties,
        Party,
        Points,
        Title,
    )
    from facilitator.papers.tagging import Node

# The widest that running text is set: about 75 letters of 12 pt.
MEASURE = 450.0
BAR = 3.0
ARROW_ROOM = 44.0
NUMBER_ROOM = 26.0
# Between the heading of a clause and the words that run on from it; how much of a line it takes.
RUN_IN_AIR = 7.0
LONGEST_RUN_IN = 0.7


def title(block: Title, ground: Ground, node: Node) -> list[Slab]:
    """The name of the paper and its quieter second line, held with what follows."""
    slabs = set_lines(block.text, ground.type("title"), node.add("H1"), ground.width)
    if block.second:
        slabs += _second(block, ground, node)
    return [slab._replace(keep=True) for slab in slabs]


def _second(block: Title, ground: Ground, node: Node) -> list[Slab]:
    """The quieter line, and what runs on from it, or stands beneath where there is no room."""
    language = block.second_language.value if block.second_language else ""
    quiet, kind = node.add("P", language=language), ground.type("second")
    if not block.beside:
        return set_lines(block.second, kind, quiet, ground.width)
    lines = set_lines(f"{block.second} ", kind, quiet, ground.width)
    words = f"· {block.beside}"
    taken = measure(f"{block.second} ", kind.size, kind.weight)
    if taken + measure(words, kind.size, kind.weight) > ground.width:
        return lines + set_lines(block.beside, kind, node.add("P"), ground.width)
    [more] = set_lines(words, kind, node.add("P"), ground.width, taken=taken)
    return [beside([(0, lines[0]), (0, more)])]


def heading(block: Heading, ground: Ground, node: Node) -> list[Slab]:
    """A heading, held with what follows."""
    kind = ground.type("heading" if block.level <= 2 else "clause")
    slabs = set_lines(block.text, kind, node.add(f"H{block.level}"), ground.width)
    return [slab._replace(keep=True) for slab in slabs]


def paragraph(block: Paragraph, ground: Ground, node: Node) -> list[Slab]:
    """Running text at a readable measure."""
    language = block.language.value if block.language else ""
    room = ground.width if block.align != "left" else min(ground.width, MEASURE * ground.scale)
    return set_lines(
        block.text,
        ground.type(block.style),
        node.add("P", language=language),
        room if block.style not in {"title", "lead"} else ground.width,
        align=block.align,
    )


def panel(block: Panel, ground: Ground, node: Node) -> list[Slab]:
    """Lines on a quiet ground with a bar at the left."""
    inner = ground.narrowed(ground.width - 24 * ground.scale)
    lines = [slab for line in block.lines for slab in paragraph(line, inner, node)]
    return [carded(stacked(lines), ground, ground.width)]


def carded(content: Slab, ground: Ground, width: float, height: float = 0.0) -> Slab:
    """A slab on the panel's ground, with the bar that carries it on any printer."""
    scale = ground.scale
    tall = max(height, content.height + 20 * scale)
    inks = (
        Inked(Rect(0, 0, width, tall, fill="panel"), None),
        Inked(Rect(0, 0, BAR, tall, fill="accent"), None),
        *moved(content.inks, 12 * scale, 9 * scale),
    )
    return Slab(tall, inks)


def parties(block: Parties, ground: Ground, node: Node) -> list[Slab]:
    """Two cards with an arrow from the one who gives to the one who receives."""
    around_both = node.add("Sect")
    if ground.large:
        first = _party(block.gives, ground, around_both, ground.width)
        second = _party(block.receives, ground, around_both, ground.width)
        arrow = _arrow(Point(30, 4), Point(30, 30), 180)
        return together(
            [
                carded(first, ground, ground.width),
                Slab(34, arrow),
                carded(second, ground, ground.width),
            ]
        )
    wide = (ground.width - ARROW_ROOM) / 2
    cards = [_party(party, ground, around_both, wide) for party in (block.gives, block.receives)]
    tall = max(card.height for card in cards) + 20
    arrow = _arrow(Point(wide + 5, tall / 2), Point(wide + ARROW_ROOM - 5, tall / 2), 90)
    left, right = (carded(card, ground, wide, tall) for card in cards)
    return [beside([(0, left), (0, Slab(tall, arrow)), (wide + ARROW_ROOM, right)])]


def _party(party: Party, ground: Ground, node: Node, width: float) -> Slab:
    inner, room = node.add("Sect"), width - 20 * ground.scale
    slabs = set_lines(party.role, ground.type("label"), inner.add("P"), room)
    slabs += set_lines(party.name, ground.type("name"), inner.add("P"), room)
    for line in party.lines:
        slabs += set_lines(line, ground.type("body"), inner.add("P"), room)
    return stacked(slabs)


def _arrow(start: Point, tip: Point, towards: float) -> tuple[Inked, ...]:
    back = 10.0
    stop = Point(tip.x - back, tip.y) if towards == 90 else Point(tip.x, tip.y - back)
    return (
        Inked(Line(start, stop, "accent", 1.8), None),
        Inked(head(tip, towards, 8.0, "accent"), None),
    )


def clauses(block: Clauses, ground: Ground, node: Node) -> list[Slab]:
    """Every clause with its number in the margin; its words run on from its heading."""
    slabs: list[Slab] = []
    for place, item in enumerate(block.items):
        laid = _clause(item, ground, node)
        gap = 7 * ground.spacing if place else 0.0
        slabs += [laid[0]._replace(gap=gap), *laid[1:]]
    return slabs


def _clause(item: NumberedClause, ground: Ground, node: Node) -> list[Slab]:
    indent = NUMBER_ROOM * ground.scale
    room = min(ground.width - indent, MEASURE * ground.scale)
    top, kind = node.add("H3"), ground.type("clause")
    number = set_lines(f"{item.number} ", ground.type("number"), top, indent)[0]
    first, *rest = set_lines(f"{item.heading} ", kind, top, room)
    wide = measure(item.heading, kind.size, kind.weight) + RUN_IN_AIR * ground.scale
    runs_on = bool(item.sentences) and not rest and wide <= room * LONGEST_RUN_IN
    text = []
    if item.sentences:
        taken = wide if runs_on else 0.0
        words = " ".join(item.sentences)
        text = set_lines(words, ground.type("body"), node.add("P"), room, taken=taken)
    if runs_on:
        first = beside([(0, first), (0, text.pop(0))])
    is_first_of_more = bool(rest or text or item.points)
    slabs = [beside([(0, number), (indent, first)])._replace(keep=is_first_of_more)]
    slabs += [Slab(line.height, moved(line.inks, indent, 0), keep=True) for line in rest]
    slabs += [slab._replace(inks=moved(slab.inks, indent, 0)) for slab in text]
    return slabs + _points(item.points, ground, node, indent, room)


def points(block: Points, ground: Ground, node: Node) -> list[Slab]:
    """A list at a readable measure."""
    room = min(ground.width, MEASURE * ground.scale)
    slabs = _points(block.items, ground, node, 0.0, room, numbered=block.numbered)
    return [
        slab._replace(gap=4 * ground.spacing) if n and slab.gap else slab
        for n, slab in enumerate(slabs)
    ]


def _points(
    points: tuple[str, ...],
    ground: Ground,
    node: Node,
    indent: float,
    room: float,
    *,
    numbered: bool = False,
) -> list[Slab]:
    if not points:
        return []
    slabs: list[Slab] = []
    kind = "Decimal" if numbered else "Disc"
    top = node.add("L", attributes={"O": "List", "ListNumbering": kind})
    step = (22 if numbered else 12) * ground.scale
    for number, point in enumerate(points, 1):
        item = top.add("LI")
        sign, style = (f"{number} ", "number") if numbered else ("•", "body")
        mark = set_lines(sign, ground.type(style), item.add("Lbl"), step)[0]
        first, *rest = set_lines(point, ground.type("body"), item.add("LBody"), room - step)
        line = beside([(indent, mark), (indent + step, first)])
        slabs.append(line._replace(keep=first.keep, gap=1.5 * ground.spacing))
        slabs += [slab._replace(inks=moved(slab.inks, indent + step, 0)) for slab in rest]
    return slabs
