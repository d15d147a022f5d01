"""What the facilitator does with organisations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.organisations.rules import letters_for, next_colour
from facilitator.people.names import folded
from facilitator.store import rows
from facilitator.store.tables import Commitment, Department, Organisation, OrganisationAlias
from facilitator.vocabulary import CommitmentState, OrganisationStatus
from facilitator.words import in_both

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from facilitator.store.journal import Step

MOST_LETTERS = 3
CHANGEABLE = frozenset(
    {
        "name_en",
        "name_cy",
        "letters",
        "sector",
        "region",
        "status",
        "lead_name",
        "lead_contact",
        "notes",
    }
)


@dataclass(frozen=True)
class OrganisationDraft:
    """A new organisation; the Welsh name falls back to the English and the other way round."""

    name_en: str
    name_cy: str = ""
    sector: str = ""
    region: str = ""
    code: str = ""
    lead_name: str = ""
    lead_contact: str = ""
    status: OrganisationStatus = OrganisationStatus.PARTNER


def add_organisation(step: Step, draft: OrganisationDraft) -> uuid.UUID:
    """Add an organisation with letters and a colour of its own."""
    row = new_organisation(step, draft)
    step.says("organisation_added", name=in_both(row.name_en, row.name_cy))
    return row.id


def new_organisation(step: Step, draft: OrganisationDraft) -> Organisation:
    """The row of a new organisation (also used when people are brought in with theirs)."""
    name_en, name_cy = draft.name_en.strip(), draft.name_cy.strip()
    if not (name_en or name_cy):
        raise RuleBroken("name_missing")
    known = step.execute(sa.select(Organisation.letters, Organisation.colour)).all()
    return step.put(
        Organisation(
            code=draft.code or rows.next_code(step, Organisation, "O", 2),
            name_en=name_en or name_cy,
            name_cy=name_cy or name_en,
            letters=letters_for(name_en or name_cy, {row.letters for row in known}),
            colour=next_colour([row.colour for row in known]),
            sector=draft.sector.strip(),
            region=draft.region.strip(),
            status=draft.status,
            lead_name=draft.lead_name.strip(),
            lead_contact=draft.lead_contact.strip(),
            folded=folded(f"{name_en} {name_cy}"),
        )
    )


@dataclass(frozen=True)
class OrganisationChange:
    """Fields of an organisation that differ, with the version that the form read."""

    id: uuid.UUID
    version: int
    fields: Mapping[str, object]


def change_organisation(step: Step, draft: OrganisationChange) -> None:
    """Change an organisation's record."""
    row = rows.fresh(step, Organisation, draft.id, draft.version)
    changed = rows.change(row, draft.fields, CHANGEABLE)
    row.name_en = row.name_en.strip() or row.name_cy.strip()
    row.name_cy = row.name_cy.strip() or row.name_en
    if not row.name_en:
        raise RuleBroken("name_missing")
    if not 1 <= len(row.letters.strip()) <= MOST_LETTERS:
        raise RuleBroken("letters_missing")
    row.folded = folded(f"{row.name_en} {row.name_cy}")
    step.says(
        "organisation_changed", name=in_both(row.name_en, row.name_cy), fields=", ".join(changed)
    )


@dataclass(frozen=True)
class PartnerDraft:
    """An organisation joins: since when, its agreement and data sharing, who leads."""

    id: uuid.UUID
    version: int
    joined_on: dt.date
    agreement_on: dt.date | None = None
    data_sharing_on: dt.date | None = None
    lead_name: str = ""
    lead_contact: str = ""


def organisation_joins(step: Step, draft: PartnerDraft) -> None:
    """Take an organisation in as a partner, also one that was quiet or had left."""
    row = rows.fresh(step, Organisation, draft.id, draft.version)
    row.status, row.left_on = OrganisationStatus.PARTNER, None
    row.joined_on, row.agreement_on = draft.joined_on, draft.agreement_on
    row.data_sharing_on = draft.data_sharing_on
    row.lead_name = draft.lead_name.strip() or row.lead_name
    row.lead_contact = draft.lead_contact.strip() or row.lead_contact
    name = in_both(row.name_en, row.name_cy)
    step.says("organisation_became_partner", name=name, on=draft.joined_on)


@dataclass(frozen=True)
class QuietDraft:
    """An organisation lies dormant until it says."""

    id: uuid.UUID
    version: int


def organisation_lies_dormant(step: Step, draft: QuietDraft) -> None:
    """Begin no new pairing with an organisation's people for now; what runs goes on."""
    row = rows.fresh(step, Organisation, draft.id, draft.version)
    if row.status in {OrganisationStatus.DORMANT, OrganisationStatus.LEFT}:
        raise RuleBroken("organisation_quiet_already", name=row.name_en)
    row.status = OrganisationStatus.DORMANT
    step.says("organisation_dormant", name=in_both(row.name_en, row.name_cy))


@dataclass(frozen=True)
class PartDraft:
    """An organisation leaves on a day; its own promises are let go, or carried to their end."""

    id: uuid.UUID
    version: int
    on: dt.date
    carries_on: bool = False


def organisation_leaves(step: Step, draft: PartDraft) -> int:
    """Let an organisation leave: running pairings finish, no new ones begin, its people stay.

    Gives how many of its own promises were let go with thanks.
    """
    row = rows.fresh(step, Organisation, draft.id, draft.version)
    if row.status is OrganisationStatus.LEFT:
        raise RuleBroken("organisation_left_already", name=row.name_en)
    row.status, row.left_on = OrganisationStatus.LEFT, draft.on
    own = sa.select(Commitment).where(
        Commitment.owner_organisation_id == row.id, Commitment.state == CommitmentState.OPEN
    )
    let_go = [] if draft.carries_on else step.scalars(own).all()
    for promise in let_go:
        promise.state = CommitmentState.LET_GO
    step.says("organisation_left", name=in_both(row.name_en, row.name_cy), on=draft.on)
    return len(let_go)


@dataclass(frozen=True)
class AliasDraft:
    """Another spelling of an organisation."""

    organisation_id: uuid.UUID
    alias: str


def add_alias(step: Step, draft: AliasDraft) -> uuid.UUID:
    """Let another spelling stand for an organisation from now on."""
    organisation = rows.found(step, Organisation, draft.organisation_id)
    alias = draft.alias.strip()
    if not alias:
        raise RuleBroken("name_missing")
    standing = step.scalar(
        sa.select(Organisation)
        .join(OrganisationAlias, OrganisationAlias.organisation_id == Organisation.id)
        .where(OrganisationAlias.folded == folded(alias))
        .limit(1)
    )
    if standing is not None:
        raise RuleBroken("alias_taken", alias=alias, name=standing.name_en)
    step.says("alias_added", name=in_both(organisation.name_en, organisation.name_cy), alias=alias)
    row = OrganisationAlias(organisation_id=organisation.id, alias=alias, folded=folded(alias))
    return step.put(row).id


def remove_alias(step: Step, draft: uuid.UUID) -> None:
    """Let a spelling stand for the organisation no longer."""
    alias = rows.found(step, OrganisationAlias, draft)
    organisation = rows.found(step, Organisation, alias.organisation_id)
    step.delete(alias)
    step.says(
        "alias_removed", name=in_both(organisation.name_en, organisation.name_cy), alias=alias.alias
    )


@dataclass(frozen=True)
class DepartmentDraft:
    """A department or a site of an organisation."""

    organisation_id: uuid.UUID
    name_en: str
    name_cy: str = ""
    is_site: bool = False


def add_department(step: Step, draft: DepartmentDraft) -> uuid.UUID:
    """Add a department or a site."""
    organisation = rows.found(step, Organisation, draft.organisation_id)
    name = draft.name_en.strip() or draft.name_cy.strip()
    if not name:
        raise RuleBroken("name_missing")
    step.says(
        "department_added",
        name=in_both(organisation.name_en, organisation.name_cy),
        department=name,
    )
    department = Department(
        organisation_id=organisation.id,
        name_en=name,
        name_cy=draft.name_cy.strip() or name,
        is_site=draft.is_site,
    )
    return step.put(department).id


def remove_department(step: Step, draft: uuid.UUID) -> None:
    """Take a department or a site out; people keep it in their own record."""
    department = rows.found(step, Department, draft)
    organisation = rows.found(step, Organisation, department.organisation_id)
    step.delete(department)
    step.says(
        "department_removed",
        name=in_both(organisation.name_en, organisation.name_cy),
        department=in_both(department.name_en, department.name_cy),
    )


@dataclass(frozen=True)
class JoinDraft:
    """Two records of one organisation: the one to keep and the one that goes into it."""

    kept_id: uuid.UUID
    other_id: uuid.UUID


def join_organisations(step: Step, draft: JoinDraft) -> None:
    """Make one organisation of two records; the other's name stays known as a spelling."""
    if draft.kept_id == draft.other_id:
        raise RuleBroken("same_organisation")
    kept = rows.found(step, Organisation, draft.kept_id)
    other = rows.found(step, Organisation, draft.other_id)
    rows.hand_over(step, Organisation, other.id, kept.id)
    alias = OrganisationAlias(
        organisation_id=kept.id, alias=other.name_en, folded=folded(other.name_en)
    )
    step.put(alias)
    step.flush()
    step.delete(other)
    step.says(
        "organisations_joined",
        name=in_both(kept.name_en, kept.name_cy),
        other=in_both(other.name_en, other.name_cy),
    )
