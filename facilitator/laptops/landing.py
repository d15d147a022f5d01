"""Writes what was settled into the record: parents first, nothing left hanging, all of it told."""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.laptops.making import OWN_FIELDS, OWN_TABLES, letter_of
from facilitator.laptops.meeting import fitted, row_key_of
from facilitator.laptops.rules import Fate, facts
from facilitator.people import names
from facilitator.store import chain, images
from facilitator.store import tables as t
from facilitator.store.base import journalled_tables
from facilitator.store.plumbing import Change, PaperChunk, PaperPart, ScanPicture

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from facilitator.laptops.content import Bundle
    from facilitator.laptops.meeting import Fated, Meeting
    from facilitator.store.journal import Step

    Image = dict[str, Any]

_CODE = re.compile(r"(?P<letters>[A-Z]+)(?P<number>\d+)")


@dataclass
class Landed:
    """How many rows became new, changed and gone, and what is to be known about it."""

    new: int = 0
    changed: int = 0
    gone: int = 0
    told: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class _Plan:
    """What is to be written, by table and key."""

    new: dict[str, dict[str, Image]] = field(default_factory=dict)
    changed: dict[str, dict[str, Image]] = field(default_factory=dict)
    gone: dict[str, set[str]] = field(default_factory=dict)
    about: dict[tuple[str, str], str] = field(default_factory=dict)


def landed(step: Step, found: Meeting) -> Landed:
    """Write what a meeting has settled.

    Raises:
        RuleBroken: together the two records would break a rule of the programme.
    """
    answer, plan = Landed(), _planned(found.rows)
    connection = step.connection()
    _spare_what_leans(step, plan, answer)
    _mend_parents(step, plan, answer)
    _fresh_codes(step, plan, answer)
    _worked_out(plan)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("pragma defer_foreign_keys = on")
    try:
        for table in journalled_tables():
            if new := plan.new.get(table.name):
                images.insert(connection, table, list(new.values()))
            if changed := _raised(step, table, plan.changed.get(table.name, {})):
                images.update(connection, table, changed)
        for table in reversed(journalled_tables()):
            if gone := plan.gone.get(table.name):
                images.delete(connection, table, sorted(gone))
    except sa.exc.IntegrityError as error:
        raise RuleBroken("bundle_breaks_a_rule") from error
    _keep_bytes(step, found.bundle, plan)
    answer.new = sum(map(len, plan.new.values()))
    answer.changed = sum(map(len, plan.changed.values()))
    answer.gone = sum(map(len, plan.gone.values()))
    return answer


def mixed_rows(step: Step, bundle: Bundle) -> list[str]:
    """What this step changed and left otherwise than the sender has it, as table:key."""
    theirs = {(row.table, row.key): row.now for row in bundle.rows}
    touched: dict[str, list[str]] = {}
    for name, key in sorted(step.touched()):
        if name not in OWN_TABLES:
            touched.setdefault(name, []).append(key)
    mixed = list[str]()
    for table in journalled_tables():
        keys = touched.get(table.name, [])
        here = images.present(step.connection(), table, keys) if keys else {}
        own = OWN_FIELDS.get(table.name, frozenset())
        for key in keys:
            there = (facts(here.get(key)), facts(fitted(table, theirs.get((table.name, key)))))
            mine, other = (one and {k: v for k, v in one.items() if k not in own} for one in there)
            if mine != other or (table.name, key) not in theirs:
                mixed.append(f"{table.name}:{key}")
    return mixed


def _planned(fated: tuple[Fated, ...]) -> _Plan:
    plan = _Plan()
    for row in fated:
        plan.about[row.table, row.key] = row.about
        if row.fate is Fate.GONE:
            plan.gone.setdefault(row.table, set()).add(row.key)
        elif row.image is not None:
            side = plan.new if row.fate is Fate.NEW else plan.changed
            side.setdefault(row.table, {})[row.key] = row.image
    return plan


def _raised(step: Step, table: sa.Table, changed: Mapping[str, Image]) -> list[Image]:
    """Images with a version above the one that stands."""
    if not changed:
        return []
    now = images.present(step.connection(), table, list(changed))
    return [
        {**image, "version": max(image["version"], now[key]["version"]) + 1}
        for key, image in changed.items()
        if key in now
    ]


def _worked_out(plan: _Plan) -> None:
    """What follows from a person's names, worked out again from both sides' names."""
    for image in plan.changed.get(t.Person.__tablename__, {}).values():
        image["sort_key_en"] = names.english_sort_key(image["sort_name"])
        image["sort_key_cy"] = names.welsh_sort_key(image["sort_name"])
        image["folded"] = names.folded(f"{image['full_name']} {image['known_as']} {image['email']}")


def _spare_what_leans(step: Step, plan: _Plan, answer: Landed) -> None:
    """What was deleted there stays where something here still needs it, and it is said."""
    again = True
    while again:
        again = False
        for child, column, parent in _links():
            for key in sorted(plan.gone.get(parent.name, ())):
                leaning = set(images.leaning(step.connection(), column, [key]))
                if leaning - plan.gone.get(child.name, set()):
                    plan.gone[parent.name].discard(key)
                    about = plan.about.get((parent.name, key), "")
                    answer.told.append(("bundle_kept_here", about))
                    again = True


def _mend_parents(step: Step, plan: _Plan, answer: Landed) -> None:
    """A new row whose parent was deleted here brings it back, or is left out, and it is said."""
    again = True
    while again:
        again = False
        for child, column, parent in _links():
            for side in (plan.new, plan.changed):
                for key, image in list(side.get(child.name, {}).items()):
                    wanted = row_key_of(image[column.name] or "")
                    if not wanted or _is_there(step, plan, parent, wanted):
                        continue
                    again = True
                    back = _last_seen(step, parent, wanted)
                    if back is not None:
                        plan.new.setdefault(parent.name, {})[wanted] = back
                        plan.gone.get(parent.name, set()).discard(wanted)
                        answer.told.append(("bundle_brought_back", _name(back)))
                    elif column.nullable:
                        image[column.name] = None
                    else:
                        del side[child.name][key]
                        about = plan.about.get((child.name, key), "")
                        answer.told.append(("bundle_left_out", about))


def _is_there(step: Step, plan: _Plan, parent: sa.Table, key: str) -> bool:
    if key in plan.gone.get(parent.name, ()):
        return False
    if key in plan.new.get(parent.name, {}):
        return True
    return bool(images.present(step.connection(), parent, [key]))


def _last_seen(step: Step, table: sa.Table, key: str) -> Image | None:
    """A row that was deleted here, as it was; None where it was erased or never known."""
    row = step.execute(
        sa.select(Change.before, Change.salt)
        .where(Change.tbl == table.name, Change.pk == key, Change.after.is_(None))
        .order_by(Change.id.desc())
        .limit(1)
    ).first()
    if row is None or row.salt == chain.ERASED or row.before is None:
        return None
    image: Image = json.loads(row.before)
    return {**image, "version": image["version"] + 1}


def _fresh_codes(step: Step, plan: _Plan, answer: Landed) -> None:
    """A new row whose code somebody else has here gets the next free one, and it is said."""
    for table in journalled_tables():
        new = plan.new.get(table.name, {})
        if not new or "code" not in table.columns:
            continue
        moved = plan.changed.get(table.name, {}).keys() | plan.gone.get(table.name, set())
        taken = {
            code
            for key, code in step.execute(sa.select(table.c.id, table.c.code))
            if key.hex not in moved
        }
        taken |= {str(image["code"]) for image in plan.changed.get(table.name, {}).values()}
        for image in new.values():
            code = str(image["code"])
            if code in taken:
                image["code"] = fresh_code(code, taken, letter_of(step))
                answer.told.append(
                    ("bundle_code_taken", f"{_name(image)}: {code} → {image['code']}")
                )
            taken.add(image["code"])


def fresh_code(code: str, taken: set[str], letter: str) -> str:
    """The next free code of the same kind; of any other shape, the code with a number behind."""
    shape = _CODE.fullmatch(code)
    if shape is None:
        number = 2
        while f"{code}-{letter}{number}" in taken:
            number += 1
        return f"{code}-{letter}{number}"
    width, number = len(shape["number"]), int(shape["number"])
    while (fresh := f"{shape['letters']}{number:0{width}d}") in taken:
        number += 1
    return fresh


def _keep_bytes(step: Step, bundle: Bundle, plan: _Plan) -> None:
    """Archive the papers and the scanned pages that came with new rows."""
    new = plan.new.get(t.IssuedPaper.__tablename__, {})
    have = set(step.scalars(sa.select(PaperPart.paper_id)))
    papers = {
        key: bundle.papers[key]
        for key in new
        if key in bundle.papers and uuid.UUID(key) not in have
    }
    known = set(step.scalars(sa.select(PaperChunk.sha256)))
    chunks = {
        name: bundle.chunks[name]
        for names in papers.values()
        for name in names
        if name not in known and name in bundle.chunks
    }
    if chunks:
        step.execute(
            sa.insert(PaperChunk),
            [{"sha256": name, "body": body} for name, body in chunks.items()],
        )
    parts = [
        {"paper_id": uuid.UUID(key), "position": place, "chunk": name}
        for key, names in papers.items()
        for place, name in enumerate(names)
    ]
    if parts:
        step.execute(sa.insert(PaperPart), parts)
    scans = {str(image["digest"]) for image in plan.new.get(t.Scan.__tablename__, {}).values()}
    seen = set(step.scalars(sa.select(ScanPicture.digest)))
    pictures = [
        {"digest": name, "body": bundle.pictures[name]}
        for name in sorted(scans - seen)
        if name in bundle.pictures
    ]
    if pictures:
        step.execute(sa.insert(ScanPicture), pictures)


def _links() -> Iterator[tuple[sa.Table, sa.Column[Any], sa.Table]]:
    """Every column that points at rows of another table."""
    for table in journalled_tables():
        for key in table.foreign_keys:
            yield table, key.parent, key.column.table


def _name(image: Mapping[str, Any]) -> str:
    for name in ("full_name", "name_en", "title_en", "title", "code"):
        if image.get(name):
            return str(image[name])
    return ""
