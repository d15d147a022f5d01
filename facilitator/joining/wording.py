"""Joining in words: what is done with everybody, and how one would like to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.asking_vocabulary import InductionPoint, TellWay

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator.words import Words


def points(words: Words) -> Mapping[InductionPoint, str]:
    """What is done with everybody who joins."""
    return {
        InductionPoint.SHEET: words("Induction sheet given"),
        InductionPoint.RULES: words("Rules agreed"),
        InductionPoint.EXPECTATIONS: words("Expectations said"),
        InductionPoint.DATA_NOTICE: words("Data notice given"),
        InductionPoint.WELSH_OFFERED: words("Welsh offered"),
        InductionPoint.IF_IT_SLIPS: words("Said how to be told if something slips"),
    }


def ways(words: Words) -> Mapping[TellWay, str]:
    """How somebody would like to be told if something slips."""
    return {
        TellWay.NOT_ASKED: words("not asked yet"),
        TellWay.CALL: words("by a call"),
        TellWay.E_MAIL: words("by e-mail"),
        TellWay.NOTE: words("by a note in the post"),
        TellWay.IN_PERSON: words("in person, at the next gathering"),
        TellWay.VIA_OTHER: words("through somebody they named"),
    }
