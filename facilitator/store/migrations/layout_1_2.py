"""The first layout, part 2: tables in the order of their keys."""

from __future__ import annotations

from facilitator.store.migrations import columns as c


def make() -> None:
    """Make the tables of this part."""
    _enrolment()
    _gathering()
    _organisation_alias()
    _pair_mark()
    _paper_part()
    _pause()
    _promise_template()
    _qualification()
    _request()
    _ring()
    _round()
    _skill()
    _supervision()
    _attendance()
    _pairing()
    _planned_pair()
    _agreement()
    _session()
    _thank()
    _correction()


def _enrolment() -> None:
    c.make_table(
        "enrolment",
        *c.row(),
        c.link("cohort_id", "cohort.id", cascade=True),
        c.link("person_id", "person.id", cascade=True),
        c.one_of("role", "enrolment_role", "both", "gives", "receives"),
        c.one_of(
            "state",
            "enrolment_state",
            "applied",
            "waiting",
            "accepted",
            "active",
            "paused",
            "completed",
            "withdrew",
        ),
        c.day("enrolled_on", null=True),
        c.day("left_on", null=True),
        c.day("rules_accepted_on", null=True),
        c.text("hopes_to_give", 1000),
        c.text("hopes_to_get", 1000),
    )


def _gathering() -> None:
    c.make_table(
        "gathering",
        *c.row(),
        c.link("cohort_id", "cohort.id", cascade=True),
        c.text("title_en", 200),
        c.text("title_cy", 200),
        c.day("day"),
        c.text("starts_at", 5),
        c.text("ends_at", 5),
        c.text("place_en", 300),
        c.text("place_cy", 300),
        c.day("pack_prepared_on", null=True),
    )


def _organisation_alias() -> None:
    c.make_table(
        "organisation_alias",
        *c.row(),
        c.link("organisation_id", "organisation.id", cascade=True),
        c.text("alias", 200),
        c.text("folded", 400, index=True),
    )


def _pair_mark() -> None:
    c.make_table(
        "pair_mark",
        *c.row(),
        c.link("cohort_id", "cohort.id", cascade=True),
        c.link("coach_id", "person.id", cascade=True),
        c.link("coachee_id", "person.id", cascade=True),
        c.one_of("kind", "mark_kind", "lock", "forbid"),
    )


def _paper_part() -> None:
    c.make_table(
        "paper_part",
        c.unique_id("paper_id"),
        c.number_key("position"),
        c.text_link("chunk", 64, "paper_chunk.sha256"),
    )


def _pause() -> None:
    c.make_table(
        "pause",
        *c.row(),
        c.link("person_id", "person.id", cascade=True),
        c.day("start"),
        c.day("end", null=True),
    )


def _promise_template() -> None:
    c.make_table(
        "promise_template",
        *c.row(),
        c.link("cohort_id", "cohort.id", cascade=True),
        c.text("name_en", 200),
        c.text("name_cy", 200),
        c.one_of("direction", "direction", "return", "pass_on", "to_pool", "later"),
        c.count("minutes"),
        c.one_of("counts", "counts", "any", "external"),
        c.yes_no("qualified_only"),
        c.text("region", 200),
        c.day("due", null=True),
        c.text("source", 300),
    )


def _qualification() -> None:
    c.make_table(
        "qualification",
        *c.row(),
        c.link("person_id", "person.id", cascade=True),
        c.text("body", 100),
        c.text("title", 200),
        c.text("state", 40),
        c.day("achieved_on", null=True),
        c.day("expires", null=True),
        c.yes_no("certificate_seen"),
    )


def _request() -> None:
    c.make_table(
        "request",
        *c.row(),
        c.text("code", 40, index=True),
        c.link("from_person_id", "person.id", cascade=True),
        c.link("to_person_id", "person.id", null=True),
        c.day("received"),
        c.day("answered", null=True),
        c.text("need", 500),
    )


def _ring() -> None:
    c.make_table(
        "ring",
        *c.row(),
        c.link("cohort_id", "cohort.id", cascade=True),
        c.text("code", 40),
        c.text("name", 100),
        c.one_of(
            "state", "ring_state", "proposed", "turning", "place_to_fill", "came_round", "dissolved"
        ),
    )


def _round() -> None:
    c.make_table(
        "round",
        *c.row(),
        c.link("cohort_id", "cohort.id", cascade=True),
        c.number("number"),
        c.day("ran_on"),
        c.number("ring_cap", null=True),
        c.yes_no("one_way"),
        c.text("status", 40),
        c.one_of("state", "round_state", "draft", "published", "superseded"),
        c.number("bound", null=True),
        c.json("unplaced"),
    )


def _skill() -> None:
    c.make_table(
        "skill",
        *c.row(),
        c.link("person_id", "person.id", cascade=True),
        c.link("topic_id", "topic.id"),
        c.one_of("kind", "skill_kind", "offer", "ask"),
        c.number("place"),
    )


def _supervision() -> None:
    c.make_table(
        "supervision",
        *c.row(),
        c.link("person_id", "person.id", cascade=True),
        c.day("day"),
        c.number("minutes"),
    )


def _attendance() -> None:
    c.make_table(
        "attendance",
        *c.row(),
        c.link("gathering_id", "gathering.id", cascade=True),
        c.link("person_id", "person.id", cascade=True),
        c.one_of("state", "attendance_state", "expected", "came", "apologies", "absent"),
    )


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
            "disputed_by", "told_by", "coach", "coachee", "both", "slip", "facilitator", null=True
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
