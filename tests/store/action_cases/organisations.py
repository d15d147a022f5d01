"""Cases of organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from facilitator.organisations import actions as a
from facilitator.store.tables import Organisation
from tests.store.finding import first

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case


def _alias(programme: OpenProgramme) -> Any:
    draft = a.AliasDraft(first(programme, Organisation).id, "H. Trust")
    return programme.do(a.add_alias, draft).value


def _department(programme: OpenProgramme) -> Any:
    draft = a.DepartmentDraft(first(programme, Organisation).id, "Pharmacy", "Fferyllfa")
    return programme.do(a.add_department, draft).value


CASES: dict[str, Case] = {
    "add_organisation": lambda _: (
        a.add_organisation,
        a.OrganisationDraft("Harbour Trust", "Ymddiriedolaeth yr Harbwr"),
    ),
    "change_organisation": lambda p: (
        a.change_organisation,
        a.OrganisationChange(*first(p, Organisation), {"name_en": "Renamed", "region": "Y De"}),
    ),
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
