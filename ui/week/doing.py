"""What *Do* does for each rule: the place to go to with its state, or the dialog to open."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.week.questions import WeekRow

ARRANGES = frozenset({"no_first_session", "no_next_session"})
# Dealt with under *Staying in touch* on the page of the person.
CARE = frozenset({"pattern_of_missed", "promise_past_due", "step_ends"})
# Chosen on a page of its own; who could help stands beside a request, best first.
ON_THEIR_PAGE: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "commitment_due": ("commitments", {"do": "replan"}),
    "request_unanswered": ("requests", {}),
    "archive_waits": ("archive", {}),
}
THANKS = frozenset({"thank_you_missing"})


def way_of(row: WeekRow) -> tuple[str, Mapping[str, object]]:
    """The place and the state of its page in which a row is dealt with."""
    about, rule = row.about, row.leading.rule
    subject = str(row.subject_id or "")
    if rule == "outcome_missing":
        return "sessions", {"do": "log", "pairing": str(about.pairing_id), "session": subject}
    if rule in ON_THEIR_PAGE:
        place, more = ON_THEIR_PAGE[rule]
        return place, {"chosen": subject, **more}
    if rule == "agreement_unsigned":
        return "papers", {"pairing": str(about.pairing_id), "agreement": subject}
    if rule in {"pack_not_prepared", "pack_out_of_date", "agreement_not_issued"}:
        return "papers", {
            "cohort": str(about.cohort_id),
            "gathering": str(about.gathering_id or ""),
            "paper": "pack" if about.gathering_id else "agreements",
        }
    if rule == "place_to_fill":
        return "pairings", {"cohort": str(about.cohort_id), "ring": str(about.ring_id)}
    if rule in {"not_paired_yet", "waiting_for_us"} and about.person_id:
        return "pairings", {"person": str(about.person_id)}
    if about.organisation_id:
        return "organisations", {"chosen": str(about.organisation_id)}
    care: Mapping[str, object] = {"do": "care"} if rule in CARE else {}
    return "people", {"chosen": str(about.person_id), **care}
