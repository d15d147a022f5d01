"""Readiness: pure rules, and the question that feeds the pairing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from facilitator.exchange_vocabulary import PracticeKind, Weight
from facilitator.pairing.questions import pairing_task
from facilitator.people.actions import (
    PersonDraft,
    QualificationDraft,
    add_person,
    add_qualification,
)
from facilitator.people.readiness import (
    Asked,
    Document,
    Held,
    Practice,
    Standing,
    readiness_of,
)
from facilitator.practice import actions as a
from facilitator.practice.questions import practice_list, readiness
from facilitator.store import tables as t
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme

DAY = dt.timedelta(days=1)
FIRST, MEANWHILE = Asked(Weight.FIRST), Asked(Weight.MEANWHILE)


def ago(days: int, minutes: int = 60) -> tuple[dt.date, int]:
    return (TODAY - days * DAY, minutes)


def asked(kind: PracticeKind, one: Asked, **said: object) -> tuple[Standing, list[str]]:
    found = readiness_of(Practice(**said), {kind: one}, TODAY)  # type: ignore[arg-type]
    return found.standing, [reason.key for reason in found.reasons]


def test_default_limit_does_not_block_newcomers() -> None:
    assert readiness_of(Practice(), {}, TODAY).standing is Standing.READY
    for kind in (PracticeKind.SUPERVISION, PracticeKind.CPD):
        assert asked(kind, FIRST)[0] is Standing.READY


@pytest.mark.parametrize("kind", [kind for kind in PracticeKind if kind.is_paper])
def test_a_document_is_good_on_its_days_only(kind: PracticeKind) -> None:
    good = Document(kind, TODAY - 9 * DAY, TODAY)
    assert asked(kind, FIRST, documents=(good,)) == (Standing.READY, ["readiness_all_there"])
    over = Document(kind, TODAY - 9 * DAY, TODAY - DAY)
    standing, (key,) = asked(kind, FIRST, documents=(over,))
    assert (standing, key) == (Standing.NOT_YET, f"readiness_{kind.value}_ran_out")
    standing, (key,) = asked(kind, MEANWHILE)
    assert (standing, key) == (Standing.WITH_SUPERVISION, f"readiness_no_{kind.value}")


def test_somebody_in_training_coaches_with_supervision() -> None:
    learning = Held("ILM Level 5", "in_progress")
    standing, keys = asked(PracticeKind.QUALIFICATION, FIRST, qualifications=(learning,))
    assert (standing, keys) == (Standing.WITH_SUPERVISION, ["readiness_in_training"])
    assert asked(PracticeKind.QUALIFICATION, FIRST)[0] is Standing.NOT_YET
    done = (learning, Held("ILM Level 5"))
    assert asked(PracticeKind.QUALIFICATION, FIRST, qualifications=done)[0] is Standing.READY


def test_supervision_is_due_once_a_quarter_while_somebody_coaches() -> None:
    kind = PracticeKind.SUPERVISION
    assert asked(kind, FIRST, coached=(ago(92),))[0] is Standing.READY
    assert asked(kind, FIRST, coached=(ago(93),)) == (
        Standing.NOT_YET,
        ["readiness_no_supervision"],
    )
    had = {"coached": (ago(200), ago(3)), "supervised": (ago(93),)}
    assert asked(kind, FIRST, **had)[1] == ["readiness_supervision_due"]
    assert asked(kind, FIRST, coached=(ago(400),))[0] is Standing.READY


def test_an_hour_of_supervision_goes_with_thirty_five_of_coaching() -> None:
    kind, ratio = PracticeKind.SUPERVISION, Asked(Weight.MEANWHILE, 35)
    had = {"supervised": (ago(10),)}
    assert asked(kind, ratio, coached=(ago(60, 35 * 60),), **had)[0] is Standing.READY
    standing, keys = asked(kind, ratio, coached=(ago(60, 35 * 60 + 1),), **had)
    assert (standing, keys) == (Standing.WITH_SUPERVISION, ["readiness_supervision_short"])


def test_development_is_asked_for_the_part_of_the_year_that_somebody_coached() -> None:
    kind, year = PracticeKind.CPD, Asked(Weight.MEANWHILE, 16)
    half = {"coached": (ago(183),)}
    assert asked(kind, year, developed=(ago(9, 8 * 60 + 2),), **half)[0] is Standing.READY
    assert asked(kind, year, developed=(ago(9, 7 * 60),), **half)[1] == ["readiness_cpd_short"]


def test_who_is_not_ready_yet_is_not_paired_as_a_coach(sample: OpenProgramme) -> None:
    found = sample.ask(readiness, TODAY)
    cohort = sample.ask(
        lambda db: db.scalars(sa.select(t.Cohort.id).order_by(t.Cohort.code.desc())).first()
    )
    assert cohort is not None
    task = sample.ask(pairing_task, cohort, TODAY)
    for member in task.members:
        assert member.is_ready is found[task.key[member.id]].may_coach
    assert len({one.standing for one in found.values()}) > 1


def test_an_imported_insurance_counts_as_insurance(programme: OpenProgramme) -> None:
    person = programme.do(add_person, PersonDraft("Siân Llwyd")).value
    programme.do(a.ask_of_coaches, a.AskedDraft({PracticeKind.INSURANCE: (Weight.FIRST, None)}))
    assert programme.ask(readiness, TODAY)[person].standing is Standing.NOT_YET
    draft = QualificationDraft(person, "insurance", expires=TODAY + DAY)
    programme.do(add_qualification, draft)
    assert programme.ask(readiness, TODAY)[person].standing is Standing.READY
    assert programme.ask(readiness, TODAY + 2 * DAY)[person].standing is Standing.NOT_YET


def test_the_table_has_everybody_who_can_give(sample: OpenProgramme) -> None:
    lines = sample.ask(practice_list, TODAY)
    assert {line.readiness.standing for line in lines} == set(Standing)
    assert all(line.readiness.reasons for line in lines)
