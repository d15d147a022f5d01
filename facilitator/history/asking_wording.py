"""What the tables of requests, joining, goals and surveys are called in history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLES: Mapping[str, str] = {
    "request_offer": N_("Offer to help"), "induction_tick": N_("Done on joining"),
    "goal": N_("Goal"), "survey_round": N_("Survey handed out"),
    "survey_form": N_("Survey form that came back"),
}  # fmt: skip

FIELDS: Mapping[str, str] = {
    "if_it_slips": N_("How to be told if something slips"),
    "need_by": N_("Wanted by"), "release": N_("The line manager"), "told_on": N_("Told on"),
    "release_on": N_("Line manager asked or answered on"), "closed_on": N_("No longer sought on"),
    "offered_on": N_("Offered on"), "request_id": N_("Request"), "point": N_("What was done"),
    "enrolment_id": N_("Person in the cohort"), "at_start": N_("At the start"),
    "at_middle": N_("Half-way"), "at_end": N_("At the end"), "respondent": N_("Who answers"),
    "handed_out": N_("Handed out"), "keyed_on": N_("Keyed in on"), "scores": N_("Answers"),
    "quote": N_("Words that may be quoted"),
}  # fmt: skip

VALUES: Mapping[str, str] = {
    "asked": N_("asked"), "agreed": N_("agreed"), "not_now": N_("not now"),
    "offered": N_("offered"),
    "taken_back": N_("taken back"), "call": N_("a call"), "e_mail": N_("an e-mail"),
    "note": N_("a note by post"),
    "via_other": N_("through somebody they named"), "sheet": N_("induction sheet given"),
    "rules": N_("rules agreed"), "expectations": N_("expectations said"),
    "data_notice": N_("data notice given"), "welsh_offered": N_("Welsh offered"),
    "client": N_("client"), "line_manager": N_("line manager"),
    "third_party": N_("third party"), "before": N_("before"), "after": N_("after"),
    "six_months": N_("six months on"),
    "if_it_slips": N_("asked how to be told if something slips"),
}  # fmt: skip
