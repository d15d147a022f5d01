"""What exchange between laptops is called in history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLES: Mapping[str, str] = {
    "bundle": N_("Exchange file"), "loan": N_("Cohort on another laptop"),
}  # fmt: skip

FIELDS: Mapping[str, str] = {
    "is_ours": N_("Made here"), "letter": N_("Laptop"), "signer": N_("Signed with"),
    "head": N_("Their newest step"),
    "known": N_("Our newest step known there"), "made_on": N_("Made on"),
    "brought_on": N_("Brought in on"), "steps": N_("Steps"), "to_whom": N_("Lent to"),
    "lent_on": N_("Lent on"), "back_on": N_("Given back on"),
}  # fmt: skip
