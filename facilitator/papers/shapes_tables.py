"""The shapes of figures: facts, tables, headline numbers, legends and charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.charts.marks import Line, Point, Rect
from facilitator.papers.fonts import measure
from facilitator.papers.lines import widest
from facilitator.papers.plan import (
    Column,
    GroupRow,
    Table,
)
from facilitator.papers.slabs import Inked, Slab, beside, moved, set_lines, stacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.papers.layout import Ground
    from facilitator.papers.plan import Facts, Figure, Figures
    from facilitator.papers.style import Type
    from facilitator.papers.tagging import Node

LABEL_ROOM = 156.0
ABOVE, BELOW = 3.5, 4.5
COLUMN_AIR = 10.0
GROUP_AIR = 6.0
# Between headline numbers: after a divider, at the right, before the small word beside one.
DIVIDER_AIR, FIGURE_AIR, SMALL_AIR = 12.0, 6.0, 5.0


def facts(block: Facts, ground: Ground, node: Node) -> list[Slab]:
    """A label and a value to a row between hairlines; one under the other in large print."""
    top = node.add("Table")
    slabs = [_fact(label, value, ground, top) for label, value in block.rows]
    if slabs:
        last = slabs[-1]
        slabs[-1] = last._replace(inks=(*last.inks, _rule(ground.width, last.height)))
    return slabs


def _fact(label: str, value: str, ground: Ground, table_node: Node) -> Slab:
    row = table_node.add("TR")
    name_node = row.add("TH", attributes={"O": "Table", "Scope": "Row"})
    value_node = row.add("TD")
    room = ground.width if ground.large else LABEL_ROOM - 12
    name = stacked(set_lines(label, ground.type("label"), name_node, room))
    left = 0.0 if ground.large else LABEL_ROOM
    said = stacked(set_lines(value, ground.type("strong"), value_node, ground.width - left))
    cells = stacked([name, said]) if ground.large else beside([(0, name), (left, said)])
    return _row(cells, ground, 0.0, ground.spacing)


def _row(cells: Slab, ground: Ground, least: float, air: float) -> Slab:
    """Cells with air above and below and a hairline on top."""
    tall = max(cells.height + (ABOVE + BELOW) * air, least)
    spare = tall - cells.height - (ABOVE + BELOW) * air
    inks = moved(cells.inks, 0, ABOVE * air + spare / 2)
    return Slab(tall, (_rule(ground.width, 0.0), *inks))


def _rule(width: float, down: float, line: float = 0.5, role: str = "rule") -> Inked:
    return Inked(Line(Point(0, down), Point(width, down), role, line), None)


def table(block: Table, ground: Ground, node: Node) -> list[Slab]:
    """Rows under heads that stand again on every page."""
    if not block.rows:
        return set_lines(block.none, ground.type("body"), node.add("P"), ground.width)
    top, wide = node.add("Table"), _widths(block, ground)
    again = _head(block, wide, ground, None)
    heads = (again,) if again is not None else ()
    first = _head(block, wide, ground, top)
    slabs = [first._replace(keep=True)] if first is not None else []
    for row in block.rows:
        if isinstance(row, GroupRow):
            slabs.append(_group(row, block, ground, top)._replace(heads=heads, keep=True))
        else:
            slabs.append(_cells(row, block, wide, ground, top)._replace(heads=heads))
    last = slabs[-1]
    slabs[-1] = last._replace(inks=(*last.inks, _rule(ground.width, last.height)))
    return _never_one_row_alone(slabs)


def _never_one_row_alone(slabs: list[Slab]) -> list[Slab]:
    """The first two rows stay with the head, the last two with each other."""
    held = {1, len(slabs) - 2} if len(slabs) > 3 else set(range(len(slabs) - 1))
    return [slab._replace(keep=slab.keep or n in held) for n, slab in enumerate(slabs)]


def _widths(block: Table, ground: Ground) -> list[float]:
    """The columns by their shares, none narrower than its widest word while there is room."""
    whole = sum(column.share for column in block.columns)
    wanted = [ground.width * column.share / whole for column in block.columns]
    least = [_least(block, ground, n) for n in range(len(block.columns))]
    lacking = sum(max(0.0, low - wide) for low, wide in zip(least, wanted, strict=True))
    spare = sum(max(0.0, wide - low) for low, wide in zip(least, wanted, strict=True))
    if not lacking or lacking > spare:
        return wanted
    return [
        low if wide < low else wide - (wide - low) * lacking / spare
        for low, wide in zip(least, wanted, strict=True)
    ]


def _least(block: Table, ground: Ground, n: int) -> float:
    """The width of the widest word in a column, with air."""
    head, body = ground.type("head"), ground.type("strong")
    cells = {row[n] for row in block.rows if not isinstance(row, GroupRow)}
    widths = [widest(cell, body.size, body.weight) for cell in cells]
    return max([widest(block.columns[n].head, head.size, head.weight), *widths]) + COLUMN_AIR + 1


def _head(block: Table, wide: Sequence[float], ground: Ground, node: Node | None) -> Slab | None:
    """The heads over a stronger line; without a node they are an artifact."""
    columns = block.columns
    if not any(column.head for column in columns):
        return None
    row = node.add("TR") if node is not None else None
    attributes: dict[str, str | int] = {"O": "Table", "Scope": "Column"}
    cells = [
        set_lines(
            column.head,
            ground.type("head"),
            row.add("TH", attributes=attributes) if row is not None else None,
            room - COLUMN_AIR,
            align=column.align,
        )
        for column, room in zip(columns, wide, strict=True)
    ]
    lined = beside(_side_by_side([stacked(cell) for cell in cells], columns, wide))
    tall = lined.height + (ABOVE + BELOW) * ground.spacing
    inks = (*lined.inks, _rule(ground.width, tall, 1.0, "ink"))
    return Slab(tall, inks)


def _side_by_side(
    cells: Sequence[Slab], columns: Sequence[Column], wide: Sequence[float]
) -> list[tuple[float, Slab]]:
    """Cells at their columns' left edges; right-aligned ones end at the column's right edge.

    Where a left-aligned column follows, the air between the two stays.
    """
    out, left = [], 0.0
    after = [*(column.align for column in columns[1:]), "right"]
    for cell, column, room, follows in zip(cells, columns, wide, after, strict=True):
        ends_flush = column.align == "right" and follows != "left"
        out.append((left + (COLUMN_AIR if ends_flush else 0.0), cell))
        left += room
    return out


def _group(row: GroupRow, block: Table, ground: Ground, node: Node) -> Slab:
    """The name of a group across all columns."""
    attributes: dict[str, str | int] = {
        "O": "Table", "Scope": "Row", "ColSpan": len(block.columns),
    }  # fmt: skip
    cell = node.add("TR").add("TH", attributes=attributes)
    kind = ground.type("clause")
    lines = stacked(set_lines(row.text, kind, cell, ground.width - 2 * GROUP_AIR))
    air = 4 * ground.spacing
    shaded = Rect(0, 0, ground.width, lines.height + 2 * air, fill="panel")
    inks = (Inked(shaded, None), *moved(lines.inks, GROUP_AIR, air))
    return Slab(lines.height + 2 * air, (*inks, _rule(ground.width, 0.0)))


def _cells(
    row: Sequence[str], block: Table, wide: Sequence[float], ground: Ground, node: Node
) -> Slab:
    line = node.add("TR")
    cells = []
    for place, (text, column, room) in enumerate(zip(row, block.columns, wide, strict=True)):
        is_first = place == 0
        cell = line.add(
            "TH" if is_first else "TD",
            attributes={"O": "Table", "Scope": "Row"} if is_first else None,
        )
        kind = ground.type("strong" if column.strong else "body")
        cells.append(stacked(set_lines(text, kind, cell, room - COLUMN_AIR, align=column.align)))
    lined = beside(_side_by_side(cells, block.columns, wide))
    return _row(lined, ground, block.row_height * ground.scale, ground.spacing)


def figures(block: Figures, ground: Ground, node: Node) -> list[Slab]:
    """Headline figures side by side, two to a line in large print."""
    across = 2 if ground.large else max(1, len(block.items))
    wide, top = ground.width / across, node.add("Sect")
    big = _headline(block.items, ground, wide)
    lines = []
    for start in range(0, len(block.items), across):
        cells = [
            (place * wide, _figure(item, big, ground, top, wide, place > 0))
            for place, item in enumerate(block.items[start : start + across])
        ]
        lines.append(_with_dividers(beside(cells), wide, len(cells)))
    return [line._replace(gap=14.0 if place else 0.0) for place, line in enumerate(lines)]


def _headline(items: Sequence[Figure], ground: Ground, wide: float) -> Type:
    """The type of the numbers, all of one size and small enough for the widest of them."""
    big, small = ground.type("big"), ground.type("besideBig")
    needed = [
        measure(item.big, big.size, big.weight)
        + (measure(item.small, small.size, small.weight) + SMALL_AIR if item.small else 0)
        for item in items
    ]
    room = wide - DIVIDER_AIR - FIGURE_AIR
    return big._replace(size=big.size * min(1.0, room / max(needed, default=room)))


def _with_dividers(line: Slab, wide: float, cells: int) -> Slab:
    rules = tuple(
        Inked(Line(Point(n * wide, 2), Point(n * wide, line.height), "rule", 0.5), None)
        for n in range(1, cells)
    )
    return Slab(line.height, (*line.inks, *rules))


def _figure(
    item: Figure, big: Type, ground: Ground, node: Node, wide: float, is_later: bool
) -> Slab:
    left = DIVIDER_AIR if is_later else 0.0
    inner = node.add("Sect")
    line = inner.add("P")
    number = set_lines(item.big + (" " if item.small else ""), big, line, wide)[0]
    room = wide - left - FIGURE_AIR
    parts = [(left, number)]
    if item.small:
        across = left + measure(item.big, big.size, big.weight) + SMALL_AIR
        small = set_lines(item.small, ground.type("besideBig"), line, room)[0]
        # Both stand on the big number's baseline.
        drop = 0.35 * (big.size - ground.type("besideBig").size)
        lift = (big.leading - ground.type("besideBig").leading) / 2 + drop
        parts.append((across, Slab(number.height, moved(small.inks, 0, lift))))
    label = stacked(set_lines(item.label, ground.type("label"), inner.add("P"), room))
    return stacked([beside(parts), Slab(label.height, moved(label.inks, left, 0))])
