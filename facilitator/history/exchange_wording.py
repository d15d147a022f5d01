"""What the tables of the board, of readiness and of expectations are called in history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLES: Mapping[str, str] = {
    "reciprocal_agreement": N_("Reciprocal agreement"),
    "standing_offer": N_("What an organisation stands ready to give"),
    "aid_call": N_("Call on another organisation"), "board_item": N_("Ask or offer on the board"),
    "exchange": N_("What came of the board"), "learning_slot": N_("Slot of a learning exchange"),
    "learning_part": N_("Learner in a slot"), "expectation": N_("What somebody expects"),
    "expectation_answer": N_("How an expectation stands"),
    "community_count": N_("Slips on “Is this a community?”"),
    "rules_version": N_("Version of the rules"), "ballot": N_("Ballot on the rules"),
    "ballot_line": N_("Line of a ballot slip"), "assurance": N_("Document of a coach"),
    "cpd": N_("Professional development"), "practice_rule": N_("What is asked of a coach"),
}  # fmt: skip

FIELDS: Mapping[str, str] = {
    "about": N_("About"), "agreed_on": N_("Agreed on"), "answer": N_("Answer"),
    "answered_id": N_("What it answers"), "answered_on": N_("Answered on"),
    "asked_on": N_("Asked on"), "ballot_id": N_("Ballot"), "call_id": N_("Call"),
    "called_by_id": N_("Called by"), "called_on": N_("Called on"), "chosen_id": N_("Chosen"),
    "counted_on": N_("Counted on"), "details": N_("More about it"),
    "expectation_id": N_("Expectation"), "figure": N_("Figure"), "item_id": N_("On the board"),
    "kept": N_("How it stands"), "movement_id": N_("Line of the ledger"),
    "one_id": N_("The one"), "opened_on": N_("Opened on"), "posted_on": N_("On the board since"),
    "reflected": N_("Reflected on"), "return_organisation_id": N_("The return is meant for"),
    "return_person_id": N_("The return is meant for"), "reversal_id": N_("Taken back by"),
    "review_on": N_("To be reviewed on"), "rules_version_id": N_("Version of the rules"),
    "said": N_("What was said"), "seen": N_("Seen"), "side": N_("Who says so"),
    "slips": N_("Slips"), "slot_id": N_("Slot"), "sort": N_("What it is"),
    "standing_offer_id": N_("What it draws on"), "taken_back_on": N_("Taken back on"),
    "teacher_id": N_("Who teaches"), "text_cy": N_("Text in Welsh"),
    "text_en": N_("Text in English"), "urgency": N_("How soon"), "uses": N_("Uses"),
    "wave": N_("When"), "way": N_("Give or get"), "weight": N_("How much it weighs"),
    "what": N_("What"), "with_whom": N_("With whom"), "written_on": N_("Written on"),
}  # fmt: skip

VALUES: Mapping[str, str] = {
    "credential_log": N_("my name in my coach’s credential log"),
    "advice": N_("advice"), "admin": N_("admin"), "teaching": N_("teaching"),
    "room": N_("a room"), "equipment": N_("equipment"), "course_place": N_("a course place"),
    "already_made": N_("something already made"), "this_week": N_("this week"),
    "this_month": N_("this month"), "whenever": N_("whenever it suits"),
    "taken_down": N_("taken down"), "planned": N_("planned"), "taught": N_("taught"),
    "not_taught": N_("not taught"), "answered": N_("answered"),
    "not_this_time": N_("not this time"), "member": N_("a member"), "give": N_("give"),
    "get": N_("get"), "start": N_("at the start"), "middle": N_("half-way"),
    "end": N_("at the end"), "kept": N_("kept"), "partly": N_("partly"),
    "not_yet": N_("not yet"), "changed": N_("wanted no longer"), "yes": N_("yes"),
    "becoming": N_("becoming one"), "no_view": N_("cannot say yet"),
    "qualification": N_("a qualification"), "supervision": N_("supervision"),
    "cpd": N_("professional development"), "insurance": N_("insurance"),
    "ethics_code": N_("a code of ethics"), "employer_release": N_("the employer’s release"),
    "check": N_("a background check"), "first": N_("first of all"),
    "meanwhile": N_("with supervision meanwhile"), "one_to_one": N_("one to one"),
    "group": N_("in a group"), "peers": N_("among peers"),
}  # fmt: skip
