"""What of a pack was printed before and what has changed since; and the order of its papers."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.cohorts.pack import ToSettle
from facilitator.people.names import english_sort_key, suggested_sort_name, welsh_sort_key
from facilitator.sessions.codes import slip_code
from facilitator.words import N_, Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.agreements.matters import Matter
    from facilitator.cohorts.pack import Pack
    from facilitator.papers.reports import Poster
    from facilitator.papers.slips import Slip
    from facilitator.papers.thanks import ThankYou


class PackOrder(StrEnum):
    """In which order agreements and slips come out of the printer."""

    TABLE = "table"
    ALPHABET = "alphabet"


def held_by(pack: Pack) -> dict[str, str]:
    """A mark of every paper that may change, with what it is called: a number or code, no name."""
    sheet = pack.sign_in
    marks = {_mark("sign-in", sheet.name, sheet.on, sheet.place, sheet.organisations): ""}
    marks |= {_of_agreement(one): one.agreement.number for one in pack.agreements}
    marks |= {_of_slip(one): one.code for one in pack.slips}
    marks |= {_of_thanks(one): "" for one in pack.thanks}
    marks |= {_of_ring(one): "" for one in pack.rings}
    return marks


def _mark(*what: object) -> str:
    return hashlib.sha256(repr(what).encode()).hexdigest()[:16]


def _of_agreement(matter: Matter) -> str:
    said = matter.agreement
    readers = [(one.letters.value, one.large_print) for one in (matter.coach, matter.coachee)]
    return _mark("agreement", said.facts(), readers)


def _of_slip(slip: Slip) -> str:
    return _mark("slip", slip)


def _of_thanks(card: ThankYou) -> str:
    return _mark("thanks", card)


def _of_ring(ring: Poster) -> str:
    return _mark("ring", ring.ring, ring.members)


def only_changed(pack: Pack) -> Pack:
    """The papers that are not as they were printed; the cover says what to take out."""
    before: Mapping[str, str] = pack.held or {}
    now = held_by(pack)
    gone = sorted({name for mark, name in before.items() if mark not in now and name})
    sheet = pack.sign_in
    take_out = ToSettle(
        N_("pack_take_out"), {"what": " · ".join(gone)}, "papers", {"view": "issued"}
    )
    return replace(
        pack,
        agreements=tuple(one for one in pack.agreements if _of_agreement(one) not in before),
        slips=tuple(one for one in pack.slips if _of_slip(one) not in before),
        thanks=tuple(one for one in pack.thanks if _of_thanks(one) not in before),
        rings=tuple(one for one in pack.rings if _of_ring(one) not in before),
        to_settle=(*((take_out,) if gone else ()), *pack.to_settle),
        only_changed=True,
        sign_in_changed=_mark("sign-in", sheet.name, sheet.on, sheet.place, sheet.organisations)
        not in before,
    )


def in_order(pack: Pack, order: PackOrder, alphabet: Language) -> Pack:
    """The pack with its agreements and slips by table, or by the giver's name."""
    if order is PackOrder.ALPHABET:
        key = welsh_sort_key if alphabet is Language.CY else english_sort_key

        def by_name(name: str, code: str) -> tuple[str, str]:
            return key(suggested_sort_name(name)), code

        agreements = sorted(pack.agreements, key=lambda one: by_name(one.coach.name, one.pairing))
        slips = sorted(pack.slips, key=lambda one: by_name(one.giver, one.code))
        return replace(pack, agreements=tuple(agreements), slips=tuple(slips))
    places = {code: place for place, code in enumerate(pack.by_table)}
    slip_places = {slip_code(code): place for code, place in places.items()}
    return replace(
        pack,
        agreements=tuple(
            sorted(pack.agreements, key=lambda one: places.get(one.pairing, len(places)))
        ),
        slips=tuple(sorted(pack.slips, key=lambda one: slip_places.get(one.code, len(places)))),
    )
