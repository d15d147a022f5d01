"""What the life of members and organisations, and worries about harm, are called in history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLES: Mapping[str, str] = {
    "concern": N_("Complaint or worry"),
    "lawful_basis": N_("Ground on which a record is kept"),
    "record_request": N_("Asked about their own record"),
    "archiving": N_("Year's archive of a cohort"),
    "equality_sum": N_("Sums of equality monitoring"),
}

FIELDS: Mapping[str, str] = {
    "quiet_days": N_("Quiet days afterwards"), "stays_on_roll": N_("Stays on the roll"),
    "joined_on": N_("Joined on"), "agreement_on": N_("Agreement on"),
    "data_sharing_on": N_("Data sharing agreed on"), "left_on": N_("Left on"),
    "pack_mark": N_("What the pack held"), "moved_from": N_("Moved from"),
    "certificates_on": N_("Certificates printed on"), "roll_on": N_("Roll printed on"),
    "pack_held": N_("Papers in the pack"),
    "done_on": N_("Done on"), "stayed": N_("People who stay"), "papers": N_("Papers"),
    "sessions": N_("Sessions"), "people": N_("People"), "question": N_("Question"),
    "forms": N_("Forms"),
    "asks": N_("Asks"), "ground": N_("Ground"), "notice": N_("Version of the notice"),
    "route": N_("Taken to"), "papers_with": N_("Who holds the papers"),
}  # fmt: skip

VALUES: Mapping[str, str] = {
    "not_said": N_("not said"), "leave": N_("leave from work"), "illness": N_("illness"),
    "work": N_("work"), "family": N_("family"), "employer": N_("the employer"),
    "safeguarding_lead": N_("the safeguarding lead"), "steering_group": N_("the steering group"),
    "emergency": N_("the emergency services"), "received": N_("received"),
    "passed_on": N_("passed on"), "restricted": N_("kept and not used, as they asked"),
    "see": N_("to see it"), "correct": N_("to have it put right"),
    "restrict": N_("that it is not used"), "erase": N_("to have it erased"),
    "public_task": N_("a public task"), "legitimate_interests": N_("legitimate interests"),
    "contract": N_("a contract"), "legal_duty": N_("a legal duty"), "consent": N_("consent"),
}  # fmt: skip
