"""Keeps the Welsh catalogues in step with what the program says.

    python -m tests.words_tool extract   everything said, area by area
    python -m tests.words_tool missing   what has no Welsh, and which keys have no English
    python -m tests.words_tool merge     write resources/words/cy/<area>.po; keep what is there
    python -m tests.words_tool merge --prune   the same, and drop what is no longer said
    python -m tests.words_tool missing --json  what has no Welsh, for whoever translates by table
    python -m tests.words_tool fill FILE.json  {"text": "Welsh" or [six forms]} into the catalogues

New entries are empty and flagged `unchecked`; whoever translates fills them and leaves the
flag. A Welsh speaker who has checked an entry replaces the flag by a comment
`# checked by NAME, DATE`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from facilitator.words import WELSH_PLURALS
from tests.support.desk import ROOT
from tests.support.extraction import beginnings, constants, everything

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = ROOT / "resources" / "words"
HEADER = f"""msgid ""
msgstr ""
"Language: cy\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {WELSH_PLURALS}\\n"
"""
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")

Catalogues: TypeAlias = dict[str, Catalog]


@dataclass
class Needed:
    """Something that a catalogue must hold."""

    text: str
    area: str
    plural: str | None = None
    places: list[str] = field(default_factory=list)
    is_key: bool = False
    english: str = ""


def catalogues(language: str, folder: Path = FOLDER) -> Catalogues:
    """The catalogues of one language, by area."""
    found = {}
    for path in sorted((folder / language).glob("*.po")):
        found[path.stem] = read_po(BytesIO(path.read_bytes()), locale=language, abort_invalid=True)
    return found


def entries(books: Catalogues) -> dict[str, Message]:
    """All entries of some catalogues by msgid (the singular where it counts)."""
    return {singular(entry): entry for book in books.values() for entry in book if entry.id}


def singular(entry: Message) -> str:
    """The msgid of an entry, the singular one where it counts."""
    return str(entry.id if isinstance(entry.id, str) else entry.id[0])


def forms(entry: Message | None) -> list[str]:
    """The texts of an entry: one, or one for each plural form; none when it is missing."""
    if entry is None:
        return []
    texts = [entry.string] if isinstance(entry.string, str) else list(entry.string or ())
    return [text or "" for text in texts]


def placeholders(text: str) -> set[str]:
    """The names that values fill."""
    return set(PLACEHOLDER.findall(text))


def needed() -> dict[str, Needed]:
    """Everything that must have Welsh: what is said, and every entry of the English catalogues."""
    wanted: dict[str, Needed] = {}
    said, _ = everything()
    for one in said:
        entry = wanted.setdefault(one.text, Needed(one.text, one.area))
        entry.plural = entry.plural or one.plural
        entry.is_key = entry.is_key or one.is_key
        entry.places.append(one.place)
    for area, book in catalogues("en").items():
        for message in book:
            if message.id:
                entry = wanted.setdefault(singular(message), Needed(singular(message), area))
                entry.is_key = True
                entry.english = forms(message)[0]
    return wanted


def without_english() -> list[Needed]:
    """Keys that no English sentence explains."""
    return [entry for entry in needed().values() if entry.is_key and not entry.english]


def without_welsh() -> list[Needed]:
    """What a Welsh reader would still read in English."""
    welsh = entries(catalogues("cy"))
    return [entry for text, entry in needed().items() if not is_whole(entry, welsh.get(text))]


def is_whole(entry: Needed, welsh: Message | None) -> bool:
    """Whether every form of an entry is there: six where it counts."""
    texts = forms(welsh)
    return len(texts) == (6 if entry.plural else 1) and all(texts)


def unused() -> list[str]:
    """Entries of either language that nothing says any more, as language/area: text."""
    said, _ = everything()
    alive = {one.text for one in said} | constants()
    built = tuple(beginnings())
    english = entries(catalogues("en"))
    dead = {text for text in english if text not in alive and not text.startswith(built)}
    found = [f"en: {text}" for text in sorted(dead)]
    for area, book in catalogues("cy").items():
        texts = sorted(singular(entry) for entry in book if entry.id)
        left = (text for text in texts if text not in alive | set(english))
        found += [f"cy/{area}: {text}" for text in left]
    return found


def merge(*, prune: bool, folder: Path = FOLDER) -> int:
    """Add to the Welsh catalogues what is missing; return how many entries are new."""
    books = catalogues("cy", folder)
    wanted = needed()
    home = {singular(entry): area for area, book in books.items() for entry in book if entry.id}
    added = 0
    for text, entry in wanted.items():
        book = books.setdefault(home.get(text, entry.area), _empty())
        old = book.get(text)
        if old is None or isinstance(old.id, str) == bool(entry.plural):
            added += 1
            if old is not None:
                book.delete(text)
            _add(book, entry)
        # Babel's own notes are not written: the English of a key stands above its Welsh.
        book[text].auto_comments = [f"English: {entry.english}"] if entry.english else []
    for area, book in books.items():
        if prune:
            for text in [singular(entry) for entry in book if entry.id]:
                if text not in wanted:
                    book.delete(text)
        (folder / "cy" / f"{area}.po").write_bytes(as_file(book))
    return added


def fill(welsh: dict[str, str | list[str]], folder: Path = FOLDER) -> list[str]:
    """Write translations, making an entry where none is yet; return the texts nobody says.

    What a speaker has checked is left as it is, and so is every catalogue without a change.
    """
    strange, changed = [], set()
    books, wanted = catalogues("cy", folder), needed()
    for text, translation in welsh.items():
        area = next((area for area, book in books.items() if book.get(text)), None)
        if area is None and text in wanted:
            area = wanted[text].area
            _add(books.setdefault(area, _empty()), wanted[text])
        if area is None or len(forms(books[area][text])) != _length(translation):
            strange.append(text)
        elif "unchecked" in books[area][text].flags:
            entry = books[area][text]
            entry.string = translation if isinstance(translation, str) else tuple(translation)
            changed.add(area)
    for area in changed:
        (folder / "cy" / f"{area}.po").write_bytes(as_file(books[area]))
    return strange


def _add(book: Catalog, entry: Needed) -> None:
    msgid = (entry.text, entry.plural) if entry.plural else entry.text
    book.add(msgid, ("",) * 6 if entry.plural else "", flags={"unchecked"})
    book[entry.text].auto_comments = [f"English: {entry.english}"] if entry.english else []


def _length(translation: str | list[str]) -> int:
    return 1 if isinstance(translation, str) else len(translation)


def _as_table(found: Iterable[Needed]) -> str:
    """What is missing as JSON, with what a translator needs to know."""
    rows = [
        {
            "text": one.text,
            "plural": one.plural,
            "english": one.english or one.text,
            "area": one.area,
            "places": one.places,
        }
        for one in sorted(found, key=lambda one: (one.area, one.text))
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _empty() -> Catalog:
    return read_po(BytesIO(HEADER.encode()), locale="cy")


def as_file(book: Catalog) -> bytes:
    """A Welsh catalogue as its file: sorted, without dates or line numbers that only churn."""
    out = BytesIO()
    write_po(out, book, omit_header=True, no_location=True, sort_output=True, width=96)
    return HEADER.encode() + b"\n" + out.getvalue().strip() + b"\n"


def _show(title: str, found: Iterable[Needed]) -> None:
    by_area: dict[str, list[Needed]] = defaultdict(list)
    for entry in found:
        by_area[entry.area].append(entry)
    count = sum(map(len, by_area.values()))
    print(f"{title}: {count}")
    for area in sorted(by_area):
        print(f"[{area}]")
        for entry in sorted(by_area[area], key=lambda one: one.text):
            more = f" | {entry.plural}" if entry.plural else ""
            meaning = f" = {entry.english}" if entry.english else ""
            place = f"   ({entry.places[0]})" if entry.places else ""
            print(f"  {entry.text}{more}{meaning}{place}")


def main() -> int:
    """Run one of the commands."""
    reader = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    reader.add_argument("command", choices=["extract", "missing", "merge", "fill"])
    reader.add_argument("file", nargs="?", help="for fill: a JSON file of translations")
    reader.add_argument("--json", action="store_true", help="missing: as a table")
    reader.add_argument("--prune", action="store_true", help="drop what is no longer said")
    asked = reader.parse_args()
    if asked.command == "extract":
        _show("said", needed().values())
    elif asked.command == "fill":
        if not asked.file:
            reader.error("fill takes a file")
        strange = fill(json.loads(Path(asked.file).read_text("utf-8")))
        print(f"{len(strange)} texts fit nowhere", *strange, sep="\n  ")
    elif asked.command == "missing" and asked.json:
        print(_as_table(without_welsh()))
    elif asked.command == "missing":
        _show("without Welsh", without_welsh())
        _show("keys without English", without_english())
        print("unused:", *unused(), sep="\n  ")
    else:
        print(f"{merge(prune=asked.prune)} new entries")
    return 0


if __name__ == "__main__":
    sys.exit(main())
