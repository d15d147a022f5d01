"""The first layout, part 4: tables in the order of their keys."""

from __future__ import annotations

from facilitator.store.migrations import columns as c


def make() -> None:
    """Make the tables of this part."""
    _exchange()
    _learning_part()


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


def _learning_part() -> None:
    c.make_table(
        "learning_part",
        *c.row(),
        c.link("slot_id", "learning_slot.id", cascade=True),
        c.link("person_id", "person.id", cascade=True),
        c.link("movement_id", "movement.id", null=True),
    )
