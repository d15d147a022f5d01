from __future__ import annotations

import math
import random

from facilitator.charts.marks import Circle, Curve, Text
from facilitator.charts.network import Cluster, Member, Network, laid_out, network, over
from tests.charts.letters import LARGE, PEN

FIRST = ("Siân", "Owain", "Bethan", "Ffion", "Marek", "Nadia", "Tomasz")


def large(people: int, clusters: int, seed: int = 3) -> Network:
    """So many invented people, of whom seven hold organisations together."""
    chance = random.Random(seed)
    members = [
        Member(f"{chance.choice(FIRST)} {at}", chance.randrange(clusters)) for at in range(people)
    ]
    for at in chance.sample(range(people), 7):
        members[at] = Member(members[at].name, members[at].cluster, 3)
    pairs = {tuple(sorted(chance.sample(range(people), 2))) for _ in range(3 * people)}
    return Network(
        tuple(Cluster(f"Body {at} of the Shore", f"B{at}", at) for at in range(clusters)),
        tuple(members),
        tuple((one, other) for one, other in sorted(pairs)),
    )


def test_250_people_stand_apart_and_inside_the_map() -> None:
    shown = large(250, 18)
    laid = laid_out(shown, 900, 620)
    for at, place in enumerate(laid.members):
        assert 0 < place.x < 900
        assert 0 < place.y < 620
        here = [n for n in range(at) if shown.members[n].cluster == shown.members[at].cluster]
        plain = [n for n in here if not shown.members[n].holds and not shown.members[at].holds]
        assert all(math.dist(laid.members[n], place) >= 8 for n in plain)


def test_no_name_lies_over_another_at_any_size_of_text() -> None:
    for people, clusters in ((40, 12), (250, 18)):
        for pen, width, height in ((PEN, 900, 620), (LARGE, 1100, 860)):
            drawing = network(large(people, clusters), pen, width, height)
            boxes = [mark.box for mark in drawing.marks if isinstance(mark, Text)]
            bridges = [mark for mark in drawing.marks if isinstance(mark, Text) and mark.halo]
            assert len(bridges) >= 5
            for at, box in enumerate(boxes):
                assert box.left >= -1
                assert box.right <= width + 1
                assert not any(box.overlaps(other) for other in boxes[:at])


def test_every_person_can_be_pressed_and_is_a_row_of_figures() -> None:
    shown = large(250, 18)
    drawing = network(shown, PEN, 900, 620)
    laid = laid_out(shown, 900, 620)
    hit = [drawing.key_at(laid.members[at]) == ("person", at) for at in range(250)]
    assert sum(hit) == 250
    assert len(drawing.rows) == 250
    assert {said.key for said in drawing.alt} == {"chart_network", "chart_network_bridges"}


def test_whoever_is_chosen_shows_each_of_their_links_and_names_both_ends() -> None:
    shown = large(40, 12)
    drawing = network(shown, PEN, 900, 620)
    place = max(range(40), key=lambda at: len(shown.beside(at)))
    marks = over(shown, drawing, PEN, place)
    assert sum(isinstance(mark, Curve) for mark in marks) == len(shown.beside(place))
    assert any(isinstance(mark, Circle) and mark.outline == "accent" for mark in marks)
    named = {mark.key for mark in marks if isinstance(mark, Text)}
    assert ("person", place) in named


def test_a_bend_is_near_where_it_runs_and_not_where_it_leans() -> None:
    drawing = network(large(40, 12), PEN, 900, 620)
    bend = next(mark for mark in drawing.marks if isinstance(mark, Curve))
    assert bend.near(bend.at(0.5), 0.5)
    assert math.dist(bend.at(0.0), bend.start) == 0
    assert math.dist(bend.at(1.0), bend.end) == 0


def test_however_many_there_are_organisations_stand_apart_and_each_is_named() -> None:
    shown = large(1600, 40)
    laid = laid_out(shown, 620, 620)
    for at, (place, radius) in enumerate(laid.clusters):
        assert all(
            math.dist((place.x, place.y), (other.x, other.y)) >= 0.85 * (radius + wide)
            for other, wide in laid.clusters[:at]
        )
    drawing = network(shown, PEN, 620, 620)
    named = {mark.key for mark in drawing.marks if isinstance(mark, Text)}
    assert sum(("cluster", at) in named for at in range(40)) >= 34
    # A line for two organisations, not one for each of 4,800 pairs of people.
    lines = [mark for mark in drawing.marks if isinstance(mark, Curve)]
    assert len(lines) <= 40 * 39 // 2 + 7 * 6
