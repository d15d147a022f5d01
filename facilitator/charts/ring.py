"""A ring: who gives to whom in a circle, with the organisation's code on every disc."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from facilitator.charts.drawing import Drawing, Said
from facilitator.charts.marks import Arc, Box, Circle, Mark, Point, Text, around
from facilitator.charts.shapes import (
    ArrowStyle,
    Pen,
    curved_arrow,
    extent,
    lock,
    moved,
    plus,
    reach,
)
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

DISC = 15.0
GAP = 6.0
LARGEST = 24
NAME_ROOM = 132.0


@dataclass(frozen=True)
class Member:
    """Somebody in a ring: a first name, the organisation's two letters and its colour number."""

    name: str
    code: str
    organisation: int


@dataclass(frozen=True)
class RingLink:
    """What stands on the arrow from a member to the next."""

    state: Literal["planned", "kept", "to come"] = "planned"
    locked: bool = False
    new: bool = False


@dataclass(frozen=True)
class Ring:
    """A ring in order: member n gives to member n + 1 and the last to the first."""

    name: str
    effort: str
    members: tuple[Member, ...]
    links: tuple[RingLink, ...] = ()

    def link(self, n: int) -> RingLink:
        """What stands on the arrow from member n."""
        return self.links[n] if n < len(self.links) else RingLink()

    def receiver(self, n: int) -> Member:
        """The member to whom member n gives."""
        return self.members[(n + 1) % len(self.members)]


def radius_for(members: int) -> float:
    """The radius that leaves room between so many discs."""
    if members <= 3:
        return 58.0
    return 64.0 + 9.0 * max(0, members - 7)


def ring(ring: Ring, pen: Pen, chosen: int | None = None) -> Drawing:
    """The whole ring, with one link chosen if there is one; from 25 members it is a list instead.

    Keys: ("link", n) and ("member", n).
    """
    if not 2 <= len(ring.members) <= LARGEST:
        message = f"a ring is drawn with 2 to {LARGEST} members, not {len(ring.members)}"
        raise ValueError(message)
    marks = _marks(ring, pen, chosen)
    box = extent(marks)
    half_width = max(-box.left, box.right) + 2
    half_height = max(-box.top, box.bottom) + 2
    placed = tuple(moved(mark, half_width, half_height) for mark in marks)
    return Drawing(2 * half_width, 2 * half_height, placed, _sentences(ring), _rows(ring))


def _marks(ring: Ring, pen: Pen, chosen: int | None) -> tuple[Mark, ...]:
    arrows = [mark for n in range(len(ring.members)) for mark in _arrow(ring, pen, n, chosen)]
    discs = [mark for n in range(len(ring.members)) for mark in _disc(ring, pen, n, chosen)]
    badges = [mark for n in range(len(ring.members)) for mark in _badges(ring, pen, n)]
    taken = [mark.box for mark in (*discs, *badges)]
    return (*arrows, *discs, *badges, *_names(ring, pen, chosen, taken), *_middle(ring, pen))


def _radius(ring: Ring, pen: Pen) -> float:
    return radius_for(len(ring.members)) * pen.factor


def _angle(ring: Ring, n: int) -> float:
    return 360.0 / len(ring.members) * n


def _place(ring: Ring, pen: Pen, n: int) -> Point:
    return around(Point(0, 0), _angle(ring, n), _radius(ring, pen))


def _is_chosen(ring: Ring, n: int, chosen: int | None) -> bool:
    return chosen is not None and n in (chosen, (chosen + 1) % len(ring.members))


def _arrow(ring: Ring, pen: Pen, n: int, chosen: int | None) -> tuple[Mark, ...]:
    radius, disc = _radius(ring, pen), DISC * pen.factor
    style = _style(ring.link(n), pen, chosen == n)
    ends_chosen = _is_chosen(ring, (n + 1) % len(ring.members), chosen)
    begin = _angle(ring, n) + reach(radius, disc + GAP)
    end = _angle(ring, n + 1) - reach(radius, disc + GAP + (1.0 if ends_chosen else -2.0))
    return curved_arrow(Point(0, 0), radius, begin, end, style, ("link", n))


def _style(link: RingLink, pen: Pen, chosen: bool) -> ArrowStyle:
    head = (10.0 if chosen else 8.0) * pen.factor
    if link.state == "to come":
        return ArrowStyle("accent" if chosen else "control", 3.2 if chosen else 1.8, head, (4, 3))
    if chosen:
        return ArrowStyle("accent", 3.2, head)
    return ArrowStyle("accent" if link.state == "kept" else "ink2", 1.8, head)


def _disc(ring: Ring, pen: Pen, n: int, chosen: int | None) -> tuple[Mark, ...]:
    member, at, key = ring.members[n], _place(ring, pen, n), ("member", n)
    radius = DISC * pen.factor
    marks: list[Mark] = [Circle(at, radius, fill=("organisation", member.organisation), key=key)]
    if member.organisation >= 10:
        # From the eleventh organisation the fills come round again, with an inner ring.
        marks.append(Circle(at, radius - 2.5, outline="surface", width=2, key=key))
    if _is_chosen(ring, n, chosen):
        marks.append(Circle(at, radius + 3.5, outline="accent", width=2, key=key))
    lifted = Point(at.x, at.y - 0.5)
    marks.append(pen.middle(member.code, lifted, 12, 700, "onOrganisation", "centre", key))
    return tuple(marks)


def _badges(ring: Ring, pen: Pen, n: int) -> tuple[Mark, ...]:
    link, radius, key = ring.link(n), _radius(ring, pen), ("link", n)
    middle = _angle(ring, n) + 180.0 / len(ring.members)
    marks: list[Mark] = []
    if link.locked:
        inside = around(Point(0, 0), middle, radius - 17 * pen.factor)
        marks += lock(inside, 16 * pen.factor, "ink", key)
    if link.new:
        outside = around(Point(0, 0), middle, radius + 15 * pen.factor)
        marks += plus(outside, 10 * pen.factor, "accentText", key)
    return tuple(marks)


def _names(ring: Ring, pen: Pen, chosen: int | None, taken: list[Box]) -> list[Text]:
    """Every name outside its disc, where it touches no disc, no badge and no other name."""
    names: list[Text] = []
    upright = sorted(
        range(len(ring.members)), key=lambda n: -abs(around(Point(0, 0), _angle(ring, n), 1).x)
    )
    for n in upright:
        choices = _choices(ring, pen, n, _is_chosen(ring, n, chosen))
        free = (text for text in choices if not any(text.box.overlaps(box, 1) for box in taken))
        name = next(free, choices[-1])
        taken.append(name.box)
        names.append(name)
    return names


def _choices(ring: Ring, pen: Pen, n: int, chosen: bool) -> list[Text]:
    """The places for a name, best first: beside or above its disc, then line by line further."""
    at, key, weight = _place(ring, pen, n), ("member", n), 600 if chosen else 400
    sideways = around(Point(0, 0), _angle(ring, n), 1)
    disc, line = (DISC + (3 if chosen else 0)) * pen.factor, 18 * pen.factor
    words = pen.elided(ring.members[n].name, 14, weight, NAME_ROOM * pen.factor)
    right = sideways.x >= 0
    # 4 px · sin, away from the centre.
    beside = Point(at.x + (disc + 7) * (1 if right else -1), at.y + 4 * sideways.y)
    align = "left" if right else "right"
    choices = [pen.middle(words, beside, 14, weight, "ink", align, key)]
    down = 1 if sideways.y > 0 else -1
    half = 0.67 * 14 * pen.factor / 2
    for lines in range(6):
        beyond = Point(at.x, at.y + down * (disc + 7 + half + 3 * pen.factor + lines * line))
        choices.append(pen.middle(words, beyond, 14, weight, "ink", "centre", key))
    if abs(sideways.x) < 0.3:
        choices[0], choices[1] = choices[1], choices[0]
    return choices


def _middle(ring: Ring, pen: Pen) -> tuple[Text, Text]:
    room = 2 * (_radius(ring, pen) - (DISC + 3) * pen.factor)
    name = pen.elided(ring.name, 15, 600, room)
    # Three discs leave more room above the middle than below it.
    up = 9.0 if len(ring.members) == 3 else 0.0
    return (
        pen.middle(name, Point(0, (-9 - up) * pen.factor), 15, 600, "ink", "centre"),
        pen.middle(ring.effort, Point(0, (9 - up) * pen.factor), 13, 400, "ink2", "centre"),
    )


def _sentences(ring: Ring) -> tuple[Said, ...]:
    said = [Said(N_("chart_ring"), {"name": ring.name, "effort": ring.effort})]
    for n in range(len(ring.members)):
        said += link_sentences(ring, n)
    return tuple(said)


def link_sentences(ring: Ring, n: int) -> list[Said]:
    """What a screen reader says on one arrow of a ring."""
    link = ring.link(n)
    names = {"giver": ring.members[n].name, "receiver": ring.receiver(n).name}
    said = [Said(N_("chart_link"), names)]
    said += [Said(N_("chart_link_locked"))] if link.locked else []
    said += [Said(N_("chart_link_new"))] if link.new else []
    said += [Said(N_("chart_link_kept"))] if link.state == "kept" else []
    said += [Said(N_("chart_link_to_come"))] if link.state == "to come" else []
    return said


def _rows(ring: Ring) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (member.name, ring.receiver(n).name, ring.link(n).state)
        for n, member in enumerate(ring.members)
    )


def state_ring(kept: Sequence[bool], size: float = 32.0) -> Drawing:
    """The small ring of a list: one arc for each link, solid when kept, dashed when to come."""
    each = 360.0 / max(1, len(kept))
    gap = min(14.0, 0.35 * each)
    centre, radius = Point(size / 2, size / 2), size * 0.44
    arcs: list[Mark] = [
        Arc(centre, radius, n * each + gap / 2, each - gap, "accent", 3.4 * size / 32)
        if is_kept
        else Arc(centre, radius, n * each + gap / 2, each - gap, "control", 2 * size / 32, (3, 2))
        for n, is_kept in enumerate(kept)
    ]
    counts = {"kept": sum(kept), "links": len(kept)}
    return Drawing(size, size, tuple(arcs), (Said(N_("chart_links_kept"), counts),))
