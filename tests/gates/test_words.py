"""Every word in both languages, none of those that nobody should read, and a glyph for each."""

from __future__ import annotations

import io
import re
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po
from reportlab.pdfbase.ttfonts import TTFontFile

from tests.gates.source import handed_out, label
from tests.support.extraction import everything
from tests.words_tool import (
    FOLDER,
    catalogues,
    entries,
    fill,
    forms,
    merge,
    needed,
    placeholders,
    unused,
    without_english,
    without_welsh,
)

if TYPE_CHECKING:
    from pathlib import Path

SAID, UNREADABLE = everything()
ENGLISH, WELSH = catalogues("en"), catalogues("cy")
NEEDED = needed()
# Filled when a paper is laid out: nobody knows the pages before.
LATER = {"page", "pages"}
CHECKED = re.compile(r"checked by \S.*, \d{1,2} \w+ \d{4}")

# Left-hand words of the house list; "behind" may be said to the facilitator, not on paper.
FORBIDDEN = re.compile(
    r"""(?ix)\b(?:
    free[ -]?riders? | ow(?:e|es|ed|ing) | debts? | debtors? | outstanding | arrears
    | ladders? | levels? | sanction\w* | graduated\ response | grounds
    | no[ -]shows? | chas(?:e|es|ed|ing) | unplaced | hard\ to\ place | idle | underemployed
    | forg[ai]ve\w* | exit\w* | removed | excluded | psychological\ contract | broader\ church
    | weak\ link | broken\ ring | single\ point\ of\ failure
    | penalt\w+ | punish\w* | culprits? | worst | league\ tables? | failed\ to | leftovers?
    )\b"""
)
FORBIDDEN_WELSH = re.compile(
    r"(?i)\b(?:(?:dd?|n)yled(?:ion|ig|wr|wyr)?|(?:c|g|ch|ngh)osb\w*"
    r"|ôl-ddyled\w*|tabl(?:au)? cynghrair|[sh]ancsi(?:wn|ynau))\b"
)
BEHIND = re.compile(r"(?i)\bbehind\b")
PAPERS = re.compile(r"^facilitator/(?:papers|agreements|recognition|interchange)/")
# Words of a programmer's own in file names, told apart from the same letters inside a name.
NAME_PARTS = re.compile(r"[/_.\-]")

FACES = {
    "AtkinsonHyperlegibleNext-Regular": "DejaVuSans",
    "AtkinsonHyperlegibleNext-SemiBold": "DejaVuSans-Bold",
    "AtkinsonHyperlegibleNext-Bold": "DejaVuSans-Bold",
}


def test_everything_said_is_a_literal() -> None:
    assert not [f"{one.place}: {one.why}" for one in UNREADABLE]


def test_every_key_has_an_english_sentence() -> None:
    assert not [f"{one.text} ({one.places[0]})" for one in without_english() if one.places]


def test_every_word_has_welsh() -> None:
    missing = without_welsh()
    assert not [one.text for one in missing], "python -m tests.words_tool missing"


def test_a_sentence_is_counted_one_way_only() -> None:
    plurals: dict[str, set[str | None]] = {}
    for one in SAID:
        plurals.setdefault(one.text, set()).add(one.plural)
    assert not {text for text, ways in plurals.items() if len(ways) > 1}


@pytest.mark.parametrize(("language", "count"), [("cy", 6), ("en", 2)])
def test_catalogues_state_the_plural_forms_of_their_language(language: str, count: int) -> None:
    for area, book in catalogues(language).items():
        assert book.num_plurals == count, area


def test_each_text_has_one_entry_in_one_catalogue() -> None:
    for books in (ENGLISH, WELSH):
        texts = [str(entry.id) for book in books.values() for entry in book if entry.id]
        assert not {text for text in texts if texts.count(text) > 1}


def test_welsh_fills_the_same_placeholders() -> None:
    wrong = []
    for text, entry in entries(WELSH).items():
        wanted = NEEDED.get(text)
        if wanted is None:
            continue
        allowed = placeholders(wanted.english or text) | placeholders(wanted.plural or "")
        wrong += [
            f"{text}: {form}"
            for form in forms(entry)
            if form and placeholders(form) | {"n"} != allowed | {"n"}
        ]
    assert not wrong


def test_every_placeholder_is_filled_where_it_is_said() -> None:
    english = entries(ENGLISH)
    wrong = []
    for one in SAID:
        if one.given is None or one.by in {"N_", "TroubleKind"}:
            continue
        sentence = forms(english.get(one.text))[0] if one.text in english else one.text
        short = (placeholders(sentence) | placeholders(one.plural or "")) - one.given - LATER
        if short:
            wrong.append(f"{one.place}: {sentence} lacks {sorted(short)}")
    assert not wrong


def test_a_sentence_with_placeholders_doubles_its_percent_signs() -> None:
    texts = [text for books in (ENGLISH, WELSH) for entry in entries(books).values()
             for text in forms(entry)]  # fmt: skip
    texts += [one.text for one in SAID]
    bare = [re.sub(r"%\(\w+\)[sd]|%%", "", text) for text in texts if placeholders(text)]
    assert not [text for text in bare if "%" in text]


def test_welsh_awaits_a_speaker_or_names_one() -> None:
    silent = [
        text
        for text, entry in entries(WELSH).items()
        if "unchecked" not in entry.flags
        and not any(CHECKED.search(comment) for comment in entry.user_comments)
    ]
    assert not silent


def test_no_entry_is_left_over() -> None:
    assert not unused(), "python -m tests.words_tool merge --prune"


def _english_read() -> dict[str, str]:
    """All English that is read, with where it comes from."""
    said = {one.text: one.place for one in SAID if not one.is_key}
    said |= {one.plural: one.place for one in SAID if one.plural}
    for area, book in ENGLISH.items():
        said |= {text: f"en/{area}.po" for entry in book if entry.id for text in forms(entry)}
    return said


def test_words_that_nobody_should_read_are_not_said() -> None:
    found = [
        f"{place}: {text}"
        for text, place in _english_read().items()
        if FORBIDDEN.search(text) or (BEHIND.search(text) and PAPERS.match(place))
    ]
    welsh = [text for entry in entries(WELSH).values() for text in forms(entry)]
    found += [text for text in welsh if FORBIDDEN_WELSH.search(text) or FORBIDDEN.search(text)]
    assert not found


def test_words_that_nobody_should_read_name_no_file() -> None:
    # The tests' own data come with names that were given to them.
    paths = [label(path) for path in handed_out() if "tests/data/" not in label(path)]
    names = {path: NAME_PARTS.sub(" ", path) for path in paths}
    assert not [name for name, words in names.items() if FORBIDDEN.search(words)]


def test_the_search_knows_the_words_it_looks_for() -> None:
    for text in ("Who owes whom", "No-show", "2 places left unplaced", "They failed to come"):
        assert FORBIDDEN.search(text), text
    for text in ("However", "Lower", "The flowers", "Is still to pass on", "Exciting"):
        assert not FORBIDDEN.search(text), text
    for text in ("Mae dyled arno", "eu dyledion", "heb gosb", "ei chosb", "y ddyled"):
        assert FORBIDDEN_WELSH.search(text), text
    assert not FORBIDDEN_WELSH.search("yn dilyn y gost, addysgu, dylid")


def _letters(font: str) -> set[int]:
    data = (files("resources") / "fonts" / f"{font}.ttf").read_bytes()
    return set(TTFontFile(io.BytesIO(data)).charToGlyph)


@pytest.mark.parametrize("face", FACES)
def test_the_fonts_have_every_letter(face: str) -> None:
    there = _letters(face) | _letters(FACES[face])
    welsh = [text for entry in entries(WELSH).values() for text in forms(entry)]
    read = [*_english_read(), *welsh]
    lacking = {letter for text in read for letter in text if ord(letter) not in there} - {"\n"}
    assert not lacking


def test_merging_keeps_what_is_there_and_marks_what_is_new(tmp_path: Path) -> None:
    shared = tmp_path / "cy" / "shared.po"
    shared.parent.mkdir()
    header = (FOLDER / "cy" / "shared.po").read_text("utf-8").split("\n\n")[0]
    kept = 'msgid "%(hours)s h"\nmsgstr "%(hours)s a"\n'
    shared.write_text(f"{header}\n\n# checked by Siân, 1 May 2026\n{kept}", "utf-8")
    assert merge(prune=False, folder=tmp_path) > 0
    first = shared.read_bytes()
    with shared.open("rb") as text:
        book = read_po(text, locale="cy")
    assert book["%(hours)s h"].string == "%(hours)s a"
    assert "unchecked" not in book["%(hours)s h"].flags
    assert "unchecked" in book["storage_locked"].flags
    assert book.num_plurals == 6
    assert merge(prune=False, folder=tmp_path) == 0
    assert shared.read_bytes() == first


def test_translations_are_filled_in_and_checked_ones_stay(tmp_path: Path) -> None:
    shared = tmp_path / "cy" / "shared.po"
    shared.parent.mkdir()
    header = (FOLDER / "cy" / "shared.po").read_text("utf-8").split("\n\n")[0]
    entry = '#, unchecked\nmsgid "Papers"\nmsgstr ""\n\nmsgid "People"\nmsgstr "Pobl"\n'
    counted = '#, unchecked\nmsgid "one"\nmsgid_plural "more"\n'
    counted += "".join(f'msgstr[{form}] ""\n' for form in range(6))
    shared.write_text(f"{header}\n\n{entry}\n{counted}", "utf-8")
    six = ["dim", "un", "dau", "tri", "chwech", "mwy"]
    table: dict[str, str | list[str]] = {
        "Papers": "Papurau", "People": "Arall", "one": six, "Nowhere": "Unlle"
    }  # fmt: skip
    assert fill(table, tmp_path) == ["Nowhere"]
    book = catalogues("cy", tmp_path)["shared"]
    assert book["Papers"].string == "Papurau"
    assert "unchecked" in book["Papers"].flags
    assert book["People"].string == "Pobl"
    assert forms(book["one"]) == six


def test_no_key_is_a_word_that_is_said_as_it_stands() -> None:
    keys = {one.text for one in SAID if one.is_key}
    assert not keys & {one.text for one in SAID if not one.is_key}
