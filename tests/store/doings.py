"""Small actions on the tables themselves, for tests of the store."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator import vocabulary as v
from facilitator.store import rows
from facilitator.store.base import journalled_tables
from facilitator.store.tables import (
    Affiliation,
    BankHoliday,
    Cohort,
    Enrolment,
    IssuedPaper,
    Organisation,
    Person,
)

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.store.journal import Step

AWKWARD = 'Ŵyn "ap" O\'Brien\n\\ 한 😀'


def add_person(step: Step, name: str) -> uuid.UUID:
    step.says("person_added", name=name)
    return step.put(Person(code=rows.next_code(step, Person, "P", 3), full_name=name)).id


def add_people(step: Step, count: int) -> None:
    step.says("people_imported", n=count)
    for number in range(count):
        step.put(Person(code=f"I{number:04d}", full_name=f"Person {number}"))


def add_full_person(step: Step, name: str) -> uuid.UUID:
    """A person in whom every column type has a value that is hard to carry."""
    person = Person(
        code="P900",
        full_name=name,
        sort_key_cy="\x01\x02",
        letter_language=v.LetterLanguage.CY,
        language_asked_on=dt.date(2026, 2, 28),
        coaching_languages=["cy", "ŵ'\"\n"],
        own_fields={"shoe": None, "size": 4, "deep": {"a": [True, {}, ""]}},
        availability=[],
        large_print=True,
        capacity=2**31 - 1,
        notes=AWKWARD,
    )
    return step.put(person).id


def rename(step: Step, draft: tuple[uuid.UUID, str]) -> None:
    person_id, name = draft
    step.says("person_renamed", name=name)
    rows.found(step, Person, person_id).full_name = name


def rename_read(step: Step, draft: tuple[uuid.UUID, int, str]) -> None:
    """Rename as a form does: with the version that it has read."""
    person_id, version, name = draft
    step.says("person_renamed", name=name)
    rows.fresh(step, Person, person_id, version).full_name = name


def delete_person(step: Step, person_id: uuid.UUID) -> None:
    step.says("person_deleted")
    step.delete(rows.found(step, Person, person_id))


def add_affiliation(step: Step, person_id: uuid.UUID) -> uuid.UUID:
    step.says("affiliation_added")
    return step.put(Affiliation(person_id=person_id, role="Coach")).id


def found_cohort(step: Step, names: list[str]) -> uuid.UUID:
    """A body and a cohort with people of that body: parents and children in one step."""
    step.says("cohort_opened")
    body = step.put(Organisation(code="O01", name_en="Harbour Trust"))
    cohort = step.put(Cohort(code="C01", state=v.CohortState.DRAFT, title_en="First"))
    step.flush()
    before = None
    for number, name in enumerate(names):
        person = step.put(Person(code=f"P{number}", full_name=name, merged_into_id=before))
        step.flush()
        step.put(Affiliation(person_id=person.id, organisation_id=body.id))
        step.put(
            Enrolment(
                cohort_id=cohort.id,
                person_id=person.id,
                role=v.EnrolmentRole.GIVES,
                state=v.EnrolmentState.ACTIVE,
            )
        )
        before = person.id
    return cohort.id


def delete_cohort(step: Step, cohort_id: uuid.UUID) -> None:
    """Deleted in the database, so that only the foreign keys take the enrolments along."""
    step.says("cohort_deleted")
    step.execute(sa.delete(Cohort).where(Cohort.id == cohort_id))


def retire_all(step: Step, status: v.PersonStatus) -> None:
    """A bulk statement that moves the version itself."""
    step.says("people_changed")
    step.execute(sa.update(Person).values(status=status, version=Person.version + 1))


def retire_all_wrongly(step: Step, status: v.PersonStatus) -> None:
    """A bulk statement that forgets the version."""
    step.execute(sa.update(Person).values(status=status))


def swap_names(step: Step, pair: tuple[uuid.UUID, uuid.UUID]) -> None:
    one, other = (rows.found(step, Person, person_id) for person_id in pair)
    one.full_name, other.full_name = other.full_name, one.full_name


def add_and_drop(step: Step, name: str) -> None:
    """A row that lives within one step only."""
    person = step.put(Person(code="P999", full_name=name))
    step.flush()
    step.delete(person)


def issue_paper(step: Step, number: str) -> None:
    step.says("papers_issued", number=number)
    step.ends_undo()
    step.put(
        IssuedPaper(
            number=number,
            kind=v.PaperKind.AGREEMENT,
            language="cy",
            issued=step.clock.today(),
            fingerprint="ABCD",
            sha256="0" * 64,
            pages=1,
            state=v.PaperState.ISSUED,
        )
    )


def add_holiday(step: Step, name: str) -> None:
    step.put(BankHoliday(day=step.clock.today(), name=name))


def names(db: Session) -> list[str]:
    return list(db.scalars(sa.select(Person.full_name).order_by(Person.full_name)))


def version_of(db: Session, person_id: uuid.UUID) -> int:
    return db.scalars(sa.select(Person.version).where(Person.id == person_id)).one()


def everything(db: Session) -> dict[str, list[tuple[Any, ...]]]:
    """All journalled rows without their version, which only ever grows."""
    state = {}
    for table in journalled_tables():
        names = ", ".join(f'"{it.name}"' for it in table.columns if it.name != "version")
        found = db.connection().exec_driver_sql(f'select {names} from "{table.name}" order by id')
        if rows_found := [tuple(row) for row in found]:
            state[table.name] = rows_found
    return state
