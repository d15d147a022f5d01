"""Cases of organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from facilitator.commitments.actions import PledgeDraft, pledge
from facilitator.organisations import actions as a
from facilitator.store.tables import Organisation
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case


def _alias(programme: OpenProgramme) -> Any:
    draft = a.AliasDraft(first(programme, Organisation).id, "H. Trust")
    return programme.do(a.add_alias, draft).value


def _department(programme: OpenProgramme) -> Any:
    draft = a.DepartmentDraft(first(programme, Organisation).id, "Pharmacy", "Fferyllfa")
    return programme.do(a.add_department, draft).value


def _leaves(programme: OpenProgramme) -> a.PartDraft:
    """An organisation with a promise of its own leaves."""
    organisation = first(programme, Organisation)
    pledged = PledgeDraft(
        minutes=120, begins=TODAY, due=TODAY, owner_organisation_id=organisation.id
    )
    programme.do(pledge, pledged)
    return a.PartDraft(*organisation, TODAY)


CASES: dict[str, Case] = {
    "add_organisation": lambda _: (
        a.add_organisation,
        a.OrganisationDraft("Harbour Trust", "Ymddiriedolaeth yr Harbwr"),
    ),
    "change_organisation": lambda p: (
        a.change_organisation,
        a.OrganisationChange(*first(p, Organisation), {"name_en": "Renamed", "region": "Y De"}),
    ),
    "organisation_joins": lambda p: (
        a.organisation_joins,
        a.PartnerDraft(*first(p, Organisation), TODAY, TODAY, TODAY, "Siân Rees"),
    ),
    "organisation_lies_dormant": lambda p: (
        a.organisation_lies_dormant,
        a.QuietDraft(*first(p, Organisation)),
    ),
    "organisation_leaves": lambda p: (a.organisation_leaves, _leaves(p)),
    "add_alias": lambda p: (a.add_alias, a.AliasDraft(first(p, Organisation).id, "H. Trust")),
    "remove_alias": lambda p: (a.remove_alias, _alias(p)),
    "add_department": lambda p: (
        a.add_department,
        a.DepartmentDraft(first(p, Organisation).id, "Pharmacy", "Fferyllfa"),
    ),
    "remove_department": lambda p: (a.remove_department, _department(p)),
    "join_organisations": lambda p: (
        a.join_organisations,
        a.JoinDraft(first(p, Organisation).id, first(p, Organisation, skip=1).id),
    ),
}
