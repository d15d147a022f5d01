"""Writes a list of people into the record: what the preview said, row for row."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.organisations.actions import OrganisationDraft, new_organisation
from facilitator.people.actions import (
    PersonChange,
    PersonDraft,
    Work,
    affiliation,
    change_person,
    person_row,
)
from facilitator.people.names import same_name
from facilitator.people.skills import topic_of
from facilitator.store import rows
from facilitator.store.tables import (
    Affiliation,
    Organisation,
    OrganisationAlias,
    OwnField,
    Person,
    Qualification,
    Skill,
)
from facilitator.vocabulary import LetterLanguage, SkillKind

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterable, Sequence

    from facilitator.interchange.people_rows import PersonRow
    from facilitator.interchange.preview import Draft
    from facilitator.interchange.sheets import Progress
    from facilitator.store.journal import Step

# So many people are written in about a third of a second: Cancel is heard as soon.
PORTION: Final = 500
_AT_WORK: Final = frozenset({"organisation", "department", "role"})
_LONGEST: Final = {
    "full_name": 200, "known_as": 200, "sort_name": 200, "code": 40, "email": 320, "phone": 100,
    "organisation": 200, "department": 200, "role": 200, "line_manager": 200,
    "profession": 200, "region": 200, "qualification": 200,
}  # fmt: skip


class PeopleWriter:
    """Brings the drafts of one list into one step; organisations are made where there are none."""

    def __init__(self, step: Step, drafts: Sequence[Draft], progress: Progress) -> None:
        self._step = step
        self._progress = progress
        self._added = [draft.person for draft in drafts if not draft.code]
        self._changed = [draft for draft in drafts if draft.code]
        self._organisations = _known_organisations(step)

    def write(self) -> tuple[int, int]:
        """Write everything; gives how many people were added and how many changed."""
        everybody = [*self._added, *(draft.person for draft in self._changed)]
        for row in everybody:
            _check_lengths(row)
        self._make_organisations(everybody)
        self._define_own_fields(self._added)
        self._add()
        for done, draft in enumerate(self._changed, len(self._added)):
            if done % PORTION == 0:
                self._progress.at(done, len(everybody))
            self._change(draft)
        self._progress.at(len(everybody), len(everybody))
        return len(self._added), len(self._changed)

    def _make_organisations(self, people: Iterable[PersonRow]) -> None:
        for person in people:
            name = same_name(person.organisation)
            if name and name not in self._organisations:
                self._progress.heed()
                made = new_organisation(self._step, OrganisationDraft(person.organisation))
                self._organisations[name] = made.id
        self._step.flush()

    def _define_own_fields(self, people: Iterable[PersonRow]) -> None:
        """A column that means nothing to us becomes a field of the programme's own."""
        known = {same_name(name) for name in self._step.scalars(sa.select(OwnField.name_en))}
        place = len(known)
        for name in dict.fromkeys(name for person in people for name, _ in person.own_fields):
            if same_name(name) not in known:
                place += 1
                known.add(same_name(name))
                self._step.put(OwnField(name_en=name[:100], name_cy=name[:100], place=place))

    def _add(self) -> None:
        """Those whose code stands in the file first, so that no new code meets one of theirs."""
        in_order = sorted(self._added, key=lambda row: not row.code)
        topics = {
            name: topic_of(self._step, name)
            for row in self._added
            for name in (*row.offers, *row.asks)
        }
        for done in range(0, len(in_order), PORTION):
            self._progress.at(done, len(in_order) + len(self._changed))
            self._add_some(in_order[done : done + PORTION], topics)

    def _add_some(self, people: Sequence[PersonRow], topics: dict[str, uuid.UUID]) -> None:
        """So many people as go to the file at once, and what hangs on them."""
        made = [(row, person_row(self._step, _draft_of(row))) for row in people]
        self._step.flush()
        for row, person in made:
            self._add_work(person.id, row)
            self._add_skills(person.id, row, topics)
            if row.qualification:
                self._step.put(
                    Qualification(
                        person_id=person.id,
                        title=row.qualification,
                        achieved_on=row.qualified_on,
                    )
                )
        self._step.flush()

    def _add_work(self, person_id: uuid.UUID, row: PersonRow) -> None:
        work = self._work(row)
        if work != Work():
            self._step.put(affiliation(person_id, work))

    def _add_skills(
        self, person_id: uuid.UUID, row: PersonRow, topics: dict[str, uuid.UUID]
    ) -> None:
        for kind, names in ((SkillKind.OFFER, row.offers), (SkillKind.ASK, row.asks)):
            for place, topic in enumerate(dict.fromkeys(topics[name] for name in names)):
                self._step.put(Skill(person_id=person_id, topic_id=topic, kind=kind, place=place))

    def _work(self, row: PersonRow, start: dt.date | None = None) -> Work:
        return Work(
            organisation_id=self._organisations.get(same_name(row.organisation)),
            department=row.department,
            role=row.role,
            line_manager_name=row.line_manager,
            start=start,
        )

    def _change(self, draft: Draft) -> None:
        person = rows.by_code(self._step, Person, draft.code)
        named = {change.field for change in draft.changes}
        fields = {name: _value(draft.person, name) for name in named - _AT_WORK}
        if "language" in fields:
            fields["letter_language"] = fields.pop("language")
        if fields:
            change_person(self._step, PersonChange(person.id, person.version, fields))
        if named & _AT_WORK:
            self._change_work(person, draft.person, moves="organisation" in named)

    def _change_work(self, person: Person, row: PersonRow, *, moves: bool) -> None:
        """A new organisation counts from today; department and role are filled in where one is."""
        step, today = self._step, self._step.clock.today()
        now = step.scalars(
            sa.select(Affiliation)
            .where(
                Affiliation.person_id == person.id,
                sa.or_(Affiliation.end.is_(None), Affiliation.end >= today),
            )
            .order_by(sa.nulls_first(Affiliation.start.desc()), Affiliation.id)
        ).all()
        if now and not moves:
            now[0].department = row.department or now[0].department
            now[0].role = row.role or now[0].role
            return
        for before in now:
            if before.start is not None and before.start >= today:
                step.delete(before)
            else:
                before.end = today - dt.timedelta(days=1)
        step.put(affiliation(person.id, self._work(row, today if now else None)))


def _draft_of(row: PersonRow) -> PersonDraft:
    return PersonDraft(
        full_name=row.full_name,
        known_as=row.known_as,
        sort_name=row.sort_name,
        code=row.code,
        email=row.email,
        phone=row.phone,
        letter_language=LetterLanguage(row.language or LetterLanguage.NOT_ASKED),
        coaching_languages=row.coaching_languages,
        large_print=bool(row.large_print),
        profession=row.profession,
        region=row.region,
        availability=row.availability,
        capacity=1 if row.capacity is None else row.capacity,
        demand=1 if row.demand is None else row.demand,
        joined=row.joined,
        notes=row.notes,
        own_fields=dict(row.own_fields),
    )


def _value(row: PersonRow, name: str) -> object:
    if name == "language":
        return LetterLanguage(row.language)
    value: object = getattr(row, name)
    return value


def _known_organisations(step: Step) -> dict[str, uuid.UUID]:
    """Every organisation by every spelling under which it is known."""
    found = {
        same_name(alias): key
        for key, alias in step.execute(
            sa.select(OrganisationAlias.organisation_id, OrganisationAlias.alias)
        )
    }
    for key, name_en, name_cy in step.execute(
        sa.select(Organisation.id, Organisation.name_en, Organisation.name_cy)
    ):
        found[same_name(name_cy)] = found[same_name(name_en)] = key
    return found


def _check_lengths(row: PersonRow) -> None:
    """Refuse a cell that no field could hold, before anything is written."""
    for name, longest in _LONGEST.items():
        if len(getattr(row, name)) > longest:
            raise RuleBroken("import_too_long", row=row.row, longest=longest)
