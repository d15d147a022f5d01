"""The record: people, organisations, cohorts, pairings, sessions, promises, papers.

Every table here is journalled. Minutes are whole, days are dates, instants are UTC.
"""

from facilitator.store.care_tables import CareStep
from facilitator.store.cohort_tables import (
    Attendance,
    Cohort,
    Enrolment,
    Gathering,
    Pairing,
    PairMark,
    PlannedPair,
    Ring,
    Round,
)
from facilitator.store.exchange_tables import (
    Agreement,
    CoachingSession,
    Commitment,
    Correction,
    IssuedPaper,
    Movement,
    PromiseTemplate,
    Thank,
)
from facilitator.store.people_tables import (
    Affiliation,
    Apart,
    Consent,
    Department,
    Organisation,
    OrganisationAlias,
    Pause,
    Person,
    Qualification,
    Request,
    Skill,
    Supervision,
)
from facilitator.store.programme_tables import (
    BankHoliday,
    Dismissal,
    OwnField,
    ProgrammeRow,
    Snooze,
    Topic,
)

__all__ = [
    "Affiliation",
    "Agreement",
    "Apart",
    "Attendance",
    "BankHoliday",
    "CareStep",
    "CoachingSession",
    "Cohort",
    "Commitment",
    "Consent",
    "Correction",
    "Department",
    "Dismissal",
    "Enrolment",
    "Gathering",
    "IssuedPaper",
    "Movement",
    "Organisation",
    "OrganisationAlias",
    "OwnField",
    "PairMark",
    "Pairing",
    "Pause",
    "Person",
    "PlannedPair",
    "ProgrammeRow",
    "PromiseTemplate",
    "Qualification",
    "Request",
    "Ring",
    "Round",
    "Skill",
    "Snooze",
    "Supervision",
    "Thank",
    "Topic",
]
