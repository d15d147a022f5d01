"""The first layout, part 4: tables in the order of their keys."""

from __future__ import annotations

import sqlalchemy as sa

from facilitator.store.migrations import columns as c


def make() -> None:
    """Make the tables of this part."""
    _pairing()
    _planned_pair()
    _seat()
    _standing_offer()
    _survey_form()
    _agreement()
    _aid_call()
    _goal()
    _request_offer()
    _session()
    _thank()
    _correction()
    _issued_paper()
    _movement()
    _exchange()


def _pairing() -> None:
    c.make_table(
        "pairing",
        *c.row(),
        c.text("code", 40, index=True),
        c.link("cohort_id", "cohort.id"),
        c.link("coach_id", "person.id"),
        c.link("coachee_id", "person.id"),
        c.link("round_id", "round.id", null=True),
        c.link("ring_id", "ring.id", null=True),
        c.number("position", null=True),
        c.one_of(
            "state",
            "pairing_state",
            "proposed",
            "chemistry",
            "accepted",
            "in_force",
            "paused",
            "needs_check_in",
            "review",
            "extended",
            "completed",
            "completed_early",
            "ended_by_agreement",
            "ended_no_contact",
            "ended_left",
            "superseded",
            "declined",
        ),
        c.day("started", null=True),
        c.day("planned_end", null=True),
        c.number("contracted_sessions"),
        c.number("minutes_each"),
        c.text("place", 300),
        c.text("language", 20),
        c.day("ended_on", null=True),
        c.text("outcome", 100),
        c.json("reason"),
        sa.CheckConstraint("coach_id <> coachee_id", name="two"),
        sa.CheckConstraint("contracted_sessions >= 0", name="contracted_sessions"),
        sa.CheckConstraint("minutes_each >= 0", name="minutes_each"),
        sa.CheckConstraint("position >= 0", name="position"),
    )


def _planned_pair() -> None:
    c.make_table(
        "planned_pair",
        *c.row(),
        c.link("round_id", "round.id", cascade=True),
        c.link("coach_id", "person.id", cascade=True),
        c.link("coachee_id", "person.id", cascade=True),
        c.number("ring", null=True),
        c.number("position"),
        c.number("score"),
        c.json("reason"),
        sa.CheckConstraint("position >= 0", name="position"),
    )


def _seat() -> None:
    c.make_table(
        "seat",
        *c.row(),
        c.link("gathering_id", "gathering.id", cascade=True),
        c.number("round_number"),
        c.number("table_number"),
        c.link("person_id", "person.id", cascade=True),
        c.one_of("role", "seat_role", "coach", "coachee", "observer", "out"),
        sa.CheckConstraint("round_number >= 1", name="round_number"),
        sa.CheckConstraint("table_number >= 0", name="table"),
    )


def _standing_offer() -> None:
    c.make_table(
        "standing_offer",
        *c.row(),
        c.link("agreement_id", "reciprocal_agreement.id", cascade=True),
        c.link("organisation_id", "organisation.id"),
        c.one_of(
            "sort",
            "board_sort",
            "advice",
            "admin",
            "teaching",
            "room",
            "equipment",
            "course_place",
            "already_made",
            "other",
        ),
        c.text("what", 300),
        c.count("minutes"),
        c.count("uses"),
    )


def _survey_form() -> None:
    c.make_table(
        "survey_form",
        *c.row(),
        c.link("round_id", "survey_round.id", cascade=True),
        c.day("keyed_on"),
        c.json("scores"),
        c.text("quote", 500),
    )


def _agreement() -> None:
    c.make_table(
        "agreement",
        *c.row(),
        c.text("code", 40, index=True),
        c.link("pairing_id", "pairing.id"),
        c.text("number", 40),
        c.number("edition"),
        c.day("issued"),
        c.day("signed_coach", null=True),
        c.day("signed_coachee", null=True),
        c.day("signed_facilitator", null=True),
        c.text("kept_where", 200),
        c.text("witnessed_by", 200),
        sa.CheckConstraint("edition >= 1", name="edition"),
    )


def _aid_call() -> None:
    c.make_table(
        "aid_call",
        *c.row(),
        c.link("agreement_id", "reciprocal_agreement.id", cascade=True),
        c.link("standing_offer_id", "standing_offer.id", null=True),
        c.link("called_by_id", "organisation.id"),
        c.day("called_on"),
        c.text("what", 300),
        c.one_of("outcome", "call_outcome", "waiting", "answered", "not_this_time"),
        c.day("answered_on", null=True),
    )


def _goal() -> None:
    c.make_table(
        "goal",
        *c.row(),
        c.link("pairing_id", "pairing.id", cascade=True),
        c.text("title", 120),
        c.number("place"),
        c.number("at_start", null=True),
        c.number("at_middle", null=True),
        c.number("at_end", null=True),
        sa.CheckConstraint("at_end >= 1 and at_end <= 10", name="at_end"),
        sa.CheckConstraint("at_middle >= 1 and at_middle <= 10", name="at_middle"),
        sa.CheckConstraint("at_start >= 1 and at_start <= 10", name="at_start"),
        sa.CheckConstraint("place >= 0", name="place"),
    )


def _request_offer() -> None:
    c.make_table(
        "request_offer",
        *c.row(),
        c.link("request_id", "request.id", cascade=True),
        c.link("person_id", "person.id", cascade=True),
        c.day("offered_on"),
        c.one_of("state", "offer_state", "offered", "declined", "accepted", "taken_back"),
        c.day("answered_on", null=True),
        c.link("pairing_id", "pairing.id", null=True),
    )


def _session() -> None:
    c.make_table(
        "session",
        *c.row(),
        c.text("code", 40, index=True),
        c.link("pairing_id", "pairing.id"),
        c.day("day", index=True),
        c.one_of(
            "status",
            "session_status",
            "arranged",
            "held",
            "held_short",
            "rescheduled",
            "cancelled_in_time_coach",
            "cancelled_in_time_coachee",
            "late_cancel_coach",
            "late_cancel_coachee",
            "no_show_coach",
            "no_show_coachee",
            "employer_cancelled",
            "excused",
        ),
        c.count("minutes"),
        c.one_of("mode", "session_mode", "in_person", "video", "phone", null=True),
        c.text("place", 300),
        c.json("others"),
        c.yes_no("confirmed"),
        c.one_of(
            "told_by", "told_by", "coach", "coachee", "both", "slip", "facilitator", null=True
        ),
        c.link("commitment_id", "commitment.id", null=True),
        c.link("gathering_id", "gathering.id", null=True),
        c.day("recorded_on"),
        c.one_of("moved_by", "moved_by", "coach", "coachee", "both", null=True),
        c.day("disputed_on", null=True),
        c.one_of(
            "disputed_by",
            "disputed_by",
            "coach",
            "coachee",
            "both",
            "slip",
            "facilitator",
            null=True,
        ),
        c.text("disputed_why", 300),
    )


def _thank() -> None:
    c.make_table(
        "thank",
        *c.row(),
        c.link("pairing_id", "pairing.id", null=True),
        c.link("to_person_id", "person.id", null=True),
        c.link("to_organisation_id", "organisation.id", null=True),
        c.link("from_person_id", "person.id", null=True),
        c.day("on"),
        c.text("wording", 1000),
        c.one_of("visibility", "visibility", "private", "manager", "public"),
    )


def _correction() -> None:
    c.make_table(
        "correction",
        *c.row(),
        c.link("session_id", "session.id", cascade=True),
        c.day("on"),
        c.one_of(
            "status",
            "session_status",
            "arranged",
            "held",
            "held_short",
            "rescheduled",
            "cancelled_in_time_coach",
            "cancelled_in_time_coachee",
            "late_cancel_coach",
            "late_cancel_coachee",
            "no_show_coach",
            "no_show_coachee",
            "employer_cancelled",
            "excused",
        ),
        c.count("minutes"),
        c.text("why", 500),
    )


def _issued_paper() -> None:
    c.make_table(
        "issued_paper",
        *c.row(),
        c.text("number", 40, index=True),
        c.number("edition"),
        c.one_of(
            "kind",
            "paper_kind",
            "agreement",
            "summary",
            "agreement-three-way",
            "agreement-ring",
            "agreement-organisations",
            "statement",
            "organisation-statement",
        ),
        c.text("language", 4),
        c.day("issued"),
        c.link("agreement_id", "agreement.id", null=True),
        c.link("cohort_id", "cohort.id", null=True),
        c.link("reader_id", "person.id", null=True),
        c.text("fingerprint", 20),
        c.text("sha256", 64, index=True),
        c.number("pages"),
        c.one_of("state", "paper_state", "issued", "superseded"),
        c.text("file_name", 300),
        c.text("subject", 80),
        c.text("signed_by", 500),
        c.day("signed", null=True),
        sa.CheckConstraint("language in ('cy', 'en', 'both')", name="language"),
        sa.CheckConstraint("edition >= 1", name="edition"),
        sa.CheckConstraint("pages >= 0", name="pages"),
    )


def _movement() -> None:
    c.make_table(
        "movement",
        *c.row(),
        c.text("code", 40, index=True),
        c.day("day", index=True),
        c.day("known_from"),
        c.link("giver_person_id", "person.id", null=True),
        c.link("giver_organisation_id", "organisation.id", null=True),
        c.link("receiver_person_id", "person.id", null=True),
        c.link("receiver_organisation_id", "organisation.id", null=True),
        c.number("minutes"),
        c.text("kind", 40),
        c.link("cohort_id", "cohort.id", null=True),
        c.link("session_id", "session.id", null=True, cascade=True),
        sa.CheckConstraint(
            "giver_person_id is null or giver_organisation_id is null", name="giver"
        ),
        sa.CheckConstraint(
            "receiver_person_id is null or receiver_organisation_id is null", name="receiver"
        ),
    )


def _exchange() -> None:
    c.make_table(
        "exchange",
        *c.row(),
        c.text("code", 40, index=True),
        c.day("day", index=True),
        c.link("item_id", "board_item.id", null=True),
        c.link("answered_id", "board_item.id", null=True),
        c.link("call_id", "aid_call.id", null=True),
        c.one_of(
            "sort",
            "board_sort",
            "advice",
            "admin",
            "teaching",
            "room",
            "equipment",
            "course_place",
            "already_made",
            "other",
        ),
        c.text("what", 300),
        c.link("giver_person_id", "person.id", null=True),
        c.link("giver_organisation_id", "organisation.id", null=True),
        c.link("receiver_person_id", "person.id", null=True),
        c.link("receiver_organisation_id", "organisation.id", null=True),
        c.count("uses"),
        c.link("movement_id", "movement.id", null=True),
        c.link("reversal_id", "movement.id", null=True),
        c.day("taken_back_on", null=True),
        c.link("return_person_id", "person.id", null=True),
        c.link("return_organisation_id", "organisation.id", null=True),
        c.link("commitment_id", "commitment.id", null=True),
    )
