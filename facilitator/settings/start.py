"""What is asked before a programme is there; without SQL, for the window asks it at first paint."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.vocabulary import Elsewhere, ProgrammeKind


@dataclass(frozen=True)
class StartDraft:
    """A new programme: its name in both languages, its kind and who runs it."""

    name_en: str
    name_cy: str
    facilitator_name: str = ""
    kind: ProgrammeKind = ProgrammeKind.CIRCLE
    elsewhere: Elsewhere = Elsewhere.ORGANISATION
    is_sample: bool = False
    alphabet: str = "en"
