"""Every free text of the record made nasty: every kind prints it as typed or refuses it by name."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdf
import pytest
import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.papers.fonts import cleaned
from facilitator.papers.plan import Foot, Head
from facilitator.papers.plan_text import said
from facilitator.papers.render import render
from facilitator.papers.style import Setup
from facilitator.printing.kinds import PrintKind
from facilitator.printing.making import sheets
from facilitator.printing.usual import pack_sheets
from facilitator.printing.wanted import Wanted
from facilitator.store.base import journalled_tables
from tests.printing.test_gallery import ASKED_FOR
from tests.support.programmes import TODAY, copied_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator.papers.plan import Paper
    from facilitator.printing.wanted import Sheet
    from facilitator.store.cipher import Key
    from facilitator.store.journal import Step
    from facilitator.store.opening import OpenProgramme

# What a person may type as they like, wherever it is kept.
FREE = frozenset(
    {
        "name_en", "name_cy", "title_en", "title_cy", "place_en", "place_cy", "full_name",
        "known_as", "profession", "region", "sector", "lead_name", "lead_contact", "department",
        "role", "line_manager_name", "name", "title", "place", "said", "wording", "what", "about",
        "need", "notes", "note", "details", "why", "because", "reply", "closing", "quote",
        "source", "kept_where", "witnessed_by", "with_whom", "to_whom", "hopes_to_give",
        "hopes_to_get", "facilitator_name", "facilitator_contact", "concerns_contact",
        "data_contact", "deputy_name", "deputy_contact", "text_en", "text_cy", "email", "phone",
    }
)  # fmt: skip
# Keys to wordings and to sources, not what anybody typed.
MACHINES = frozenset(
    {("consent", "wording"), ("commitment", "source"), ("promise_template", "source"),
     ("scan", "why"), ("own_field", "name")}
)  # fmt: skip
MARK = "Q7"
NASTY = {
    "markup": f"{MARK}<b>&amp;</font>%(x)s{{0}}\\n'\"\u202e\u200b\u2067Sia\u0302n\u0007",
    "long": MARK + "W" * 118,
    "others": f"{MARK}😀Łżęדודمحمد",
}
UNCOVERED = "王"


def spoil(step: Step, text: str) -> None:
    """Put a text behind what stands in every free field."""
    for table in journalled_tables():
        free = [
            column.name
            for column in table.columns
            if column.name in FREE
            and (table.name, column.name) not in MACHINES
            and isinstance(column.type, sa.String)
            and not isinstance(column.type, sa.Enum)
        ]
        for row in step.execute(sa.select(table)).mappings().all() if free else ():
            nasty = {
                name: row[name] + text
                for name in free
                if row[name] and len(row[name] + text) <= getattr(table.c[name].type, "length", 0)
            }
            if nasty:
                newer = {"version": row["version"] + 1} if "version" in row else {}
                step.execute(
                    sa.update(table).where(table.c.id == row["id"]).values({**nasty, **newer})
                )
    step.says("spoiled")


@pytest.fixture(scope="module", params=[*NASTY, "uncovered"])
def spoiled(
    request: pytest.FixtureRequest,
    sample_file: tuple[Path, Key],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, OpenProgramme]]:
    """The sample with one nasty text in every free field."""
    text = NASTY.get(request.param, UNCOVERED)
    with copied_file(sample_file, tmp_path_factory.mktemp("nasty")) as stand:
        programme = stand.open()
        programme.do(spoil, text)
        yield text, programme


def asked(programme: OpenProgramme, kind: PrintKind) -> tuple[Sheet, ...]:
    wanted = Wanted(kind, person=ASKED_FOR.get(kind, ""))
    return programme.ask(pack_sheets if kind is PrintKind.PACK else sheets, wanted, TODAY)


def printed(sheet: Sheet, setup: Setup) -> str:
    reader = pypdf.PdfReader(io.BytesIO(render(sheet.paper, setup).pdf))
    return flat("".join(page.extract_text() for page in reader.pages))


def flat(text: str) -> str:
    return "".join(text.split())


def asked_or_refused(
    programme: OpenProgramme, kind: PrintKind
) -> tuple[tuple[Sheet, ...], RuleBroken | None]:
    try:
        return asked(programme, kind), None
    except RuleBroken as refused:
        return (), refused


def inside(paper: Paper) -> Paper:
    """The paper without heads and feet, which sheets that are cut up have none of."""
    parts = (replace(part, head=Head(""), foot=Foot((), "")) for part in paper.parts)
    return replace(paper, parts=tuple(replace(part, bookmark="") for part in parts))


@pytest.mark.parametrize("kind", PrintKind)
def test_what_was_typed_is_printed_or_refused_by_name(
    kind: PrintKind, spoiled: tuple[str, OpenProgramme]
) -> None:
    text, programme = spoiled
    found, refused = asked_or_refused(programme, kind)

    if refused is not None:
        assert text == UNCOVERED, refused
        assert refused.key == "glyph_missing"
        assert refused.values["character"] == UNCOVERED
        assert refused.values["field"]
        return
    assert found
    (sheet, *_) = found
    assert not any(UNCOVERED in one for one in said(sheet.paper))
    texts = [one for one in said(inside(sheet.paper)) if MARK in one and len(one) < 200]
    if text == NASTY["long"]:
        # Long words stand broken beside each other, so their letters are counted.
        letters = printed(sheet, Setup(large_print=True)).count("W")
        assert letters >= sum(one.count("W") for one in texts)
    elif text == NASTY["markup"]:
        paper = printed(sheet, Setup())
        assert [one for one in texts if flat(cleaned(one)) not in paper] == []
    else:
        assert printed(sheet, Setup())
