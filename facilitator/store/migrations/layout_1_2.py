"""The first layout, part 2: tables in the order of their keys."""

from __future__ import annotations

import sqlalchemy as sa

from facilitator.store.migrations import columns as c


def make() -> None:
    """Make the tables of this part."""
    _signing_key()
    _snooze()
    _topic()
    _unfinished()
    _affiliation()
    _apart()
    _archiving()
    _assurance()
    _ballot()
    _board_item()
    _care_step()
    _change()
    _choice()
    _commitment()
    _community_count()
    _consent()
    _cpd()
    _department()
    _enrolment()
    _expectation()


def _signing_key() -> None:
    c.make_table(
        "signing_key",
        c.text_key("letter", 2),
        c.blob("secret"),
    )


def _snooze() -> None:
    c.make_table(
        "snooze",
        *c.row(),
        c.text("rule", 60),
        c.text("subject", 60),
        c.day("on"),
        c.day("until", null=True),
        c.text("why", 500),
    )


def _topic() -> None:
    c.make_table(
        "topic",
        *c.row(),
        c.text("name_en", 200),
        c.text("name_cy", 200),
        c.text("folded", 400),
    )


def _unfinished() -> None:
    c.make_table(
        "unfinished",
        c.text_key("what", 40),
    )


def _affiliation() -> None:
    c.make_table(
        "affiliation",
        *c.row(),
        c.link("person_id", "person.id", cascade=True),
        c.link("organisation_id", "organisation.id", null=True),
        c.text("department", 200),
        c.text("role", 200),
        c.link("line_manager_id", "person.id", null=True),
        c.text("line_manager_name", 200),
        c.day("start", null=True),
        c.day("end", null=True),
        sa.CheckConstraint('"start" <= "end"', name="dates"),
    )


def _apart() -> None:
    c.make_table(
        "apart",
        *c.row(),
        c.link("person_id", "person.id", cascade=True),
        c.link("other_id", "person.id", cascade=True),
        c.one_of("kind", "apart_kind", "conflict", "do_not_pair"),
        c.day("since", null=True),
    )


def _archiving() -> None:
    c.make_table(
        "archiving",
        *c.row(),
        c.link("cohort_id", "cohort.id", cascade=True),
        c.day("agreed_on"),
        c.day("done_on", null=True),
        c.number("people"),
        c.number("stayed"),
        c.number("sessions"),
        c.number("minutes"),
        c.number("papers"),
        sa.CheckConstraint("minutes >= 0", name="minutes"),
        sa.CheckConstraint("papers >= 0", name="papers"),
        sa.CheckConstraint("people >= 0", name="people"),
        sa.CheckConstraint("sessions >= 0", name="sessions"),
        sa.CheckConstraint("stayed >= 0", name="stayed"),
    )


def _assurance() -> None:
    c.make_table(
        "assurance",
        *c.row(),
        c.link("person_id", "person.id", cascade=True),
        c.one_of(
            "kind",
            "practice_kind",
            "qualification",
            "supervision",
            "cpd",
            "insurance",
            "ethics_code",
            "employer_release",
            "check",
        ),
        c.text("what", 200),
        c.day("since"),
        c.day("until", null=True),
        c.yes_no("seen"),
    )


def _ballot() -> None:
    c.make_table(
        "ballot",
        *c.row(),
        c.link("cohort_id", "cohort.id", cascade=True),
        c.day("opened_on"),
        c.day("counted_on", null=True),
        c.link("chosen_id", "rules_version.id", null=True),
    )


def _board_item() -> None:
    c.make_table(
        "board_item",
        *c.row(),
        c.text("code", 40, index=True),
        c.one_of("kind", "board_kind", "ask", "offer"),
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
        c.text("title", 200),
        c.text("details", 1000),
        c.link("person_id", "person.id", null=True),
        c.link("organisation_id", "organisation.id", null=True),
        c.link("topic_id", "topic.id", null=True),
        c.count("minutes"),
        c.count("uses"),
        c.one_of("urgency", "urgency", "whenever", "this_month", "this_week"),
        c.text("place", 300),
        c.day("posted_on"),
        c.day("until", null=True),
        c.one_of("state", "board_state", "open", "met", "taken_down"),
        c.day("closed_on", null=True),
    )


def _care_step() -> None:
    c.make_table(
        "care_step",
        *c.row(),
        c.link("person_id", "person.id", cascade=True),
        c.one_of(
            "kind",
            "step_kind",
            "quiet_word",
            "friendly_letter",
            "meeting",
            "rest_from_receiving",
            "step_out_cohort",
            "step_out_programme",
        ),
        c.day("decided_on"),
        c.day("ends_on"),
        c.text("because", 500),
        c.text("skipped", 500),
        c.json("facts"),
        c.text("reply", 2000),
        c.day("replied_on", null=True),
        c.one_of(
            "outcome",
            "step_outcome",
            "in_step_again",
            "planned_again",
            "ended",
            "withdrawn",
            null=True,
        ),
        c.day("closed_on", null=True),
        c.text("closing", 500),
    )


def _change() -> None:
    c.make_table(
        "change",
        c.counter("id"),
        c.number_link("act_id", "act.id"),
        c.text("tbl", 60),
        c.text("pk", 40),
        c.text("before", null=True),
        c.text("after", null=True),
        c.text("salt", 40),
        c.text("digest", 64, null=True),
        sa.Index("ix_change_row", "tbl", "pk"),
    )


def _choice() -> None:
    c.make_table(
        "choice",
        *c.row(),
        c.link("cohort_id", "cohort.id", cascade=True),
        c.link("coach_id", "person.id", cascade=True),
        c.link("coachee_id", "person.id", cascade=True),
        c.one_of("side", "choice_side", "coachee", "coach"),
        c.number("rank"),
        sa.CheckConstraint("rank >= 1 and rank <= 5", name="rank"),
    )


def _commitment() -> None:
    c.make_table(
        "commitment",
        *c.row(),
        c.text("code", 40, index=True),
        c.one_of("owner_kind", "party_kind", "person", "organisation", "programme"),
        c.link("owner_person_id", "person.id", null=True),
        c.link("owner_organisation_id", "organisation.id", null=True),
        c.one_of("direction", "direction", "return", "pass_on", "to_pool", "later"),
        c.link("to_person_id", "person.id", null=True),
        c.link("to_organisation_id", "organisation.id", null=True),
        c.count("minutes"),
        c.one_of("counts", "counts", "any", "external"),
        c.day("begins"),
        c.day("due"),
        c.text("source", 300),
        c.link("cohort_id", "cohort.id", null=True),
        c.one_of(
            "state", "commitment_state", "open", "met", "replanned", "handed_on", "let_go", "lapsed"
        ),
        c.link("handed_to_id", "person.id", null=True),
        c.text("note", 500),
        c.yes_no("qualified_only"),
        c.text("region", 200),
        c.number("rule_version"),
        sa.CheckConstraint("begins <= due", name="dates"),
        sa.CheckConstraint(
            "owner_person_id is null or owner_organisation_id is null", name="owner"
        ),
        sa.CheckConstraint("rule_version >= 0", name="rule_version"),
        sa.CheckConstraint("to_person_id is null or to_organisation_id is null", name="receiver"),
    )


def _community_count() -> None:
    c.make_table(
        "community_count",
        *c.row(),
        c.link("cohort_id", "cohort.id", cascade=True),
        c.one_of("wave", "wave", "start", "middle", "end"),
        c.one_of("answer", "community", "yes", "becoming", "not_yet", "no_view"),
        c.count("slips"),
        c.day("counted_on"),
    )


def _consent() -> None:
    c.make_table(
        "consent",
        *c.row(),
        c.link("person_id", "person.id", cascade=True),
        c.one_of(
            "purpose",
            "consent_purpose",
            "data",
            "named_thanks",
            "tell_manager",
            "public_thanks",
            "photograph",
            "profile",
            "credential_log",
        ),
        c.text("wording", 40),
        c.day("given_on"),
        c.day("withdrawn_on", null=True),
        sa.CheckConstraint("given_on <= withdrawn_on", name="dates"),
    )


def _cpd() -> None:
    c.make_table(
        "cpd",
        *c.row(),
        c.link("person_id", "person.id", cascade=True),
        c.day("day"),
        c.count("minutes"),
        c.text("title", 200),
        c.yes_no("reflected"),
    )


def _department() -> None:
    c.make_table(
        "department",
        *c.row(),
        c.link("organisation_id", "organisation.id", cascade=True),
        c.text("name_en", 200),
        c.text("name_cy", 200),
        c.yes_no("is_site"),
    )


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
        c.one_of("release", "release", "not_asked", "asked", "agreed", "not_now"),
        c.day("release_on", null=True),
        c.day("told_on", null=True),
    )


def _expectation() -> None:
    c.make_table(
        "expectation",
        *c.row(),
        c.link("cohort_id", "cohort.id", cascade=True),
        c.link("person_id", "person.id", null=True, cascade=True),
        c.one_of("way", "way", "give", "get"),
        c.text("said", 300),
        c.number("place"),
        c.day("asked_on"),
        sa.CheckConstraint("place >= 0", name="place"),
    )
