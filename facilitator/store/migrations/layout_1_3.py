"""The first layout, part 3: tables in the order of their keys."""

from __future__ import annotations

from facilitator.store.migrations import columns as c


def make() -> None:
    """Make the tables of this part."""
    _issued_paper()
    _movement()


def _issued_paper() -> None:
    c.make_table(
        "issued_paper",
        *c.row(),
        c.text("number", 40, index=True),
        c.number("edition"),
        c.one_of("kind", "paper_kind", "agreement", "summary"),
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
    )
