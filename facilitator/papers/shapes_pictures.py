"""The shapes of pictures: legends and charts, each with a sentence that says what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.charts import matrix as matrices
from facilitator.charts import ring as rings
from facilitator.charts.circle import circle_so_far
from facilitator.charts.columns import months_columns
from facilitator.charts.dumbbell import dumbbells, hour_ticks
from facilitator.charts.marks import Circle, Line, Mark, Point, Rect
from facilitator.charts.shapes import Pen
from facilitator.charts.strip import link_strip
from facilitator.papers.fonts import measure
from facilitator.papers.plan import (
    CircleSoFar,
    Column,
    Dumbbells,
    Legend,
    MatrixDrawing,
    MonthColumns,
    RingDrawing,
    Strip,
    Table,
)
from facilitator.papers.shapes_tables import table
from facilitator.papers.slabs import Inked, Slab, beside, set_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.charts.drawing import Drawing
    from facilitator.papers.layout import Ground
    from facilitator.papers.plan import LegendMark
    from facilitator.papers.tagging import Node

# How much larger than beside the text a ring is drawn for the wall, as far as the sheet has room.
LARGEST_RING, STEP = 1.9, 0.1
TITLE_ROOM = 70.0


def large_picture(block: RingDrawing | MatrixDrawing, ground: Ground, node: Node) -> list[Slab]:
    """A ring as large as the sheet allows, or the matrix; as a table in large print."""
    if isinstance(block, MatrixDrawing):
        drawing = _matrix(block, ground)
        if ground.large:
            return table(_matrix_table(block), ground, node)
        if drawing.width > ground.width + 1 or drawing.height > ground.height - TITLE_ROOM:
            return table(_matrix_grid(block), ground, node)
    elif not 2 <= len(block.members) <= rings.LARGEST:
        return table(_ring_table(block, ground), ground, node)
    else:
        drawing = _largest(block, ground)
    figure = node.add("Figure", alt=block.alt)
    left = max(0.0, (ground.width - drawing.width) / 2)
    return [Slab(drawing.height, tuple(Inked(mark, figure, left) for mark in drawing.marks))]


def _matrix(block: MatrixDrawing, ground: Ground) -> Drawing:
    parties = tuple(matrices.Party(*party) for party in block.parties)
    minutes = {(giver, receiver): count for giver, receiver, count in block.minutes}
    given, received, unit = block.heads
    around = matrices.MatrixWords(given, received, unit)
    exchanges = matrices.Exchanges(parties, minutes)
    figure = matrices.hours_alike(minutes.values())
    return matrices.matrix(exchanges, around, ground.pen, ground.width, figure=figure)


def _matrix_table(block: MatrixDrawing) -> Table:
    given, received, unit = block.heads
    names = [name for name, _, _ in block.parties]
    figure = matrices.hours_alike(count for *_, count in block.minutes)
    columns = (Column(given, 3, strong=True), Column(received, 3), Column(unit, 1, "right"))
    rows = tuple(
        (names[giver], names[receiver], figure(count))
        for giver, receiver, count in block.minutes
        if count
    )
    return Table(columns, rows)


def _matrix_grid(block: MatrixDrawing) -> Table:
    """A matrix of more organisations than the drawing has room for: letters as heads."""
    given, _received, _unit = block.heads
    minutes = {(giver, receiver): count for giver, receiver, count in block.minutes}
    figure = matrices.hours_alike(minutes.values())
    columns = (
        Column("", 6.5, strong=True),
        *(Column(letters, 1.2, "right") for _, letters, _ in block.parties),
        Column(given, 1.7, "right", strong=True),
    )
    places = range(len(block.parties))
    rows = tuple(
        (
            f"{letters} · {name}",
            *(
                "–" if giver == receiver else _hours(minutes.get((giver, receiver), 0), figure)
                for receiver in places
            ),
            figure(sum(minutes.get((giver, receiver), 0) for receiver in places)),
        )
        for giver, (name, letters, _colour) in enumerate(block.parties)
    )
    received = tuple(
        figure(sum(minutes.get((giver, receiver), 0) for giver in places)) for receiver in places
    )
    whole = figure(sum(minutes.values()))
    return Table(columns, (*rows, (block.heads[1], *received, whole)))


def _hours(minutes: int, figure: Callable[[int], str]) -> str:
    return figure(minutes) if minutes else ""


def _largest(block: RingDrawing, ground: Ground) -> Drawing:
    members = tuple(rings.Member(*member) for member in block.members)
    links = tuple(rings.RingLink("kept" if kept else "to come") for kept in block.kept)
    ring = rings.Ring(block.name, block.effort, members, links)
    factor = LARGEST_RING
    while factor > 1.0:
        drawing = rings.ring(ring, Pen(measure, factor))
        if drawing.width <= ground.width and drawing.height <= ground.height * 0.8:
            return drawing
        factor -= STEP
    return rings.ring(ring, Pen(measure, 1.0))


def _ring_table(block: RingDrawing, ground: Ground) -> Table:
    """A ring too large to be drawn, as a list of who gives to whom."""
    names = [name for name, _, _ in block.members]
    columns = (Column(ground.words("Gives"), 1, strong=True), Column(ground.words("Receives"), 1))
    rows = tuple(zip(names, [*names[1:], *names[:1]], strict=True))
    return Table(columns, rows)


def picture(
    block: Legend | Strip | Dumbbells | MonthColumns | CircleSoFar, ground: Ground, node: Node
) -> list[Slab]:
    """A legend or a chart; hours side by side become a table in large print."""
    if isinstance(block, Legend):
        return _legend(block, ground, node)
    if isinstance(block, Dumbbells) and ground.large:
        return table(_as_table(block), ground, node)
    signs = _legend(block.legend, ground, node) if isinstance(block, Dumbbells) else []
    drawing = _drawn(block, ground)
    figure = node.add("Figure", alt=block.alt)
    left = (ground.width - drawing.width) / 2
    inks = tuple(Inked(mark, figure, max(0.0, left), 0.0) for mark in drawing.marks)
    return [*signs, Slab(drawing.height, inks, gap=6.0 if signs else 0.0)]


def _drawn(block: Strip | Dumbbells | MonthColumns | CircleSoFar, ground: Ground) -> Drawing:
    if isinstance(block, Strip):
        return link_strip(block.names, block.giver, ground.pen, ground.width)
    if isinstance(block, Dumbbells):
        most = max((max(e.given, e.received) for e in block.exchanges), default=0)
        ticks = hour_ticks(most, ground.words("h"))
        return dumbbells(block.exchanges, ticks, ground.pen, ground.width)
    if isinstance(block, MonthColumns):
        height = (84.0 if block.low else 136.0) * ground.scale
        return months_columns(block.months, ground.pen, ground.width, height)
    return circle_so_far(
        block.kept, block.figure, block.words, ground.pen, radius=80.0 * ground.scale
    )


def _as_table(block: Dumbbells) -> Table:
    name, given, received = block.heads
    columns = (Column(name, 3), Column(given, 1.3, "right"), Column(received, 1.5, "right"))
    rows = tuple((e.name, f"{e.given / 60:.3g}", f"{e.received / 60:.3g}") for e in block.exchanges)
    return Table(columns, rows)


def _legend(block: Legend, ground: Ground, node: Node) -> list[Slab]:
    """Marks with words beside them, as many to a line as fit."""
    text, top = ground.type("label"), node.add("P")
    lines: list[list[tuple[float, Slab]]] = [[]]
    left = 0.0
    for item in block.items:
        sign = 0.0 if item.mark == "none" else 20 * ground.scale
        wide = sign + measure(item.text, text.size, text.weight)
        if lines[-1] and left + wide > ground.width:
            lines.append([])
            left = 0.0
        words = set_lines(item.text + " ", text, top, ground.width)[0]
        lines[-1].append((left, Slab(text.leading, _sign(item, ground))))
        lines[-1].append((left + sign, words))
        left += wide + 20 * ground.scale
    return [beside(line)._replace(keep=True) for line in lines]


def _sign(item: LegendMark, ground: Ground) -> tuple[Inked, ...]:
    s, y = ground.scale, ground.type("label").leading / 2
    signs: dict[str, Mark] = {
        "dot": Circle(Point(6 * s, y), 6 * s, fill="accent"),
        "ring": Circle(Point(6 * s, y), 5.2 * s, fill="surface", outline="ink", width=2 * s),
        "bar": Rect(0, y - 5.5 * s, 11 * s, 11 * s, fill="accent"),
        "line": Line(Point(0, y), Point(15 * s, y), "ink", 1.6),
        "dash": Line(Point(0, y), Point(15 * s, y), "ink", 1.6, (3.5, 2.5)),
    }
    return (Inked(signs[item.mark], None),) if item.mark in signs else ()
