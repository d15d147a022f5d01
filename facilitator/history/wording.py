"""What tables, fields and values of the record are called when history shows them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.history import asking_wording as asking
from facilitator.history import exchange_wording as exchange
from facilitator.history import laptop_wording as laptops
from facilitator.history import life_wording as life
from facilitator.history import paper_wording as papers
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.words import Words

TABLES: Mapping[str, str] = {
    "programme": N_("Programme"), "bank_holiday": N_("Day off"), "own_field": N_("Own field"),
    "topic": N_("Topic"), "organisation": N_("Organisation"),
    "organisation_alias": N_("Other spelling"), "department": N_("Department"),
    "person": N_("Person"), "affiliation": N_("Place of work"), "skill": N_("Offer or ask"),
    "qualification": N_("Qualification"), "consent": N_("Consent"), "apart": N_("Not together"),
    "pause": N_("Rest"), "cohort": N_("Cohort"), "gathering": N_("Gathering"),
    "attendance": N_("Attendance"), "enrolment": N_("Enrolment"), "pair_mark": N_("Mark on a pair"),
    "choice": N_("Choice"), "seat": N_("Seat in a round"),
    "round": N_("Run of the pairing"), "planned_pair": N_("Planned pair"), "ring": N_("Ring"),
    "pairing": N_("Pairing"), "commitment": N_("Promise"), "session": N_("Session"),
    "correction": N_("Correction"), "movement": N_("Line of the ledger"),
    "agreement": N_("Agreement"), "issued_paper": N_("Issued paper"), "thank": N_("Thanks"),
    "request": N_("Request"), "supervision": N_("Supervision"), "snooze": N_("Put off"),
    "dismissal": N_("Not a concern"), "care_step": N_("Step of staying in touch"),
    "promise_template": N_("Template of a promise"),
    "left_answer": N_("Answer that left the programme"), "saved_question": N_("Saved question"),
    **exchange.TABLES,
    **asking.TABLES,
    **life.TABLES,
    **laptops.TABLES,
    **papers.TABLES,
}  # fmt: skip

FIELDS: Mapping[str, str] = {
    "achieved_on": N_("Achieved on"), "agreement_id": N_("Agreement"), "alias": N_("Spelling"),
    "alphabet": N_("Alphabet"), "answered": N_("Answered"), "availability": N_("Free on"),
    "begins": N_("Begins"), "body": N_("Awarding body"), "bound": N_("Most possible"),
    "capacity": N_("Can give to"), "certificate_seen": N_("Certificate seen"),
    "coach_id": N_("Coach"), "coachee_id": N_("Coachee"), "coachee_word": N_("Word for coachee"),
    "coaching_languages": N_("Languages of coaching"), "code": N_("Code"),
    "cohort_id": N_("Cohort"), "colour": N_("Colour"), "commitment_id": N_("Promise"),
    "concerns_contact": N_("Contact for concerns"), "confirmed": N_("Confirmed by both"),
    "contracted_sessions": N_("Sessions agreed"), "counts": N_("Counts when given"),
    "data_contact": N_("Contact for data"),
    "deputy_contact": N_("How to reach the deputy"),
    "deputy_name": N_("Deputy"), "second_place": N_("Second place of the backups"),
    "day": N_("Day"), "demand": N_("Wants to receive from"),
    "department": N_("Department"), "direction": N_("Direction"), "due": N_("Due"),
    "edition": N_("Version"), "elsewhere": N_("What counts as elsewhere"), "email": N_("E-mail"),
    "end": N_("Until"), "ended_on": N_("Ended on"), "ends_at": N_("Ends at"),
    "enrolled_on": N_("Enrolled on"), "expires": N_("Good until"),
    "facilitator_contact": N_("Facilitator’s contact"), "facilitator_name": N_("Facilitator"),
    "file_name": N_("File"), "fingerprint": N_("Fingerprint"), "from_person_id": N_("From"),
    "full_name": N_("Full name"), "gathering_id": N_("Gathering"), "give_by": N_("Give by"),
    "given_on": N_("Given on"), "giver_organisation_id": N_("Giver"),
    "giver_person_id": N_("Giver"), "gives_sessions": N_("Sessions to give"),
    "grace_days": N_("Days of grace"), "handed_to_id": N_("Handed on to"),
    "hopes_to_get": N_("Hopes to get"), "hopes_to_give": N_("Hopes to give"),
    "is_sample": N_("Sample"), "is_site": N_("Site"), "issued": N_("Issued"),
    "joined": N_("Joined"), "kept_where": N_("Kept where"), "kind": N_("Kind"),
    "known_as": N_("Known as"), "known_from": N_("Known from"),
    "knows": N_("Known of other laptops"), "language": N_("Language"),
    "language_asked_on": N_("Language asked on"), "laptop_letter": N_("Letter of this laptop"),
    "large_print": N_("Large print"), "lead_contact": N_("Lead’s contact"),
    "lead_name": N_("Lead"), "left": N_("Left"), "left_on": N_("Left on"),
    "letter_language": N_("Language of letters"), "letters": N_("Letters on the disc"),
    "limits": N_("Limits of This week"), "line_manager_id": N_("Line manager"),
    "line_manager_name": N_("Line manager"), "merged_into_id": N_("Merged into"),
    "minutes": N_("Minutes"), "minutes_each": N_("Minutes a session"),
    "mixed": N_("Changed by both"), "mode": N_("How"),
    "name": N_("Name"), "name_cy": N_("Name in Welsh"), "name_en": N_("Name in English"),
    "need": N_("What is asked for"),
    "no_show_window_months": N_("Months that missed sessions count"),
    "note": N_("Note"), "notes": N_("Notes"), "notice_working_days": N_("Notice, in working days"),
    "number": N_("Number"), "on": N_("On"), "one_way": N_("One way"),
    "organisation_id": N_("Organisation"), "other_id": N_("The other"),
    "others": N_("Others in the room"), "outcome": N_("Outcome"), "own_fields": N_("Own fields"),
    "owner_kind": N_("Whose promise"), "owner_organisation_id": N_("Promised by"),
    "owner_person_id": N_("Promised by"), "pack_prepared_on": N_("Pack prepared on"),
    "pages": N_("Pages"), "pairing_id": N_("Pairing"), "person_id": N_("Person"),
    "phone": N_("Telephone"), "place": N_("Place"), "place_cy": N_("Place in Welsh"),
    "place_en": N_("Place in English"), "planned_end": N_("Planned end"),
    "position": N_("Place in the ring"), "profession": N_("Profession"), "purpose": N_("For what"),
    "ran_on": N_("Ran on"), "reader_id": N_("Reader"), "reason": N_("Reason"),
    "received": N_("Received"), "receiver_organisation_id": N_("Receiver"),
    "receiver_person_id": N_("Receiver"), "receives_sessions": N_("Sessions to receive"),
    "recorded_on": N_("Recorded on"), "region": N_("Region"),
    "retention_months": N_("Months that records are kept"), "ring": N_("Ring"),
    "ring_cap": N_("Longest ring"), "ring_id": N_("Ring"), "role": N_("Role"),
    "round_id": N_("Run of the pairing"), "rule": N_("Rule"), "rules": N_("Rules"),
    "rules_accepted_on": N_("Rules accepted on"), "score": N_("Fit"), "sector": N_("Sector"),
    "session_id": N_("Session"), "session_minutes": N_("Minutes a session"),
    "sha256": N_("Digest of the file"), "signed_coach": N_("Signed by the coach"),
    "signed_coachee": N_("Signed by the coachee"),
    "signed_facilitator": N_("Signed by the facilitator"), "since": N_("Since"),
    "sort_name": N_("Sorted as"), "source": N_("Where it comes from"), "start": N_("From the day"),
    "started": N_("Started"), "starts_at": N_("Starts at"), "state": N_("State"),
    "status": N_("Status"), "subject": N_("About"), "title": N_("Title"),
    "title_cy": N_("Title in Welsh"), "title_en": N_("Title in English"),
    "to_organisation_id": N_("To"), "to_person_id": N_("To"), "told_by": N_("Told by"),
    "topic_id": N_("Topic"), "unplaced": N_("Not paired yet"), "until": N_("Put off until"),
    "visibility": N_("Who sees it"), "why": N_("Why"), "withdrawn_on": N_("Withdrawn on"),
    "wording": N_("Wording"),
    "because": N_("Because"), "closed_on": N_("Closed on"), "closing": N_("How it closed"),
    "decided_on": N_("Decided on"), "disputed_by": N_("Seen otherwise by"),
    "disputed_on": N_("Seen otherwise on"), "disputed_why": N_("How it is seen otherwise"),
    "ends_on": N_("Ends on"), "facts": N_("What was noticed"), "moved_by": N_("Moved by"),
    "qualified_only": N_("Only what qualified people give"), "replied_on": N_("Replied on"),
    "reply": N_("Reply"), "rounding_minutes": N_("Minutes are rounded to"),
    "rule_version": N_("Rules agreed under"), "skipped": N_("Why steps were left out"),
    "asked": N_("What was asked"), "options": N_("Options"), "rank": N_("Order of choice"),
    "round_number": N_("Round"), "table_number": N_("Table"),
    **exchange.FIELDS,
    **asking.FIELDS,
    **life.FIELDS,
    **laptops.FIELDS,
    **papers.FIELDS,
}  # fmt: skip

VALUES: Mapping[str, str] = {
    "in_force": N_("in force"), "in_progress": N_("in progress"), "not_asked": N_("not asked yet"),
    "held_short": N_("held, shorter than agreed"), "held": N_("held"), "arranged": N_("arranged"),
    "cancelled_in_time_coach": N_("called off in time by the coach"),
    "cancelled_in_time_coachee": N_("called off in time by the coachee"),
    "late_cancel_coach": N_("called off late by the coach"),
    "late_cancel_coachee": N_("called off late by the coachee"),
    "no_show_coach": N_("the coach could not come"),
    "no_show_coachee": N_("the coachee could not come"),
    "employer_cancelled": N_("called off by the employer"), "excused": N_("excused"),
    "rescheduled": N_("moved to another day"), "in_person": N_("in person"),
    "let_go": N_("let go with thanks"), "pass_on": N_("pass on"), "active": N_("taking part"),
    "resting": N_("at rest"), "left": N_("left the programme"), "cy": N_("Welsh"),
    "en": N_("English"), "both": N_("both"), "place_to_fill": N_("a place to fill"),
    "came_round": N_("came round"), "turning": N_("turning"), "issued": N_("issued"),
    "superseded": N_("superseded"), "completed": N_("completed"), "open": N_("still open"),
    "person": N_("a person"), "organisation": N_("an organisation"),
    "programme": N_("the programme"), "external": N_("only elsewhere"), "any": N_("anywhere"),
    "offer": N_("offered"), "ask": N_("asked for"), "expected": N_("expected"), "came": N_("came"),
    "apologies": N_("sent apologies"), "absent": N_("was not there"),
    "conflict": N_("a conflict of interest"), "do_not_pair": N_("not to be paired"),
    "draft": N_("being prepared"), "matching": N_("being paired"), "closing": N_("closing"),
    "closed": N_("finished"), "archived": N_("put away"), "met": N_("met"),
    "replanned": N_("planned again"), "handed_on": N_("handed on"),
    "lapsed": N_("ended with the cohort"), "data": N_("keeping this record"),
    "named_thanks": N_("thanks by name"), "tell_manager": N_("telling the line manager"),
    "public_thanks": N_("thanks in public"), "photograph": N_("photographs"),
    "profile": N_("a profile for others to read"), "return": N_("back to the giver"),
    "to_pool": N_("to the pool"), "later": N_("later"), "department": N_("a department"),
    "profession": N_("a profession"), "gives": N_("gives only"), "receives": N_("receives only"),
    "applied": N_("applied"), "waiting": N_("waiting"), "accepted": N_("accepted"),
    "paused": N_("at rest"), "withdrew": N_("stepped out"), "lock": N_("locked"),
    "forbid": N_("ruled out"), "prospect": N_("in conversation"), "partner": N_("a partner"),
    "review_due": N_("review due"), "dormant": N_("quiet"), "proposed": N_("proposed"),
    "chemistry": N_("first meeting"), "needs_check_in": N_("needs a check-in"),
    "review": N_("being looked at again"), "extended": N_("extended"),
    "completed_early": N_("done earlier than planned"),
    "ended_by_agreement": N_("both agreed to end"),
    "ended_no_contact": N_("no contact came about"), "ended_left": N_("one of the two stepped out"),
    "declined": N_("declined"), "dissolved": N_("let go"), "published": N_("published"),
    "agreement": N_("an agreement"), "summary": N_("a progress summary"),
    "enquired": N_("enquired"), "stepped_back": N_("stepped back"),
    "alumni": N_("finished, a friend of the programme"), "deceased": N_("has died"),
    "circle": N_("a circle"), "pool": N_("a pool"), "video": N_("by video call"),
    "phone": N_("by phone"), "coach": N_("the giver"), "coachee": N_("the receiver"),
    "slip": N_("a slip"), "facilitator": N_("the facilitator"), "soon": N_("soon"),
    "this_month": N_("this month"), "whenever": N_("whenever it suits"),
    "private": N_("between the two of them"), "manager": N_("the line manager as well"),
    "public": N_("in public"),
    "local authority": N_("local authority"), "health": N_("health"), "police": N_("police"),
    "fire": N_("fire and rescue"), "government": N_("government"), "university": N_("university"),
    "college": N_("college"), "housing": N_("housing"), "third sector": N_("third sector"),
    "other": N_("other"),
    "quiet_word": N_("a quiet word"), "friendly_letter": N_("a friendly letter"),
    "meeting": N_("a meeting to plan again"),
    "rest_from_receiving": N_("a rest from receiving"),
    "step_out_cohort": N_("to step out of the cohort"),
    "step_out_programme": N_("to step out of the programme"),
    "in_step_again": N_("in step again"), "planned_again": N_("planned again"),
    "ended": N_("came to its end"), "withdrawn": N_("withdrawn"),
    "remove": N_("from everywhere"), "pseudonymise": N_("the name only"),
    "observer": N_("looks on in the round"), "out": N_("helps to run the round"),
    **exchange.VALUES,
    **asking.VALUES,
    **life.VALUES,
    **papers.VALUES,
}  # fmt: skip


def table_name(table: str, words: Words) -> str:
    """What the rows of a table are called."""
    return words.stored(TABLES[table]) if table in TABLES else table.replace("_", " ")


def field_name(field: str, words: Words) -> str:
    """What a field is called."""
    return words.stored(FIELDS[field]) if field in FIELDS else field.replace("_", " ")


def value_said(value: object, words: Words) -> str:
    """A stored value as one reads it: days in words, yes and no, states by name."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    if isinstance(value, list):
        return ", ".join(value_said(one, words) for one in value)
    if isinstance(value, dict):
        return " · ".join(f"{key}: {value_said(one, words)}" for key, one in value.items())
    text = str(value)
    if text in VALUES:
        return words.stored(VALUES[text])
    try:
        return words.date(dt.date.fromisoformat(text)) if len(text) == len("2027-03-09") else text
    except ValueError:
        return text
