"""The terms of requests, of joining, of goals and of surveys.

As in `facilitator.vocabulary` the values are what stands in the file.
"""

from __future__ import annotations

from enum import StrEnum


class Release(StrEnum):
    """Whether a line manager agrees that somebody takes part."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    AGREED = "agreed"
    NOT_NOW = "not_now"


class OfferState(StrEnum):
    """What became of asking somebody to help with a request."""

    OFFERED = "offered"
    DECLINED = "declined"
    ACCEPTED = "accepted"
    TAKEN_BACK = "taken_back"


class TellWay(StrEnum):
    """How somebody would like to be told if something slips."""

    NOT_ASKED = "not_asked"
    CALL = "call"
    E_MAIL = "e_mail"
    NOTE = "note"
    IN_PERSON = "in_person"
    VIA_OTHER = "via_other"


class InductionPoint(StrEnum):
    """What is done with everybody who joins, in the order in which it is done."""

    SHEET = "sheet"
    RULES = "rules"
    EXPECTATIONS = "expectations"
    DATA_NOTICE = "data_notice"
    WELSH_OFFERED = "welsh_offered"
    IF_IT_SLIPS = "if_it_slips"


class Respondent(StrEnum):
    """Who fills in a survey form."""

    CLIENT = "client"
    COACH = "coach"
    MANAGER = "line_manager"
    THIRD_PARTY = "third_party"


class SurveyWave(StrEnum):
    """When a survey is asked: before, after, six months on."""

    BEFORE = "before"
    AFTER = "after"
    SIX_MONTHS = "six_months"
