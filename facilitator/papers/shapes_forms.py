"""The shapes of what is filled in by hand: signatures, boxes, blank lines, codes and cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.charts.marks import Line, Point, Rect
from facilitator.papers.fonts import measure
from facilitator.papers.qr import qr_mark
from facilitator.papers.slabs import (
    Inked,
    Slab,
    Turned,
    beside,
    moved,
    set_lines,
    stacked,
    together,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator.papers.grid import Grid
    from facilitator.papers.layout import Ground
    from facilitator.papers.plan import (
        Blanks,
        Block,
        Cards,
        Choices,
        Code,
        Signatures,
        Signer,
        Ticks,
    )
    from facilitator.papers.tagging import Node

SIGNING_ROOM = 32.0
BOX = 12.0
# How many boxes stand in a row, and how many in a list stay on one page.
TICKS_IN_ROW, HELD_TICKS = 4, 8
CARD_AIR = 20.0
LABEL_AIR = 8.0


def signatures(block: Signatures, ground: Ground, node: Node) -> list[Slab]:
    """A heading and a column to sign in for each, side by side; one under another when large."""
    top = node.add("Sect")
    slabs = []
    if block.heading:
        slabs = set_lines(block.heading, ground.type("heading"), top.add("H2"), ground.width)
    across = 1 if ground.large else 3 if block.narrow else min(3, max(2, len(block.signers)))
    air = 18.0
    wide = (ground.width - air * (across - 1)) / across
    rows = []
    for start in range(0, len(block.signers), across):
        columns = [
            (place * (wide + air), _signing(signer, block.labels, ground, top, wide))
            for place, signer in enumerate(block.signers[start : start + across])
        ]
        rows.append(beside(columns))
    rows += _shared(block, ground, top, wide)
    # Large print may take more than a page: then only the first comes with its heading.
    held = rows if ground.large else together(rows)
    return [slab._replace(keep=True) for slab in slabs] + held


def _shared(block: Signatures, ground: Ground, node: Node, wide: float) -> list[Slab]:
    """What all sign for: the place at the left, boxes to tick beside it."""
    place = [_blank(block.shared, wide, ground, node, 28.0)] if block.shared else []
    left = 0.0 if ground.large or not place else wide + 18.0
    boxes = ticks_in(block.ticks, ground.narrowed(ground.width - left), node)
    if ground.large or not place or not boxes:
        slabs = place + boxes
        return [slabs[0]._replace(gap=8 * ground.spacing), *slabs[1:]] if slabs else []
    ticks_slab = stacked(boxes)
    drop = place[0].height - ticks_slab.height - 4
    lowered = Slab(place[0].height, moved(ticks_slab.inks, 0, max(0.0, drop)))
    return [beside([(0, place[0]), (left, lowered)])._replace(gap=6 * ground.spacing)]


def _signing(
    signer: Signer, labels: Sequence[str], ground: Ground, node: Node, wide: float
) -> Slab:
    inner = node.add("Sect")
    room = SIGNING_ROOM * (1.2 if ground.large else 1.0)
    line = Inked(Line(Point(0, room), Point(wide, room), "ink", 0.8), None)
    slabs = [Slab(room + 4, (line,))]
    slabs += set_lines(signer.role, ground.type("label"), inner.add("P"), wide)
    slabs += set_lines(signer.name, ground.type("strong"), inner.add("P"), wide)
    for label in labels:
        slabs.append(
            _blank(label, wide, ground, inner, 22.0 * ground.scale)._replace(gap=4 * ground.scale)
        )
    return stacked(slabs)


def _blank(label: str, wide: float, ground: Ground, node: Node, tall: float) -> Slab:
    """A label standing on a line to write on."""
    lines = set_lines(label, ground.type("label"), node.add("P"), wide)
    words = stacked(lines)
    height = max(tall, words.height + 4)
    line = Inked(Line(Point(0, height), Point(wide, height), "ink", 0.8), None)
    return Slab(height + 2, (*moved(words.inks, 0, height - words.height - 2), line))


def blanks(block: Blanks, ground: Ground, node: Node) -> list[Slab]:
    """Labelled lines to write on, side by side; one under another when large."""
    top = node.add("Sect")
    if ground.large:
        return [_blank(label, ground.width, ground, top, 40.0) for label, _ in block.items]
    whole, air = sum(share for _, share in block.items), 16.0
    room = ground.width - air * (len(block.items) - 1)
    cells, left = [], 0.0
    for label, share in block.items:
        wide = room * share / whole
        cells.append((left, _blank(label, wide, ground, top, 34.0)))
        left += wide + air
    tall = max(cell.height for _, cell in cells)
    level = [(left, Slab(tall, moved(cell.inks, 0, tall - cell.height))) for left, cell in cells]
    return [beside(level)]


def ticks(block: Ticks, ground: Ground, node: Node) -> list[Slab]:
    """Boxes to tick: few short ones in a row, others one to a line and a few of them held."""
    in_row = _ticks_in_row(block.items, ground)
    if in_row:
        top = node.add("L")
        cells = [(left, _tick(item, ground, top, wide)) for item, left, wide in in_row]
        return [beside(cells)]
    slabs = ticks_in(block.items, ground, node)
    return together(slabs) if len(slabs) <= HELD_TICKS else slabs


def _ticks_in_row(items: Sequence[str], ground: Ground) -> list[tuple[str, float, float]]:
    """The items with where each begins and how wide it is; nothing where they need lines."""
    if ground.large or not 1 < len(items) <= TICKS_IN_ROW:
        return []
    kind, each = ground.type("body"), ground.width / max(3, len(items))
    wide = [measure(item, kind.size, kind.weight) + BOX + 10 for item in items]
    if max(wide) + 12 > each:
        return []
    return [(item, n * each, each) for n, item in enumerate(items)]


def ticks_in(items: Sequence[str], ground: Ground, node: Node) -> list[Slab]:
    """A list of boxes with words beside them."""
    if not items:
        return []
    top = node.add("L")
    gap = 5 * ground.spacing
    return [_tick(item, ground, top, ground.width)._replace(gap=gap) for item in items]


def _tick(item: str, ground: Ground, node: Node, wide: float) -> Slab:
    """A box with words beside it."""
    side, indent = BOX * ground.scale, (BOX + 10) * ground.scale
    body = node.add("LI").add("LBody")
    words = stacked(set_lines(item, ground.type("body"), body, wide - indent))
    drop = (ground.type("body").leading - side) / 2
    box = Inked(Rect(0.5, drop, side, side, outline="ink", line=1.0), None)
    return Slab(words.height, (box, *moved(words.inks, indent, 0)))


def choices(block: Choices, ground: Ground, node: Node) -> list[Slab]:
    """Numbered boxes in a row, as many to a line as fit."""
    text, top = ground.type("body"), node.add("L")
    side = 17 * ground.scale
    slabs = []
    if block.label:
        caption = node.add("P")
        slabs += set_lines(block.label, ground.type("label"), caption, ground.width)
    rows: list[list[tuple[float, Slab]]] = [[]]
    left = 0.0
    for digit, words in block.options:
        wide = side + 6 * ground.scale + measure(words, text.size, text.weight)
        if rows[-1] and left + wide > ground.width:
            rows.append([])
            left = 0.0
        rows[-1].append((left, _choice(digit, words, ground, top, side)))
        left += wide + 16 * ground.scale
    return slabs + [beside(row)._replace(gap=5 * ground.spacing) for row in rows]


def _choice(digit: str, words: str, ground: Ground, node: Node, side: float) -> Slab:
    """A square with its number in it, and what the number stands for."""
    item, kind = node.add("LI"), ground.type("body")
    box = Inked(Rect(0.5, 0.5, side, side, outline="ink", line=1.0, radius=2.0), None)
    number = set_lines(f"{digit} ", ground.type("strong"), item.add("Lbl"), side, align="centre")
    meaning = set_lines(words, kind, item.add("LBody"), 10_000.0)
    drop = (side - kind.leading) / 2 + 0.5
    inks = (
        box,
        *moved(number[0].inks, 0.5, drop),
        *moved(meaning[0].inks, side + 6 * ground.scale, drop),
    )
    return Slab(side + 1, inks)


def code(block: Code, ground: Ground, node: Node) -> list[Slab]:
    """A QR code with its characters in print and what it is for."""
    side = 60.0
    figure = node.add("Figure", alt=block.alt)
    picture = Slab(side, (Inked(qr_mark(block.data, side), figure),))
    room = ground.width - side - 12
    words = set_lines(block.printed, ground.type("code"), node.add("P"), room)
    for line in block.lines:
        words += set_lines(line, ground.type("label"), node.add("P"), room)
    return [beside([(0, picture), (side + 12, stacked(words))])]


def cards(
    block: Cards,
    ground: Ground,
    node: Node,
    lay_all: Callable[[Sequence[Block], Ground, Node], list[Slab]],
) -> list[Slab]:
    """Cards in a grid with lines to cut along; fewer to a page when their words need the room."""
    if block.grid is not None:
        return _labels(block, block.grid, ground, node, lay_all)
    if block.folds:
        return _tents(block, ground, node, lay_all)
    across, down = block.across, block.down
    if ground.large:
        across, down = 1, max(1, block.down // 2)
    while True:
        laid = [_card(card, ground, node, across, lay_all, is_trial=True) for card in block.cards]
        tallest = max((card.height for card in laid), default=0.0) + 2 * CARD_AIR
        if tallest <= ground.height / down or (across, down) == (1, 1):
            break
        across, down = (1, down) if across > 1 else (1, down - 1)
    each = across * down
    ordered = stacked_order(block.cards, each) if block.stacks else block.cards
    slabs = []
    for start in range(0, len(ordered), each):
        page = [
            _card(card, ground, node, across, lay_all) if card else Slab(0.0)
            for card in ordered[start : start + each]
        ]
        sheet = _card_page(page, ground, across, down, centred=block.centred)
        slabs.append(sheet._replace(new_page=start > 0))
    return slabs


def _tents(
    block: Cards,
    ground: Ground,
    node: Node,
    lay_all: Callable[[Sequence[Block], Ground, Node], list[Slab]],
) -> list[Slab]:
    """A sheet for each card, folded across: the half that faces away says the same, turned.

    A card too full for half a sheet lies flat.
    """
    slabs = []
    for place, card in enumerate(block.cards):
        front = _card(card, ground, node, 1, lay_all)
        if front.height + 2 * CARD_AIR > ground.height / 2:
            sheet = _card_page([front], ground, 1, 1, centred=block.centred)
        else:
            sheet = _card_page([Slab(0.0), front], ground, 1, 2, centred=block.centred)
            # Whoever listens hears it once; the line of the fold stays.
            seen = tuple(ink._replace(node=None) for ink in sheet.inks if ink.node is not None)
            away = Inked(Turned(seen, ground.width, ground.height), None)
            sheet = sheet._replace(inks=(*sheet.inks, away))
        slabs.append(sheet._replace(new_page=place > 0))
    return slabs


def stacked_order(cards: Sequence[tuple[Block, ...]], each: int) -> tuple[tuple[Block, ...], ...]:
    """Cards in the order in which piles follow each other once the stacked pages are cut."""
    pages = -(-len(cards) // each)
    if pages < 2:
        return tuple(cards)
    filled = (*cards, *((),) * (pages * each - len(cards)))
    return tuple(filled[place * pages + page] for page in range(pages) for place in range(each))


def _labels(
    block: Cards,
    grid: Grid,
    ground: Ground,
    node: Node,
    lay_all: Callable[[Sequence[Block], Ground, Node], list[Slab]],
) -> list[Slab]:
    """Labels where they stand on their sheet; the sheet is not cut."""
    from facilitator.papers.furniture import BARE_MARGIN

    each = block.across * block.down
    room = ground.narrowed(grid.wide - 2 * LABEL_AIR)
    slabs = []
    for start in range(0, len(block.cards), each):
        inks: list[Inked] = []
        for place, card in enumerate(block.cards[start : start + each]):
            if not card:
                continue
            row, column = divmod(place, block.across)
            laid = stacked(lay_all(card, room, node.add("Sect")))
            drop = max(0.0, (grid.tall - laid.height) / 2)
            x = grid.left + column * (grid.wide + grid.between) + LABEL_AIR - BARE_MARGIN
            inks += moved(laid.inks, x, grid.top + row * grid.tall + drop - BARE_MARGIN)
        slabs.append(Slab(ground.height, tuple(inks), new_page=start > 0))
    return slabs


def _card(
    card: Sequence[Block],
    ground: Ground,
    node: Node,
    across: int,
    lay_all: Callable[[Sequence[Block], Ground, Node], list[Slab]],
    *,
    is_trial: bool = False,
) -> Slab:
    from facilitator.papers.tagging import Node as Fresh

    inner = Fresh("Sect") if is_trial else node.add("Sect")
    room = ground.narrowed(ground.width / across - 2 * CARD_AIR)
    return stacked(lay_all(card, room, inner))


def _card_page(
    page: Sequence[Slab], ground: Ground, across: int, down: int, *, centred: bool
) -> Slab:
    wide, tall = ground.width / across, ground.height / down
    inks: list[Inked] = []
    for place, card in enumerate(page):
        row, column = divmod(place, across)
        drop = max(CARD_AIR, (tall - card.height) / 2) if centred else CARD_AIR
        inks += moved(card.inks, column * wide + CARD_AIR, row * tall + drop)
    for n in range(1, across):
        line = Line(Point(n * wide, 0), Point(n * wide, ground.height), "ruleStrong", 0.5, (3, 3))
        inks.append(Inked(line, None))
    for n in range(1, down):
        line = Line(Point(0, n * tall), Point(ground.width, n * tall), "ruleStrong", 0.5, (3, 3))
        inks.append(Inked(line, None))
    return Slab(ground.height, tuple(inks))
