"""The first sentence about a cohort: how it stands, before any drawing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from facilitator.vocabulary import CohortState, RingState
from facilitator.words import N_

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence


class RingSoFar(Protocol):
    """What the sentence looks at in a ring."""

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def state(self) -> RingState:
        """Whether it turns."""
        ...

    @property
    def links(self) -> tuple[bool, ...]:
        """Which links are kept."""
        ...

    @property
    def held(self) -> int:
        """Sessions held."""
        ...

    @property
    def agreed(self) -> int:
        """Sessions agreed."""
        ...


@dataclass(frozen=True)
class Lead:
    """A sentence as a stored key with its values; `minutes` are said as hours where given."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    minutes: int | None = None


def lead_of(
    state: CohortState,
    start: dt.date | None,
    people: int,
    pairings: int,
    given: int,
    rings: Sequence[RingSoFar],
    today: dt.date,
) -> Lead:
    """What one would say first of a cohort on a day."""
    if not people:
        return Lead(N_("cohort_lead_nobody"))
    if not pairings:
        return Lead(N_("cohort_lead_not_paired"), {"people": people})
    if start is not None and start > today:
        return Lead(N_("cohort_lead_not_begun"), {"day": start, "pairings": pairings})
    links = [kept for ring in rings for kept in ring.links]
    values: dict[str, object] = {
        "held": sum(ring.held for ring in rings),
        "agreed": sum(ring.agreed for ring in rings),
    }
    if state in {CohortState.CLOSED, CohortState.ARCHIVED}:
        kept = {"kept": sum(links), "links": len(links)}
        return Lead(N_("cohort_lead_finished"), kept, given)
    open_places = [ring.name for ring in rings if ring.state is RingState.PLACE_TO_FILL]
    if len(open_places) == 1:
        values["ring"] = open_places[0]
        return Lead(N_("cohort_lead_place_to_fill"), values, given)
    if open_places:
        values["rings"] = len(open_places)
        return Lead(N_("cohort_lead_places_to_fill"), values, given)
    if links and all(links):
        return Lead(N_("cohort_lead_came_round"), {}, given)
    return Lead(N_("cohort_lead_turning"), values, given)
