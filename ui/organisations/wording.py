"""Organisations in words: rows of the list, sectors, states, give and take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.vocabulary import OrganisationStatus, Sector
from ui.parts.marks import Swatch
from ui.parts.rows import Row

if TYPE_CHECKING:
    from facilitator.organisations.questions import OrganisationLine
    from facilitator.words import Words


def row_of(line: OrganisationLine, words: Words) -> Row:
    """An organisation as a row of the list."""
    name = line.mark.name(words.language.value)
    other = line.mark.name("en" if words.language.value == "cy" else "cy")
    moved = bool(line.given or line.received)
    exchanged = (
        words(
            "gave %(given)s, received %(received)s",
            given=words.hours(line.given),
            received=words.hours(line.received),
        )
        if moved
        else words("nothing given or received yet")
    )
    return Row(
        str(line.mark.id),
        name,
        swatch=Swatch(line.mark.colour, exchanged, line.mark.letters),
        at_right=words.many("%(n)s person", "%(n)s people", line.people),
        more=f"{other} {' '.join(line.aliases)} {line.mark.letters}",
    )


def sectors(words: Words) -> tuple[tuple[str, str], ...]:
    """The sectors that may be chosen."""
    return (
        ("", words("Not said")),
        (Sector.LOCAL_AUTHORITY.value, words("Local authority")),
        (Sector.HEALTH.value, words("Health")),
        (Sector.POLICE.value, words("Police")),
        (Sector.FIRE.value, words("Fire and rescue")),
        (Sector.GOVERNMENT.value, words("Government")),
        (Sector.UNIVERSITY.value, words("University")),
        (Sector.COLLEGE.value, words("College")),
        (Sector.HOUSING.value, words("Housing")),
        (Sector.THIRD_SECTOR.value, words("Third sector")),
        (Sector.OTHER.value, words("Other")),
    )


def sector_words(sector: str, words: Words) -> str:
    """A sector in words; one that is none of ours is said as it was typed."""
    return dict(sectors(words)).get(sector, sector)


def statuses(words: Words) -> tuple[tuple[str, str], ...]:
    """How an organisation may stand to the programme."""
    return (
        (OrganisationStatus.PROSPECT.value, words("In conversation")),
        (OrganisationStatus.PARTNER.value, words("Partner")),
        (OrganisationStatus.REVIEW_DUE.value, words("Review due")),
        (OrganisationStatus.DORMANT.value, words("Quiet")),
        (OrganisationStatus.LEFT.value, words("Stepped out")),
    )
