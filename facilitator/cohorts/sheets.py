"""From the read-model of a pack to its papers in printing order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.papers.agreement import agreement_paper
from facilitator.papers.cover import Cover, OrderLine
from facilitator.papers.pack import Copy
from facilitator.papers.reports import posters_paper
from facilitator.papers.shared import WELSH_FIRST, languages_of
from facilitator.papers.sign_in import sign_in_paper
from facilitator.papers.slips import Slip, slips_paper
from facilitator.papers.thanks import thank_you_paper
from facilitator.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Collection

    from facilitator.agreements.matters import Matter
    from facilitator.cohorts.pack import Pack, ToSettle

SPARE_SLIPS = 6


class PackPart(StrEnum):
    """A part of a pack, in printing order."""

    COVER = "cover"
    SIGN_IN = "sign-in"
    AGREEMENTS = "agreements"
    SLIPS = "slips"
    THANKS = "thanks"
    RINGS = "rings"
    SPARES = "spares"


@dataclass(frozen=True)
class PackPaper:
    """One paper of a pack and the part it belongs to."""

    part: PackPart
    copy: Copy


def papers_of(
    pack: Pack, parts: Collection[PackPart], languages: Collection[Language] = ()
) -> tuple[PackPaper, ...]:
    """The papers of the chosen parts, each reader's agreement in their own languages.

    Args:
        pack: what the gathering needs.
        parts: which parts to print; the cover is made when the pack is rendered.
        languages: print agreements in these rather than in the reader's own.
    """
    found: list[PackPaper] = []
    if PackPart.SIGN_IN in parts and pack.sign_in_changed:
        found.append(PackPaper(PackPart.SIGN_IN, Copy(sign_in_paper(pack.sign_in))))
    if PackPart.AGREEMENTS in parts:
        for matter in pack.agreements:
            found += [
                PackPaper(PackPart.AGREEMENTS, copy) for copy in two_copies_of(matter, languages)
            ]
    if PackPart.SLIPS in parts and pack.slips:
        found.append(PackPaper(PackPart.SLIPS, Copy(slips_paper(pack.top, pack.slips))))
    if PackPart.THANKS in parts and pack.thanks:
        found.append(PackPaper(PackPart.THANKS, Copy(thank_you_paper(pack.top, pack.thanks))))
    if PackPart.RINGS in parts and pack.rings:
        drawn = posters_paper(pack.rings, tuple(languages) or WELSH_FIRST)
        found.append(PackPaper(PackPart.RINGS, Copy(drawn)))
    if PackPart.SPARES in parts and not pack.only_changed:
        found.append(PackPaper(PackPart.SPARES, Copy(slips_paper(pack.top, spare_slips()))))
    return tuple(found)


def spare_slips() -> tuple[Slip, ...]:
    """Empty slips for whoever else meets, half of them in each language."""
    half = SPARE_SLIPS // 2
    return tuple(
        Slip("", "", "", language=language)
        for language in (Language.CY, Language.EN)
        for _ in range(half)
    )


def two_copies_of(matter: Matter, languages: Collection[Language]) -> tuple[Copy, ...]:
    """Both copies of an agreement, each named for its reader."""
    said = matter.agreement
    return tuple(
        Copy(
            agreement_paper(
                said, tuple(languages) or languages_of(reader.letters), copy_for=side.known_as
            ),
            side.known_as,
        )
        for reader, side in ((matter.coach, said.gives), (matter.coachee, said.receives))
    )


def cover_of(pack: Pack, language: Language) -> Cover:
    """The cover in the facilitator's language, with what is to be settled first."""
    words = Words(language)
    order = []
    if pack.starts_at:
        order.append(OrderLine(pack.starts_at, words("Welcome and sign-in")))
    if pack.ends_at:
        order.append(OrderLine(pack.ends_at, words("Slips in, thanks, close")))
    return Cover(
        top=pack.top,
        gathering=pack.title,
        on=pack.on,
        place=pack.place,
        order=tuple(order),
        to_settle=tuple(said(one, words) for one in pack.to_settle),
    )


def said(one: ToSettle, words: Words) -> str:
    """What is to be settled, as a sentence."""
    return words.stored(one.sentence, one.values)
