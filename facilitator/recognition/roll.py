"""The question for the roll of thanks as a paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.agreements.issuing import file_name
from facilitator.agreements.questions import heading
from facilitator.papers.roll import RollOfThanks, roll_paper
from facilitator.recognition.questions import thanks_page
from facilitator.words import Language

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from facilitator.papers.plan import Paper


@dataclass(frozen=True)
class RollSheet:
    """The roll, ready to render."""

    file: str
    paper: Paper
    large_print: bool = False


def roll_sheet(db: Session, languages: tuple[Language, ...], today: dt.date) -> RollSheet | None:
    """The roll in these languages, both without any; None where nobody agreed to be named."""
    roll = thanks_page(db, today).roll
    if not roll.names:
        return None
    spoken = languages or (Language.CY, Language.EN)
    paper = roll_paper(RollOfThanks(heading(db, None, today), roll.names, roll.others), spoken)
    return RollSheet(file_name("roll-of-thanks", today.isoformat(), ""), paper)
