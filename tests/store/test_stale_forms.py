"""A form that was read before somebody else's change is refused, whatever it would do."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from facilitator.errors import StaleData
from facilitator.store.base import journalled_tables
from tests.store import doings, every_action

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.store.journal import Step
    from tests.support.programmes import Stand

CASES = every_action.cases()
FROM_NOTHING = every_action.from_nothing()
# Acts of a form that change a row which somebody else may have changed meanwhile.
OF_A_FORM = {
    "care.join_again",
    "care.step_out",
    "pairing.change_pairing",
    "pairing.end_pairing",
    "pairing.publish_round",
    "people.change_person",
    "people.move_person",
    "people.set_skills",
    "people.withdraw_consent",
}


def meanwhile(step: Step, key: uuid.UUID) -> None:
    """Somebody else writes the row with this key."""
    for table in journalled_tables():
        grown = sa.update(table).where(table.c.id == key).values(version=table.c.version + 1)
        step.execute(grown)


def read_rows(draft: Any) -> list[uuid.UUID]:
    """The keys of the rows that a draft has read a version of; drafts in drafts included."""
    if not dataclasses.is_dataclass(draft) or isinstance(draft, type):
        return []
    names = [field.name for field in dataclasses.fields(draft)]
    if "version" in names:
        return [getattr(draft, next(name for name in names if name == "id" or "_id" in name))]
    values = [getattr(draft, name) for name in names]
    inner = [one for value in values if isinstance(value, list | tuple) for one in value]
    return [key for one in inner for key in read_rows(one)]


def as_read_now(draft: Any, version: int) -> Any:
    """The draft as a form makes it: with the version that the row has."""
    if getattr(draft, "version", version) is None:
        return dataclasses.replace(draft, version=version)
    return draft


@pytest.mark.parametrize("name", sorted(set(CASES) - FROM_NOTHING))
def test_a_stale_form_is_refused(sample_on_file: Stand, name: str) -> None:
    sample = sample_on_file.open()
    action, draft = CASES[name](sample)
    keys = read_rows(draft)
    if not keys:
        assert name not in OF_A_FORM
        assert not hasattr(draft, "id")
        return
    draft = as_read_now(draft, sample.ask(_version, keys[0]))
    sample.do(meanwhile, keys[0])
    before = sample.ask(doings.everything)
    with pytest.raises(StaleData) as refused:
        sample.do(action, draft)
    assert refused.value.key == "changed_meanwhile"
    assert sample.ask(doings.everything) == before


def _version(db: Session, key: uuid.UUID) -> int:
    found = [
        db.scalar(sa.select(table.c.version).where(table.c.id == key))
        for table in journalled_tables()
    ]
    return next(int(version) for version in found if version is not None)


def test_skills_and_work_make_other_forms_of_the_person_stale(sample_on_file: Stand) -> None:
    sample = sample_on_file.open()
    for name in ("people.set_skills", "people.move_person"):
        action, draft = CASES[name](sample)
        draft = dataclasses.replace(draft, version=sample.ask(_version, draft.person_id))
        sample.do(action, draft)
        with pytest.raises(StaleData):
            sample.do(action, draft)
