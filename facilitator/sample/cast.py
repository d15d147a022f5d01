"""The people and bodies of the sample: all invented, plausible, and real nowhere."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True)
class Body:
    """An invented organisation."""

    name_cy: str
    name_en: str
    sector: str
    region: str
    lead: str


@dataclass(frozen=True)
class Role:
    """An invented person: names, place of work, languages, what they offer and ask."""

    name: str
    body: int | None
    department: str
    role: str
    letters: str
    coaches_in: str
    offers: str
    asks: str
    times: str
    known_as: str = ""


TOPICS = {
    "change": ("Leading change", "Arwain newid"),
    "hard": ("Difficult conversations", "Sgyrsiau anodd"),
    "chair": ("Chairing a board", "Cadeirio bwrdd"),
    "welsh": ("Confidence in Welsh meetings", "Hyder mewn cyfarfodydd Cymraeg"),
    "present": ("Presenting", "Cyflwyno"),
    "budget": ("Managing budgets", "Rheoli cyllidebau"),
    "well": ("Wellbeing at work", "Llesiant yn y gwaith"),
    "career": ("Next career steps", "Camau nesaf gyrfa"),
    "team": ("Building a team", "Adeiladu tîm"),
    "delegate": ("Delegating", "Dirprwyo"),
    "return": ("Returning to work", "Dychwelyd i'r gwaith"),
    "across": ("Working across organisations", "Cydweithio ar draws sefydliadau"),
    "time": ("Time and priorities", "Amser a blaenoriaethau"),
    "influence": ("Influencing without authority", "Dylanwadu heb awdurdod"),
}

BODIES = (
    Body("Cyngor Glan-y-Môr", "Glan-y-Môr Council", "local authority", "North", "Nest Rowlands"),
    Body("Cyngor Bro'r Aber", "Aber Vale Council", "local authority", "West", "Iolo Harries"),
    Body("Cyngor y Traethau", "Strands Council", "local authority", "South", "Dilwen Pugh"),
    Body("Bwrdd Iechyd y Glannau", "Shores Health Board", "health", "North", "Owain Tegid"),
    Body(
        "Ymddiriedolaeth Gofal Traeth Aur", "Golden Sands Care Trust", "health", "West", "Bela Cox"
    ),
    Body("Heddlu'r Arfordir", "Coastline Police", "police", "North", "Rhodri Vaughan"),
    Body("Prifysgol y Morfa", "Morfa University", "university", "North", "Helen Achterberg"),
    Body("Prifysgol Pen Llanw", "High Tide University", "university", "South", "Gwern Lloyd"),
    Body("Tai'r Cei", "Quayside Homes", "housing", "West", "Tegwen Rees"),
    Body("Calon y Lan", "Heart of the Shore", "third sector", "North", "Josh Pritchard"),
    Body("Lleisiau'r Lli", "Voices of the Tide", "third sector", "West", "Aneira Bowen"),
    Body("Ffrindiau'r Goleudy", "Friends of the Lighthouse", "third sector", "South", "Kit Morgan"),
)


def cast() -> tuple[Role, ...]:
    """Everybody, in the order in which the story needs them.

    Sixteen of the first cohort (every second one also joins the second cohort), twenty more of
    the second, a pool coach, three outside clients, four who have applied.
    """
    text = (files("resources") / "sample" / "people.csv").read_text(encoding="utf-8")
    rows = csv.reader(io.StringIO(text), delimiter=";")
    next(rows)
    return tuple(Role(name, int(body) if body else None, *rest) for name, body, *rest in rows)
