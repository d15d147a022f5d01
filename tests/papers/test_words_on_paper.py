"""What is typed is what is printed and what is read aloud; what cannot be printed is refused."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdf
import pytest

from facilitator.errors import RuleBroken
from facilitator.papers.agreement import Side, agreement_paper
from facilitator.papers.fonts import check_glyphs, cleaned, lettered, missing, runs, width
from facilitator.papers.lines import broken
from facilitator.papers.render import render
from facilitator.papers.scripts import joined, seen_order, stretches, unjoined
from facilitator.papers.shared import Named
from facilitator.papers.style import PaperSize, Setup
from facilitator.words import Language
from tests.papers.examples import AGREEMENT
from tests.papers.reading import word_boxes

if TYPE_CHECKING:
    from pathlib import Path

NASTY = {
    "welsh": "Ŵŷn Llŷr-Ŷ âêîôûŵŷ",
    "polish": "Błażej Żółć Ćwikła",
    "markup": "R&D <Health> a < b </font> &amp;",
    "greek and cyrillic": "Ελένη Дмитрий",
    "hebrew": "דוד כהן",
    "arabic": "محمد علي",
    "vietnamese": "Nguyễn Thị Hồng",
    "emoji": "Ann 😀",
    "percent": "100 % %(name)s {the_coach}",
    "arrows": "a → b ✓ ≤ ≥",
    "quotes": "O’Neill “Ann” d'Arcy",
}


def agreement_with(name: str) -> bytes:
    receives = replace(AGREEMENT.receives, name=name, organisation=Named(name, name))
    return render(agreement_paper(replace(AGREEMENT, receives=receives), (Language.EN,))).pdf


def read_by_poppler(pdf: bytes, tmp_path: Path, *options: str) -> str:
    tool = "pdfinfo" if "-struct-text" in options else "pdftotext"
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed: apt-get install poppler-utils")
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf)
    command = [tool, *options, str(file), *(["-"] if tool == "pdftotext" else [])]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("kind", NASTY)
def test_a_nasty_name_reads_back_as_typed(kind: str, tmp_path: Path) -> None:
    said = read_by_poppler(agreement_with(NASTY[kind]), tmp_path, "-struct-text")

    assert f'"{NASTY[kind]}"' in said.replace(" \n", "\n") or NASTY[kind] in said


def test_a_wrapped_line_keeps_its_space_for_readers_aloud(tmp_path: Path) -> None:
    long = "Bwrdd Iechyd Prifysgol Glannau a Dyffrynnoedd y Gogledd Orllewin Pell"
    said = read_by_poppler(agreement_with(long), tmp_path, "-struct-text")

    flat = said.replace('"\n', "").replace("\n", "")
    assert "Prifysgol " in flat
    assert "PrifysgolGlannau" not in flat.replace('"', "").replace("  ", "")
    assert "GlannauaDyffrynnoedd" not in flat


def test_reading_order_is_the_order_of_the_page(tmp_path: Path) -> None:
    pdf = render(agreement_paper(AGREEMENT, (Language.EN,))).pdf
    said = read_by_poppler(pdf, tmp_path, "-struct-text")

    places = [
        said.index(text)
        for text in (
            "Reciprocal coaching agreement",
            "Gives coaching",
            "Receives coaching",
            "How it comes back",
            "6 × 60 minutes",
            "Purpose",
            "Confidentiality and its limits",
            "Signed",
            "Each of us has received a copy.",
            "Fingerprint",
        )
    ]
    assert places == sorted(places)


def test_120_letters_without_a_space_stay_in_their_card(tmp_path: Path) -> None:
    text = read_by_poppler(agreement_with("W" * 120), tmp_path, "-raw")

    assert text.count("W") >= 2 * 120


def test_120_letters_without_a_space_stay_on_the_sheet(tmp_path: Path) -> None:
    file = tmp_path / "long.pdf"
    top = replace(AGREEMENT.top, programme=Named("Ŵ" * 120), cohort=Named("y" * 120))
    for large in (False, True):
        paper = agreement_paper(
            replace(AGREEMENT, top=top, facilitator="M" * 120), (Language.CY,), copy_for="S" * 60
        )
        file.write_bytes(render(paper, Setup(PaperSize.LETTER, large)).pdf)
        if shutil.which("pdftotext") is None:
            pytest.skip("pdftotext is not installed: apt-get install poppler-utils")

        boxes = word_boxes(file)

        assert all(0 < left < right < 612 for left, _, right, _ in boxes)
        assert all(0 < top_edge < foot < 792 for _, top_edge, _, foot in boxes)


def test_what_no_font_has_is_refused_with_its_field() -> None:
    receives = Side("Li 王", "Li", Named("x", "x"))

    with pytest.raises(RuleBroken) as caught:
        agreement_paper(replace(AGREEMENT, receives=receives), (Language.EN,))

    assert caught.value.key == "glyph_missing"
    assert caught.value.values["field"] == "receives.name"
    assert caught.value.values["character"] == "王"
    assert caught.value.values["code"] == "U+738B"


def test_a_character_deep_in_a_list_is_found() -> None:
    with pytest.raises(RuleBroken) as caught:
        check_glyphs(replace(AGREEMENT, aims=("fine", "not 中")))

    assert caught.value.values["field"] == "aims[2]"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Sia\u0302n", "Siân"),
        ("a\u202eb\u2066c\u200bd\u00ade", "abcde"),
        ("one\ttwo\nthree\x0bfour", "one two three four"),
        ("nul\x00 lone\ud800", "nul lone"),
        ("plain", "plain"),
    ],
)
def test_what_cannot_be_seen_is_taken_out(typed: str, printed: str) -> None:
    assert cleaned(typed) == printed


def test_a_word_stays_in_one_font() -> None:
    (run,) = runs("Nguyễn", 400)

    assert run.font == "DejaVuSans"
    assert [r.font for r in runs("Ann Ελένη", 600)] == [
        "AtkinsonHyperlegibleNext-SemiBold",
        "DejaVuSans-Bold",
    ]


def test_arabic_letters_take_the_form_their_neighbours_ask_for() -> None:
    # Meem initial, hah medial, meem medial, dal final.
    assert joined("محمد") == "\ufee3\ufea4\ufee4\ufeaa"
    # Lam and alef become one.
    assert joined("لا") == "\ufefb"
    assert unjoined(joined("محمد علي لا")) == "محمد علي لا"


def test_lettering_twice_changes_nothing() -> None:
    for text in NASTY.values():
        assert lettered(lettered(text)) == lettered(text)


def test_right_to_left_words_are_turned_within_the_line() -> None:
    assert "".join(one.letter for one in seen_order("Ann דוד")) == "Ann " + "דוד"[::-1]


def test_right_to_left_letters_are_written_in_reading_order() -> None:
    pieces = stretches("Ann דוד ok")

    assert [piece for piece, _ in pieces] == ["Ann ", "ד", "ו", "ד", " ok"]
    assert pieces[1][1] == "Ann " + "וד"[::-1]


def test_lines_fit_and_keep_every_letter() -> None:
    text = "Bydd y naill a'r llall ohonom yn cadw'r hyn a ddywedir yn gyfrinachol " * 4

    lines = broken(text, 12, 400, 200.0)

    assert all(width(line.rstrip(), 12, 400) <= 200.02 for line in lines)
    assert "".join(lines) == " ".join(text.split())


def test_a_word_too_wide_is_cut_after_its_hyphen() -> None:
    lines = broken("Featherstonehaugh-Llewelyn", 12, 600, 140.0)

    assert lines == ("Featherstonehaugh-", "Llewelyn")


def test_empty_text_is_one_empty_line() -> None:
    assert broken("", 12, 400, 100.0) == ("",)


def test_nothing_is_missing_in_the_languages_of_wales() -> None:
    assert missing("Llŷr Ŵyn Błażej Zażółć Ελένη Дмитрий محمد ট"[:-1]) == ""
    assert missing("ট") == "ট"


def test_the_title_of_the_file_is_what_was_typed() -> None:
    reader = pypdf.PdfReader(io.BytesIO(agreement_with("Ŵyn & <b>")))

    assert reader.metadata is not None
    assert reader.metadata.subject == "Siân Llŵyd-Ŵyr coaches Ŵyn & <b>"
    assert reader.metadata.title == "Reciprocal coaching agreement A-2026-0147"
