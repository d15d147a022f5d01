"""Two laptops of one programme: work goes to and fro, and both come to the same record."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.laptops import actions as a
from facilitator.laptops import making
from facilitator.laptops.content import read, written
from facilitator.laptops.meeting import meeting
from facilitator.laptops.rules import Choice
from facilitator.laptops.sealing import new_signing_key, opened, sealed
from facilitator.people import actions as people
from facilitator.rights.actions import EraseDraft, erase_person
from facilitator.sessions.actions import SessionDraft, record_session
from facilitator.store import check
from facilitator.store import tables as t
from facilitator.store.base import journalled_tables
from facilitator.store.schema import SCHEMA
from facilitator.vocabulary import EraseMode, PairingState, PaperKind, PaperState, SessionStatus
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid
    from pathlib import Path

    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme
    from tests.laptops.conftest import Two

RUNNING = t.Pairing.state == PairingState.IN_FORCE


def _record(programme: OpenProgramme) -> dict[str, set[str]]:
    """Every row that both laptops should have alike, without versions."""

    def rows(db: Session) -> dict[str, set[str]]:
        found = {}
        for table in journalled_tables():
            if table.name in making.OWN_TABLES:
                continue
            own = making.OWN_FIELDS.get(table.name, frozenset()) | {"version"}
            found[table.name] = {
                json.dumps({k: str(v) for k, v in row._mapping.items() if k not in own})
                for row in db.execute(sa.select(table))
            }
        return found

    return programme.ask(rows)


def _alike(two: Two) -> bool:
    return _record(two.one) == _record(two.two)


def _change(programme: OpenProgramme, person: uuid.UUID, **fields: Any) -> None:
    known = first(programme, t.Person, t.Person.id == person)
    programme.do(people.change_person, people.PersonChange(*known, fields))


def _known_as(programme: OpenProgramme, person: uuid.UUID) -> str:
    return programme.ask(lambda db: db.get_one(t.Person, person).known_as)


def _sound(programme: OpenProgramme) -> None:
    found = programme.ask(check.checked)
    assert found.integrity == "ok"
    assert found.ledger_minutes == 0
    assert found.journal == "whole"


def test_both_sides_work_and_come_to_the_same(laptops: Two) -> None:
    one, two = laptops.one, laptops.two
    one.do(people.add_person, people.PersonDraft("Gwenllïan ap Ŵyn"))
    pairing = first(two, t.Pairing, RUNNING).id
    two.do(record_session, SessionDraft(pairing, TODAY, SessionStatus.HELD, 60))
    two.do(people.add_person, people.PersonDraft("Tomasz Nowak"))
    laptops.bring(two, one)
    laptops.bring(one, two)
    assert _alike(laptops)
    _sound(one)
    _sound(two)


def test_codes_of_two_laptops_never_meet(laptops: Two) -> None:
    codes = set[str]()
    for programme in (laptops.one, laptops.two):
        person = programme.do(people.add_person, people.PersonDraft("Rhywun Newydd")).value
        codes.add(programme.ask(lambda db, key: db.get_one(t.Person, key).code, person))
    assert len(codes) == 2
    assert laptops.bring(laptops.two, laptops.one).value.told == ()


def test_codes_that_meet_all_the_same_are_told_apart(laptops: Two) -> None:
    laptops.two.do(a.name_laptop, a.LetterDraft("A"))
    for programme in (laptops.one, laptops.two):
        programme.do(people.add_person, people.PersonDraft("Rhywun Newydd"))
    told = dict(laptops.bring(laptops.two, laptops.one).value.told)
    assert set(told) == {"bundle_code_taken", "bundle_same_letter"}
    laptops.bring(laptops.one, laptops.two)
    assert _alike(laptops)


@pytest.mark.parametrize(("answer", "left"), [(Choice.MINE, "Un"), (Choice.THEIRS, "Dau")])
def test_both_changed_one_field(laptops: Two, answer: Choice, left: str) -> None:
    one, two = laptops.one, laptops.two
    person = first(one, t.Person).id
    _change(one, person, known_as="Un", region="Y Gogledd")
    _change(two, person, known_as="Dau")
    (asked,) = laptops.look(two, one).asked
    assert (asked.table, asked.field, asked.mine, asked.theirs) == (
        "person",
        "known_as",
        "Un",
        "Dau",
    )
    before = _record(one)
    with pytest.raises(RuleBroken, match="bundle_asks"):
        laptops.bring(two, one)
    assert _record(one) == before
    laptops.bring(two, one, answer)
    assert _known_as(one, person) == left
    # The decision goes back and is not asked a second time.
    assert laptops.look(one, two).asked == ()
    laptops.bring(one, two)
    assert _known_as(two, person) == left
    assert _alike(laptops)


def test_one_step_and_one_undo(laptops: Two) -> None:
    one, two = laptops.one, laptops.two
    two.do(people.add_person, people.PersonDraft("Tomasz Nowak"))
    _change(two, first(two, t.Person).id, known_as="Dau")
    before = _record(one)
    laptops.bring(two, one)
    after = _record(one)
    assert after != before
    one.undo()
    assert _record(one) == before
    one.redo()
    assert _record(one) == after


def test_brought_in_twice_changes_nothing(laptops: Two) -> None:
    laptops.two.do(people.add_person, people.PersonDraft("Tomasz Nowak"))
    envelope = laptops.hand(laptops.two)
    laptops.one.do(a.bring_in, a.BringIn(envelope))
    before = _record(laptops.one)
    assert not laptops.one.ask(meeting, envelope).has_news
    with pytest.raises(RuleBroken, match="bundle_nothing_new"):
        laptops.one.do(a.bring_in, a.BringIn(envelope))
    assert _record(laptops.one) == before


def test_ones_own_file_has_nothing_new(laptops: Two) -> None:
    laptops.one.do(people.add_person, people.PersonDraft("Tomasz Nowak"))
    assert not laptops.one.ask(meeting, laptops.hand(laptops.one)).has_news


def test_altered_or_foreign_is_refused_and_nothing_is_written(laptops: Two, stand: Any) -> None:
    laptops.two.do(people.add_person, people.PersonDraft("Tomasz Nowak"))
    envelope = bytearray(laptops.hand(laptops.two))
    before = _record(laptops.one)
    envelope[len(envelope) // 2] ^= 1
    with pytest.raises(RuleBroken, match="bundle_altered"):
        laptops.one.do(a.bring_in, a.BringIn(bytes(envelope)))
    with pytest.raises(RuleBroken, match="bundle_foreign"):
        stand.open().do(a.bring_in, a.BringIn(laptops.hand(laptops.two)))
    with pytest.raises(RuleBroken, match="bundle_nothing_yet"):
        stand.open().do(a.hand_over, a.HandOver())
    assert _record(laptops.one) == before


def _forged(laptops: Two, layout: int, spoil: Any) -> bytes:
    """A file from an older program: rows of another shape, signed as that program would."""
    digest = laptops.two.ask(making.first_step)
    bundle = read(opened(laptops.hand(laptops.two), digest, SCHEMA).content)
    rows = tuple(replace(row, now=row.now and spoil(dict(row.now))) for row in bundle.rows)
    return sealed(written(replace(bundle, rows=rows)), digest, new_signing_key(), layout)


def test_an_older_layout_is_brought_up_to_date(laptops: Two) -> None:
    laptops.two.do(people.add_person, people.PersonDraft("Tomasz Nowak", known_as="Tomek"))

    def older(image: dict[str, Any]) -> dict[str, Any]:
        if image.get("full_name"):
            del image["region"]
            image["dropped_since"] = "x"
        return image

    laptops.one.do(a.bring_in, a.BringIn(_forged(laptops, SCHEMA - 1, older)))
    found = first(laptops.one, t.Person, t.Person.full_name == "Tomasz Nowak").id
    row = laptops.one.ask(lambda db: db.get_one(t.Person, found).region)
    assert row == ""


def test_a_newer_layout_is_refused(laptops: Two) -> None:
    with pytest.raises(RuleBroken, match="bundle_newer"):
        laptops.one.do(a.bring_in, a.BringIn(_forged(laptops, SCHEMA + 1, dict)))


def _topic_of_skills(programme: OpenProgramme) -> uuid.UUID:
    """A topic on which nothing but skills hangs."""
    others = (t.Request.topic_id, t.BoardItem.topic_id)
    hangs = (t.Topic.id.in_(sa.select(column).where(column.is_not(None))) for column in others)
    return first(programme, t.Topic, *(sa.not_(one) for one in hangs)).id


def _drop_topic(step: Any, topic: uuid.UUID) -> None:
    """The topic goes, with the skills that hang on it."""
    for skill in step.scalars(sa.select(t.Skill).where(t.Skill.topic_id == topic)).all():
        step.delete(skill)
    step.flush()
    step.delete(step.get_one(t.Topic, topic))


def test_deleted_there_and_needed_here_stays(laptops: Two) -> None:
    one, two = laptops.one, laptops.two
    topic = _topic_of_skills(two)

    two.do(_drop_topic, topic)
    name = one.ask(lambda db: db.get_one(t.Topic, topic).name_en)
    one.do(people.add_person, people.PersonDraft("Tomasz Nowak", offers=(name,)))
    done = laptops.bring(two, one)
    assert [key for key, _ in done.value.told] == ["bundle_kept_here"]
    assert first(one, t.Topic, t.Topic.id == topic)
    _sound(one)


def test_deleted_here_and_needed_there_comes_back(laptops: Two) -> None:
    one, two = laptops.one, laptops.two
    topic = _topic_of_skills(two)

    one.do(_drop_topic, topic)
    name = two.ask(lambda db: db.get_one(t.Topic, topic).name_en)
    two.do(people.add_person, people.PersonDraft("Tomasz Nowak", offers=(name,)))
    done = laptops.bring(two, one)
    assert [key for key, _ in done.value.told] == ["bundle_brought_back"]
    assert first(one, t.Topic, t.Topic.id == topic)
    _sound(one)


def test_whoever_is_erased_there_is_erased_here(laptops: Two) -> None:
    one, two = laptops.one, laptops.two
    person = first(two, t.Person, t.Person.id.in_(sa.select(t.Pairing.coach_id))).id
    name = two.ask(lambda db: db.get_one(t.Person, person).full_name)
    two.do(erase_person, EraseDraft(person, EraseMode.PSEUDONYMISE))
    laptops.bring(two, one)

    def everything(db: Session) -> str:
        changes = db.execute(sa.text("select before, after from change")).all()
        return json.dumps([list(map(str, row)) for row in changes], ensure_ascii=False)

    assert name not in one.ask(everything)
    assert name not in json.dumps([sorted(rows) for rows in _record(one).values()])
    _sound(one)


def test_papers_come_with_their_bytes(laptops: Two, tmp_path: Path) -> None:
    from facilitator.agreements.archive import bytes_of, keep_bytes

    body = b"%PDF-1.7 " + b"x" * 5000

    def issue(step: Any, _draft: None) -> uuid.UUID:
        paper = t.IssuedPaper(
            number="B-2026-9999",
            kind=PaperKind.AGREEMENT,
            language="cy",
            issued=TODAY,
            fingerprint="0" * 12,
            sha256=hashlib.sha256(body).hexdigest(),
            pages=1,
            state=PaperState.ISSUED,
        )
        step.put(paper)
        keep_bytes(step, paper.id, body)
        step.says("bundle_handed_over", letter="B")
        return paper.id

    paper = laptops.two.do(issue, None).value
    laptops.bring(laptops.two, laptops.one)
    assert laptops.one.ask(bytes_of, paper) == body


def test_only_what_is_new_is_handed_over_the_second_time(laptops: Two) -> None:
    one, two = laptops.one, laptops.two
    first_time = laptops.hand(two, whole=True)
    laptops.bring(two, one)
    laptops.bring(one, two)
    two.do(people.add_person, people.PersonDraft("Tomasz Nowak"))
    second = laptops.hand(two)
    assert len(second) < len(first_time) / 5
    one.do(a.bring_in, a.BringIn(second))
    laptops.bring(one, two)
    assert _alike(laptops)


def test_a_file_that_leans_on_one_that_never_came_is_refused(laptops: Two, pair_of: Any) -> None:
    digest = laptops.two.ask(making.first_step)
    bundle = read(opened(laptops.hand(laptops.two), digest, SCHEMA).content)
    late = replace(bundle, since=bundle.steps[-1][0])
    laptops.two.do(people.add_person, people.PersonDraft("Tomasz Nowak"))
    steps = laptops.two.ask(making.steps_of)
    envelope = sealed(written(replace(late, steps=steps)), digest, new_signing_key(), SCHEMA)
    with pytest.raises(RuleBroken, match="bundle_leaves_a_gap"):
        laptops.one.ask(meeting, envelope)


def test_the_same_session_on_both_laptops_is_pointed_out(laptops: Two) -> None:
    pairing = first(laptops.one, t.Pairing, RUNNING).id
    for programme in (laptops.one, laptops.two):
        programme.do(record_session, SessionDraft(pairing, TODAY, SessionStatus.HELD, 60))
    told = laptops.look(laptops.two, laptops.one).told
    assert [one.key for one in told] == ["bundle_session_twice"]


class TestLending:
    """A cohort is written on one laptop at a time."""

    def test_here_it_is_read_and_not_changed(self, laptops: Two) -> None:
        one = laptops.one
        pairing = first(one, t.Pairing, RUNNING).id
        cohort = one.ask(lambda db: db.get_one(t.Pairing, pairing).cohort_id)
        until = TODAY + dt.timedelta(days=20)
        one.do(a.lend_cohort, a.LendDraft(cohort, "B", "Dee", until))
        draft = SessionDraft(pairing, TODAY, SessionStatus.HELD, 60)
        with pytest.raises(RuleBroken, match="cohort_is_lent_until"):
            one.do(record_session, draft)
        # There it is changed, and comes back by the exchange file.
        laptops.bring(one, laptops.two)
        laptops.two.do(record_session, draft)
        laptops.bring(laptops.two, one)
        assert _record(one)["session"] == _record(laptops.two)["session"]
        loan = first(one, t.Loan).id
        one.do(a.take_cohort_back, a.ReturnDraft(loan))
        one.do(record_session, replace(draft, day=TODAY - dt.timedelta(days=1)))

    def test_what_is_of_no_cohort_is_free(self, laptops: Two) -> None:
        cohort = first(laptops.one, t.Cohort).id
        laptops.one.do(a.lend_cohort, a.LendDraft(cohort, "B", "Dee"))
        laptops.one.do(people.add_person, people.PersonDraft("Tomasz Nowak"))

    @pytest.mark.parametrize(
        ("letter", "days", "key"),
        [("A", 5, "lent_to_itself"), ("B", -1, "lent_until_past"), ("7", 5, "laptop_letter_wrong")],
    )
    def test_refused(self, laptops: Two, letter: str, days: int, key: str) -> None:
        cohort = first(laptops.one, t.Cohort).id
        until = TODAY + dt.timedelta(days=days)
        with pytest.raises(RuleBroken, match=key):
            laptops.one.do(a.lend_cohort, a.LendDraft(cohort, letter, "Dee", until))

    def test_not_twice(self, laptops: Two) -> None:
        draft = a.LendDraft(first(laptops.one, t.Cohort).id, "B", "Dee")
        laptops.one.do(a.lend_cohort, draft)
        with pytest.raises(RuleBroken, match="lent_already"):
            laptops.one.do(a.lend_cohort, draft)
