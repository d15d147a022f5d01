"""The first layout, part 1: tables in the order of their keys."""

from __future__ import annotations

import sqlalchemy as sa

from facilitator.store.migrations import columns as c


def make() -> None:
    """Make the tables of this part."""
    _act()
    _act_now()
    _bank_holiday()
    _bundle()
    _cohort()
    _concern()
    _dismissal()
    _equality_sum()
    _half_typed()
    _left_answer()
    _moved()
    _organisation()
    _own_field()
    _paper_chunk()
    _person()
    _practice_rule()
    _programme()
    _rules_version()
    _saved_question()
    _scan_picture()


def _act() -> None:
    c.make_table(
        "act",
        c.number_key("id"),
        c.instant("at"),
        c.text("who", 200),
        c.text("kind", 10),
        c.text("label", 100),
        c.json("said"),
        c.number("undoes", null=True),
        c.number("undone_by", null=True),
        c.yes_no("final"),
        c.number("schema"),
        c.text("salt", 40),
        c.text("said_digest", 64, null=True),
        c.text("digest", 64),
    )


def _act_now() -> None:
    c.make_table(
        "act_now",
        c.number_key("id"),
        c.number("act_id", null=True),
    )


def _bank_holiday() -> None:
    c.make_table(
        "bank_holiday",
        *c.row(),
        c.day("day"),
        c.text("name", 200),
    )


def _bundle() -> None:
    c.make_table(
        "bundle",
        *c.row(),
        c.yes_no("is_ours"),
        c.text("letter", 2),
        c.text("signer", 64),
        c.text("head", 64, index=True),
        c.text("known", 64),
        c.day("made_on"),
        c.day("brought_on", null=True),
        c.number("steps"),
        c.json("knows"),
        c.json("mixed"),
        sa.CheckConstraint("steps >= 0", name="steps"),
    )


def _cohort() -> None:
    c.make_table(
        "cohort",
        *c.row(),
        c.text("code", 40, index=True),
        c.text("title_en", 200),
        c.text("title_cy", 200),
        c.one_of(
            "state",
            "cohort_state",
            "draft",
            "open",
            "matching",
            "in_progress",
            "closing",
            "closed",
            "archived",
        ),
        c.day("start", null=True),
        c.day("end", null=True),
        c.number("receives_sessions"),
        c.number("gives_sessions"),
        c.number("session_minutes"),
        c.day("give_by", null=True),
        c.one_of("counts", "counts", "any", "external"),
        c.number("ring_cap", null=True),
        c.text("place_en", 300),
        c.text("place_cy", 300),
        c.json("limits"),
        c.json("rules"),
        c.day("certificates_on", null=True),
        c.day("roll_on", null=True),
        c.number("retention_months", null=True),
        sa.CheckConstraint('"start" <= "end"', name="dates"),
        sa.CheckConstraint("gives_sessions >= 0", name="gives_sessions"),
        sa.CheckConstraint("receives_sessions >= 0", name="receives_sessions"),
        sa.CheckConstraint("retention_months >= 1", name="kept"),
        sa.CheckConstraint("ring_cap >= 2", name="cap"),
        sa.CheckConstraint("session_minutes >= 0", name="session_minutes"),
    )


def _concern() -> None:
    c.make_table(
        "concern",
        *c.row(),
        c.text("code", 40),
        c.day("on"),
        c.one_of(
            "route",
            "concern_route",
            "employer",
            "safeguarding_lead",
            "steering_group",
            "emergency",
            "other",
        ),
        c.one_of("state", "concern_state", "received", "passed_on", "closed"),
        c.text("papers_with", 200),
        c.day("closed_on", null=True),
    )


def _dismissal() -> None:
    c.make_table(
        "dismissal",
        *c.row(),
        c.text("rule", 60),
        c.text("subject", 60),
        c.day("on"),
        c.text("why", 500),
    )


def _equality_sum() -> None:
    c.make_table(
        "equality_sum",
        *c.row(),
        c.text("question", 30),
        c.text("answer", 30),
        c.number("forms"),
        sa.CheckConstraint("forms >= 0", name="forms"),
    )


def _half_typed() -> None:
    c.make_table(
        "half_typed",
        c.text_key("place", 200),
        c.instant("at"),
        c.json("words"),
    )


def _left_answer() -> None:
    c.make_table(
        "left_answer",
        *c.row(),
        c.day("on", index=True),
        c.number("place"),
        c.json("asked"),
        sa.CheckConstraint("place >= 0", name="place"),
    )


def _moved() -> None:
    c.make_table(
        "moved",
        c.number_key("step"),
    )


def _organisation() -> None:
    c.make_table(
        "organisation",
        *c.row(),
        c.text("code", 40, index=True),
        c.text("name_en", 200),
        c.text("name_cy", 200),
        c.text("letters", 3),
        c.number("colour"),
        c.text("sector", 100),
        c.text("region", 200),
        c.one_of(
            "status", "organisation_status", "prospect", "partner", "review_due", "dormant", "left"
        ),
        c.text("lead_name", 200),
        c.text("lead_contact", 300),
        c.text("folded", 2000),
        c.text("notes", 4000),
        c.day("joined_on", null=True),
        c.day("agreement_on", null=True),
        c.day("data_sharing_on", null=True),
        c.day("left_on", null=True),
        sa.CheckConstraint("colour >= 0", name="colour"),
    )


def _own_field() -> None:
    c.make_table(
        "own_field",
        *c.row(),
        c.text("name_en", 100),
        c.text("name_cy", 100),
        c.number("place"),
        sa.CheckConstraint("place >= 0", name="place"),
    )


def _paper_chunk() -> None:
    c.make_table(
        "paper_chunk",
        c.text_key("sha256", 64),
        c.blob("body"),
    )


def _person() -> None:
    c.make_table(
        "person",
        *c.row(),
        c.text("code", 40, index=True),
        c.text("full_name", 200),
        c.text("known_as", 200),
        c.text("sort_name", 200),
        c.ordered_text("sort_key_en", 1000, index=True),
        c.ordered_text("sort_key_cy", 1000, index=True),
        c.text("folded", 2000),
        c.text("email", 320),
        c.text("phone", 100),
        c.one_of("letter_language", "letter_language", "cy", "en", "both", "not_asked"),
        c.day("language_asked_on", null=True),
        c.json("coaching_languages"),
        c.yes_no("large_print"),
        c.text("profession", 200),
        c.text("region", 200),
        c.json("availability"),
        c.number("capacity"),
        c.number("demand"),
        c.one_of(
            "status",
            "person_status",
            "enquired",
            "applied",
            "waiting",
            "active",
            "resting",
            "stepped_back",
            "alumni",
            "left",
            "deceased",
        ),
        c.day("joined", null=True),
        c.day("left", null=True),
        c.link("merged_into_id", "person.id", null=True),
        c.json("own_fields"),
        c.text("notes", 4000),
        c.one_of(
            "if_it_slips",
            "tell_way",
            "not_asked",
            "call",
            "e_mail",
            "note",
            "in_person",
            "via_other",
        ),
        c.yes_no("stays_on_roll"),
        sa.CheckConstraint("capacity >= 0", name="capacity"),
        sa.CheckConstraint("demand >= 0", name="demand"),
    )


def _practice_rule() -> None:
    c.make_table(
        "practice_rule",
        *c.row(),
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
        c.one_of("weight", "weight", "first", "meanwhile", "not_asked"),
        c.number("figure", null=True),
        sa.CheckConstraint("figure >= 0", name="figure"),
    )


def _programme() -> None:
    c.make_table(
        "programme",
        *c.row(),
        c.text("name_en", 200),
        c.text("name_cy", 200),
        c.one_of("kind", "programme_kind", "circle", "pool", "both"),
        c.one_of("elsewhere", "elsewhere", "organisation", "department", "profession"),
        c.text("facilitator_name", 200),
        c.text("facilitator_contact", 500),
        c.text("concerns_contact", 500),
        c.text("data_contact", 500),
        c.text("deputy_name", 200),
        c.text("deputy_contact", 500),
        c.text("second_place", 1000),
        c.number("retention_months"),
        c.text("laptop_letter", 2),
        c.text("alphabet", 2),
        c.text("coachee_word", 40),
        c.number("session_minutes"),
        c.number("grace_days"),
        c.number("no_show_window_months"),
        c.number("notice_working_days"),
        c.number("rounding_minutes"),
        c.json("limits"),
        c.yes_no("is_sample"),
        sa.CheckConstraint("alphabet in ('cy', 'en')", name="alphabet"),
        sa.CheckConstraint("grace_days >= 0", name="grace_days"),
        sa.CheckConstraint("no_show_window_months >= 0", name="no_show_window_months"),
        sa.CheckConstraint("notice_working_days >= 0", name="notice_working_days"),
        sa.CheckConstraint("retention_months >= 0", name="retention_months"),
        sa.CheckConstraint("rounding_minutes >= 0", name="rounding_minutes"),
        sa.CheckConstraint("session_minutes >= 0", name="session_minutes"),
    )


def _rules_version() -> None:
    c.make_table(
        "rules_version",
        *c.row(),
        c.number("number"),
        c.text("title_en", 200),
        c.text("title_cy", 200),
        c.text("text_en", 4000),
        c.text("text_cy", 4000),
        c.day("written_on"),
        sa.CheckConstraint("number >= 1", name="number"),
    )


def _saved_question() -> None:
    c.make_table(
        "saved_question",
        *c.row(),
        c.text("name", 200),
        c.json("asked"),
    )


def _scan_picture() -> None:
    c.make_table(
        "scan_picture",
        c.text_key("digest", 64),
        c.blob("body"),
    )
