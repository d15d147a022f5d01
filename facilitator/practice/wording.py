"""Readiness and practice in words, for page and command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.exchange_vocabulary import PracticeKind, SupervisionMode, Weight
from facilitator.people.readiness import Standing

if TYPE_CHECKING:
    from facilitator.people.readiness import Readiness
    from facilitator.words import Words


def standings(words: Words) -> dict[Standing, str]:
    """How ready somebody is."""
    return {
        Standing.READY: words("ready"),
        Standing.WITH_SUPERVISION: words("ready with supervision"),
        Standing.NOT_YET: words("not yet"),
    }


def practice_kinds(words: Words) -> dict[PracticeKind, str]:
    """What a programme can ask of whoever coaches."""
    return {
        PracticeKind.QUALIFICATION: words("Qualification"),
        PracticeKind.SUPERVISION: words("Supervision"),
        PracticeKind.CPD: words("Professional development"),
        PracticeKind.INSURANCE: words("Insurance"),
        PracticeKind.ETHICS_CODE: words("Code of ethics"),
        PracticeKind.EMPLOYER_RELEASE: words("Employer’s release"),
        PracticeKind.CHECK: words("Background check"),
    }


def weights(words: Words) -> dict[Weight, str]:
    """How much something weighs."""
    return {
        Weight.NOT_ASKED: words("not asked"),
        Weight.MEANWHILE: words("with supervision until it is there"),
        Weight.FIRST: words("before anybody is paired"),
    }


def modes(words: Words) -> dict[SupervisionMode, str]:
    """How supervision is had."""
    return {
        SupervisionMode.ONE_TO_ONE: words("one to one"),
        SupervisionMode.GROUP: words("in a group"),
        SupervisionMode.PEERS: words("among peers"),
    }


def reasons_said(readiness: Readiness, words: Words) -> tuple[str, ...]:
    """Why, a sentence each."""
    return tuple(words.stored(one.key, one.values) for one in readiness.reasons)
