"""Who is connected to whom: organisations as clusters on an ellipse, people inside, links between.

A bridge is a person through whom alone two organisations are linked; bridges stand on their
cluster's inner edge and are named. All others are named when they are chosen.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.charts.drawing import Drawing, Said
from facilitator.charts.marks import Box, Circle, Curve, Key, Mark, Point, Text, around, clock_angle
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator.charts.marks import Role
    from facilitator.charts.shapes import Pen

GOLDEN = 137.508
OUT = 0.375
PULL = 0.42
# From so many people on the dots are small and the links fainter.
MANY = 120
# From so many people on lines are drawn between organisations, as thick as they are many.
CROWDED = 400
BRIDGE = 9.0
SMALL, USUAL, LEAST_DOT = 4.0, 6.5, 0.3
# How much of the ellipse the clusters may take, so that air is left between them.
ROUND = 0.94


@dataclass(frozen=True)
class Cluster:
    """An organisation: its name, its two letters and its place in the order of colours."""

    name: str
    letters: str
    colour: int


@dataclass(frozen=True)
class Member:
    """A person of the cluster in this place; `holds`: pairs of clusters linked only by them."""

    name: str
    cluster: int
    holds: int = 0


@dataclass(frozen=True)
class Network:
    """Clusters, people, and between which two people (by place) minutes moved."""

    clusters: tuple[Cluster, ...]
    members: tuple[Member, ...]
    links: tuple[tuple[int, int], ...]

    @property
    def is_large(self) -> bool:
        """Whether there are so many people that dots are small and links faint."""
        return len(self.members) > MANY

    @property
    def is_crowded(self) -> bool:
        """Whether there are so many people that only bridges have lines of their own."""
        return len(self.members) > CROWDED

    def beside(self, place: int) -> tuple[int, ...]:
        """With whom a person is linked."""
        found = {b if a == place else a for a, b in self.links if place in {a, b}}
        return tuple(sorted(found))


@dataclass(frozen=True)
class Laid:
    """Where everything stands: the middle, clusters with their radius, people and their dots."""

    middle: Point
    clusters: tuple[tuple[Point, float], ...]
    members: tuple[Point, ...]
    dot: float


def laid_out(shown: Network, width: float, height: float) -> Laid:
    """Clusters on an ellipse, people inside them in the order of a sunflower's seeds."""
    middle = Point(width / 2, height / 2)
    count = max(1, len(shown.clusters))
    inside = [
        [at for at, one in enumerate(shown.members) if one.cluster == place]
        for place in range(len(shown.clusters))
    ]
    step, air = (9.5, 6.0) if shown.is_large else (15.5, 10.0)
    # Where the clusters would lie over each other, all of them are drawn smaller.
    wanted = sum(2 * (step * math.sqrt(len(people) + 1.0) + air) for people in inside)
    small = min(1.0, ROUND * math.pi * OUT * (width + height) / max(1.0, wanted))
    step, air = step * small, air * small
    clusters, members = [], [middle] * len(shown.members)
    for place, people in enumerate(inside):
        way = around(Point(0, 0), 360 * place / count, 1)
        centre = Point(middle.x + way.x * OUT * width, middle.y + way.y * OUT * height)
        plain = [at for at in people if not shown.members[at].holds]
        bridges = [at for at in people if shown.members[at].holds]
        radius = step * math.sqrt(len(people) + 1.0) + air
        clusters.append((centre, radius))
        for k, at in enumerate(plain):
            members[at] = around(centre, GOLDEN * k, step * math.sqrt(k + 0.35))
        inwards = clock_angle(centre, middle)
        apart = math.degrees(2 * math.asin(min(1.0, 2.6 * BRIDGE / (2 * radius))))
        for k, at in enumerate(bridges):
            members[at] = around(centre, inwards + apart * (k - (len(bridges) - 1) / 2), radius)
    dot = (SMALL if shown.is_large else USUAL) * max(small, LEAST_DOT)
    return Laid(middle, tuple(clusters), tuple(members), dot)


def network(shown: Network, pen: Pen, width: float, height: float) -> Drawing:
    """The whole map, nobody chosen."""
    laid = laid_out(shown, width, height)
    marks: list[Mark] = []
    for at, (centre, radius) in enumerate(laid.clusters):
        colour = shown.clusters[at].colour
        marks.append(Circle(centre, radius, fill=("washed", colour), key=("cluster", at)))
    marks += _links(shown, laid)
    taken: list[Box] = []
    for at, member in enumerate(shown.members):
        marks += _dot(shown, laid, at)
        edge = radius_of(shown, laid, member)
        centre = laid.members[at]
        if member.holds:
            taken.append(Box(centre.x - edge, centre.y - edge, centre.x + edge, centre.y + edge))
    marks += _cluster_names(shown, laid, pen, width, height, taken)
    bridges = [at for at, member in enumerate(shown.members) if member.holds]
    marks += names(shown, laid, pen, bridges, taken, width)
    said = (
        Said(
            N_("chart_network"),
            {"people": len(shown.members), "links": len(shown.links),
             "organisations": len(shown.clusters)},
        ),
        Said(N_("chart_network_bridges"), {"bridges": len(bridges)}),
    )  # fmt: skip
    rows = tuple(
        (member.name, shown.clusters[member.cluster].name, len(shown.beside(at)), member.holds)
        for at, member in enumerate(shown.members)
    )
    return Drawing(width, height, tuple(marks), said, rows)


def over(shown: Network, drawn: Drawing, pen: Pen, place: int) -> tuple[Mark, ...]:
    """What stands over the map for a person who is chosen: their links, and whom they lead to."""
    laid = laid_out(shown, drawn.width, drawn.height)
    beside = shown.beside(place)
    marks: list[Mark] = [_link(laid, place, other, "accent", 2.6) for other in beside]
    for at in (*beside, place):
        marks += _dot(shown, laid, at)
    edge = radius_of(shown, laid, shown.members[place]) + 4
    marks.append(Circle(laid.members[place], edge, outline="accent", width=2))
    written = [mark for mark in drawn.marks if isinstance(mark, Text)]
    named = {mark.key for mark in written}
    unnamed = [at for at in (place, *beside) if ("person", at) not in named]
    taken = [mark.box for mark in written]
    marks += [replace(mark, halo="surface") for mark in written]
    marks += names(shown, laid, pen, unnamed, taken, drawn.width)
    return tuple(marks)


def radius_of(shown: Network, laid: Laid, member: Member) -> float:
    """How large a person's dot is."""
    return (BRIDGE if not shown.is_large else 7.0) if member.holds else laid.dot


def _links(shown: Network, laid: Laid) -> list[Mark]:
    if shown.is_crowded:
        return [*_bundles(shown, laid), *_held(shown, laid)]
    held: tuple[list[Mark], list[Mark]] = ([], [])
    usual: Role = ("faint", 22 if shown.is_large else 30)
    for a, b in shown.links:
        is_held = bool(shown.members[a].holds or shown.members[b].holds)
        stroke = ("faint", 60) if is_held else usual
        held[is_held].append(_link(laid, a, b, stroke, 1.5 if is_held else 1.0))
    return [*held[False], *held[True]]


def _held(shown: Network, laid: Laid) -> list[Mark]:
    """The lines through which alone two organisations meet."""
    many = [(a, b) for a, b in shown.links if shown.members[a].holds and shown.members[b].holds]
    return [_link(laid, a, b, ("faint", 60), 1.0) for a, b in many]


def _bundles(shown: Network, laid: Laid) -> list[Mark]:
    """One line between two organisations, as thick as the people who are linked are many."""
    of = [member.cluster for member in shown.members]
    pairs = Counter((min(of[a], of[b]), max(of[a], of[b])) for a, b in shown.links)
    most = max(pairs.values(), default=1)
    return [
        _bent(laid.clusters[one][0], laid.clusters[other][0], laid.middle,
              ("faint", 20), 0.4 + 1.8 * many / most)
        for (one, other), many in sorted(pairs.items())
        if one != other
    ]  # fmt: skip


def _link(laid: Laid, a: int, b: int, stroke: Role, width: float) -> Curve:
    return _bent(laid.members[a], laid.members[b], laid.middle, stroke, width)


def _bent(start: Point, end: Point, middle: Point, stroke: Role, width: float) -> Curve:
    """A line between two places, drawn towards the middle."""
    half = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    towards = Point(half.x + (middle.x - half.x) * PULL, half.y + (middle.y - half.y) * PULL)
    return Curve(start, towards, end, stroke, width)


def _dot(shown: Network, laid: Laid, at: int) -> tuple[Mark, ...]:
    member, centre, key = shown.members[at], laid.members[at], ("person", at)
    edge = radius_of(shown, laid, member)
    fill: Role = ("organisation", shown.clusters[member.cluster].colour)
    if not member.holds:
        return (Circle(centre, edge, fill=fill, key=key),)
    return (
        Circle(centre, edge, fill="surface", outline="ink", width=2, key=key),
        Circle(centre, edge - 3, fill=fill, key=key),
    )


def _cluster_names(
    shown: Network, laid: Laid, pen: Pen, width: float, height: float, taken: list[Box]
) -> list[Text]:
    """Names where there is room for them; no name lies over people or another name."""
    discs = [
        Box(at.x - radius, at.y - radius, at.x + radius, at.y + radius)
        for at, radius in laid.clusters
    ]
    placed: list[Text] = []
    for at in range(len(laid.clusters)):
        others = [*taken, *(disc for n, disc in enumerate(discs) if n != at)]
        free = (
            text
            for text in _cluster_choices(shown, laid, pen, at, width, height)
            if not any(text.box.overlaps(box, 2) for box in others)
        )
        text = next(free, None)
        if text is not None:
            placed.append(text)
            taken.append(text.box)
    return placed


def _cluster_choices(
    shown: Network, laid: Laid, pen: Pen, at: int, width: float, height: float
) -> Iterator[Text]:
    """The whole name, then less of it, then the letters; outside, then inside, then beside."""
    (centre, radius), one = laid.clusters[at], shown.clusters[at]
    size = 14 * pen.factor
    feet = [centre.y - radius - 6, centre.y + radius + size + 2]
    if centre.y > laid.middle.y:
        feet.reverse()
    for words in (one.name, pen.elided(one.name, 14, 600, 0.2 * width), one.letters):
        for foot in feet:
            inside = min(height - 0.3 * size, max(0.9 * size, foot))
            text = pen.text(
                words, Point(centre.x, inside), 14, 600, "ink", "centre", ("cluster", at)
            )
            half = text.extent / 2
            yield replace(text, at=Point(min(width - half, max(half, centre.x)), inside))
        is_left = centre.x < laid.middle.x
        beside = centre.x + (-1 if is_left else 1) * (radius + 6)
        align = "right" if is_left else "left"
        foot = centre.y + 0.34 * size
        text = pen.text(words, Point(beside, foot), 14, 600, "ink", align, ("cluster", at))
        if text.box.left >= 0 and text.box.right <= width:
            yield text


def names(
    shown: Network,
    laid: Laid,
    pen: Pen,
    places: Sequence[int],
    taken: list[Box],
    width: float,
) -> list[Text]:
    """Names beside dots, towards the middle first; one that has no free place is left out."""
    found: list[Text] = []
    for at in places:
        text = _name(shown, laid, pen, at, taken, width)
        if text is not None:
            found.append(text)
            taken.append(text.box)
    return found


def _name(
    shown: Network, laid: Laid, pen: Pen, at: int, taken: list[Box], width: float
) -> Text | None:
    member, centre = shown.members[at], laid.members[at]
    edge = radius_of(shown, laid, member) + 5
    key: Key = ("person", at)
    down = 0.34 * 14 * pen.factor
    places = [
        (Point(centre.x + edge, centre.y + down), "left"),
        (Point(centre.x - edge, centre.y + down), "right"),
        (Point(centre.x, centre.y - edge), "centre"),
        (Point(centre.x, centre.y + edge + 2 * down), "centre"),
    ]
    if centre.x > laid.middle.x:
        places[0], places[1] = places[1], places[0]
    for place, align in places:
        text = pen.text(_short(shown, at), place, 14, 600, "ink", align, key)
        inside = text.box.left >= 0 and text.box.right <= width
        if inside and not any(text.box.overlaps(box) for box in taken):
            return replace(text, halo="surface")
    return None


def _short(shown: Network, at: int) -> str:
    """The first name, or the whole one where two people here share the first."""
    name = shown.members[at].name
    first = name.split(" ")[0]
    alike = sum(one.name.split(" ")[0] == first for one in shown.members)
    return first if alike == 1 else name
