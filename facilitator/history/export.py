"""The history as a file that anybody can check: every step, its changes, and the chain over them.

    history_lines(db) -> one text per line          checked_lines(lines) -> ChainState

Each line but the first is one step as JSON. Its `digest` is
SHA-256(digest of the step before | the step's own facts | digest of what it said | those of its
changes), each part written as LENGTH:TEXT. What was erased is left out, its digest stays, so that
the chain closes without it. Whoever changes, leaves out or turns round a line breaks it there; the
number of steps and the last digest stand in the first line.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from facilitator.errors import RuleBroken
from facilitator.store import chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

    from facilitator.words import Words

FORMAT = "facilitator-journal/1"


def history_lines(db: Session, words: Words) -> tuple[str, ...]:
    """The whole history, line by line, what each step did also as a sentence."""
    steps = [_line(link, words) for link in chain.links(db)]
    head = {
        "format": FORMAT,
        "steps": len(steps),
        "last": steps[-1]["digest"] if steps else "",
    }
    return tuple(json.dumps(line, ensure_ascii=False, sort_keys=True) for line in (head, *steps))


def _line(link: chain.Link, words: Words) -> dict[str, Any]:
    act = link.act
    return {
        "step": act.id,
        "at": act.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        "who": act.who,
        "kind": act.kind,
        "label": act.label,
        "sentence": words.stored(act.label, act.said) if act.said else "",
        "said": act.said,
        "undoes": act.undoes,
        "final": act.final,
        "schema": act.schema,
        "salt": act.salt,
        "said_digest": act.said_digest,
        "changes": [change._asdict() for change in link.changes],
        "digest": link.digest,
    }


def checked_lines(lines: Iterable[str]) -> chain.ChainState:
    """Whether an exported history is as it was written, and the first step where it is not.

    Raises:
        RuleBroken: it is no history of ours.
    """
    read = iter(lines)
    try:
        head = json.loads(next(read, "null"))
        if not isinstance(head, dict) or head.get("format") != FORMAT:
            raise RuleBroken("journal_unreadable")
        links = list(_links(read))
    except (KeyError, TypeError, ValueError, RecursionError):
        raise RuleBroken("journal_unreadable") from None
    found = chain.checked_links(links)
    if found.whole and len(links) != head.get("steps"):
        missing = links[-1].act.id + 1 if links else 1
        return replace(found, whole=False, broken_at=missing)
    if found.whole and links and links[-1].digest != head.get("last"):
        return replace(found, whole=False, broken_at=links[-1].act.id)
    return found


def _links(lines: Iterable[str]) -> Iterator[chain.Link]:
    for line in lines:
        if not line.strip():
            continue
        told = json.loads(line)
        facts = {name: told[name] for name in chain.Facts._fields if name not in {"id", "at"}}
        act = chain.Facts(id=told["step"], at=dt.datetime.fromisoformat(told["at"]), **facts)
        changes = tuple(chain.ChangeFacts(**change) for change in told["changes"])
        yield chain.Link(act, changes, str(told["digest"]))
