"""The first layout, part 3: tables in the order of their keys."""

from __future__ import annotations

import sqlalchemy as sa

from facilitator.store.migrations import columns as c


def make() -> None:
    """Make the tables of this part."""
    _gathering()
    _lawful_basis()
    _loan()
    _organisation_alias()
    _pair_mark()
    _paper_part()
    _pause()
    _promise_template()
    _qualification()
    _reciprocal_agreement()
    _record_request()
    _request()
    _ring()
    _round()
    _skill()
    _supervision()
    _survey_round()
    _attendance()
    _ballot_line()
    _expectation_answer()
    _induction_tick()
    _learning_slot()


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
        c.text("pack_mark", 64),
        c.json("pack_held"),
        c.day("moved_from", null=True),
        sa.CheckConstraint("starts_at = '' or ends_at = '' or starts_at < ends_at", name="times"),
    )


def _lawful_basis() -> None:
    c.make_table(
        "lawful_basis",
        *c.row(),
        c.link("person_id", "person.id", cascade=True),
        c.one_of(
            "ground",
            "lawful_ground",
            "public_task",
            "legitimate_interests",
            "contract",
            "legal_duty",
            "consent",
        ),
        c.text("notice", 40),
        c.day("told_on"),
    )


def _loan() -> None:
    c.make_table(
        "loan",
        *c.row(),
        c.link("cohort_id", "cohort.id", cascade=True),
        c.text("letter", 2),
        c.text("to_whom", 200),
        c.day("until", null=True),
        c.day("lent_on"),
        c.day("back_on", null=True),
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
        c.one_of(
            "reason", "rest_reason", "not_said", "leave", "illness", "work", "family", "restricted"
        ),
        c.number("quiet_days"),
        sa.CheckConstraint('"start" <= "end"', name="dates"),
        sa.CheckConstraint("quiet_days >= 0", name="quiet_days"),
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


def _reciprocal_agreement() -> None:
    c.make_table(
        "reciprocal_agreement",
        *c.row(),
        c.text("code", 40, index=True),
        c.link("one_id", "organisation.id"),
        c.link("other_id", "organisation.id"),
        c.text("about", 500),
        c.day("agreed_on"),
        c.day("review_on", null=True),
        c.day("ended_on", null=True),
        c.text("kept_where", 200),
    )


def _record_request() -> None:
    c.make_table(
        "record_request",
        *c.row(),
        c.link("person_id", "person.id", cascade=True),
        c.one_of("asks", "record_asked", "see", "correct", "restrict", "erase"),
        c.day("received"),
        c.day("answered", null=True),
        sa.CheckConstraint("received <= answered", name="dates"),
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
        c.link("topic_id", "topic.id", null=True),
        c.day("need_by", null=True),
        c.one_of("urgency", "urgency", "whenever", "this_month", "this_week"),
        c.one_of("release", "release", "not_asked", "asked", "agreed", "not_now"),
        c.day("told_on", null=True),
        c.day("closed_on", null=True),
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
        c.json("options"),
        sa.CheckConstraint("number >= 0", name="number"),
        sa.CheckConstraint("ring_cap >= 2", name="cap"),
    )


def _skill() -> None:
    c.make_table(
        "skill",
        *c.row(),
        c.link("person_id", "person.id", cascade=True),
        c.link("topic_id", "topic.id"),
        c.one_of("kind", "skill_kind", "offer", "ask"),
        c.number("place"),
        sa.CheckConstraint("place >= 0", name="place"),
    )


def _supervision() -> None:
    c.make_table(
        "supervision",
        *c.row(),
        c.link("person_id", "person.id", cascade=True),
        c.day("day"),
        c.number("minutes"),
        c.text("with_whom", 200),
        c.one_of("mode", "supervision_mode", "one_to_one", "group", "peers", null=True),
        sa.CheckConstraint("minutes >= 0", name="minutes"),
    )


def _survey_round() -> None:
    c.make_table(
        "survey_round",
        *c.row(),
        c.link("cohort_id", "cohort.id", cascade=True),
        c.one_of("respondent", "respondent", "client", "coach", "line_manager", "third_party"),
        c.one_of("wave", "survey_wave", "before", "after", "six_months"),
        c.number("handed_out"),
        c.day("on"),
        sa.CheckConstraint("handed_out >= 0", name="handed_out"),
    )


def _attendance() -> None:
    c.make_table(
        "attendance",
        *c.row(),
        c.link("gathering_id", "gathering.id", cascade=True),
        c.link("person_id", "person.id", cascade=True),
        c.one_of("state", "attendance_state", "expected", "came", "apologies", "absent"),
    )


def _ballot_line() -> None:
    c.make_table(
        "ballot_line",
        *c.row(),
        c.link("ballot_id", "ballot.id", cascade=True),
        c.link("rules_version_id", "rules_version.id", null=True),
        c.number("place"),
        c.count("slips"),
        sa.CheckConstraint("place >= 0", name="place"),
    )


def _expectation_answer() -> None:
    c.make_table(
        "expectation_answer",
        *c.row(),
        c.link("expectation_id", "expectation.id", cascade=True),
        c.link("person_id", "person.id", cascade=True),
        c.one_of("side", "side", "member", "programme"),
        c.one_of("wave", "wave", "start", "middle", "end"),
        c.one_of("kept", "kept", "kept", "partly", "not_yet", "changed"),
        c.day("asked_on"),
    )


def _induction_tick() -> None:
    c.make_table(
        "induction_tick",
        *c.row(),
        c.link("enrolment_id", "enrolment.id", cascade=True),
        c.one_of(
            "point",
            "induction_point",
            "sheet",
            "rules",
            "expectations",
            "data_notice",
            "welsh_offered",
            "if_it_slips",
        ),
        c.day("on"),
    )


def _learning_slot() -> None:
    c.make_table(
        "learning_slot",
        *c.row(),
        c.link("gathering_id", "gathering.id", cascade=True),
        c.number("place"),
        c.text("title", 200),
        c.link("teacher_id", "person.id"),
        c.count("minutes"),
        c.one_of("state", "slot_state", "planned", "taught", "not_taught"),
        c.link("item_id", "board_item.id", null=True),
        sa.CheckConstraint("place >= 0", name="place"),
    )
