"""The same agreement as a flat OpenDocument letter, as an office would have made it beforehand."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import segno

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
    )
)
# Two columns of clauses, a table of facts and one of signatures, as on our own paper.
STYLES = """
<office:automatic-styles>
<style:style style:name="H" style:family="paragraph">
<style:paragraph-properties fo:margin-top="0.3cm" fo:margin-bottom="0.1cm"/>
<style:text-properties fo:font-size="12pt" fo:font-weight="bold" fo:color="#0f4c4a"/></style:style>
<style:style style:name="T" style:family="paragraph">
<style:text-properties fo:font-size="20pt" fo:font-weight="bold"/></style:style>
<style:style style:name="P" style:family="paragraph">
<style:paragraph-properties fo:margin-bottom="0.1cm"/>
<style:text-properties fo:font-size="9pt"/></style:style>
<style:style style:name="C" style:family="table-cell">
<style:table-cell-properties fo:border="0.5pt solid #888888" fo:padding="0.1cm"/></style:style>
<style:style style:name="S" style:family="section"><style:section-properties>
<style:columns fo:column-count="2" fo:column-gap="0.6cm"/></style:section-properties></style:style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm"
 fo:page-height="29.7cm" fo:margin="2cm"/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/>
</office:master-styles>"""


def write_letter(path: Path, texts: Sequence[str]) -> None:
    """Write an agreement's texts as a letter: title, facts in a table, clauses, signatures."""
    head, facts, clauses, signs = texts[:8], texts[8:30], texts[30:-10], texts[-10:]
    body = [
        _picture(texts[5]),
        *(_line("T" if text == head[-1] else "P", text) for text in head),
        _table(facts, 2),
        '<text:section text:style-name="S" text:name="clauses">',
        *(_line("H" if len(text) < 45 else "P", text) for text in clauses),
        "</text:section>",
        _table(signs, 2),
    ]
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.text">'
        f"{STYLES}<office:body><office:text>{''.join(body)}</office:text></office:body>"
        "</office:document>",
        encoding="utf-8",
    )


def _picture(said: str) -> str:
    """The QR code, as a picture in the letter."""
    out = io.BytesIO()
    segno.make(said).save(out, kind="png", scale=6)
    data = base64.b64encode(out.getvalue()).decode("ascii")
    return (
        '<text:p><draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">'
        f"<draw:image><office:binary-data>{data}</office:binary-data></draw:image></draw:frame>"
        "</text:p>"
    )


def _line(style: str, text: str) -> str:
    return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'


def _table(texts: Sequence[str], columns: int) -> str:
    rows = [texts[at : at + columns] for at in range(0, len(texts), columns)]
    return (
        f'<table:table><table:table-column table:number-columns-repeated="{columns}"/>'
        f"{''.join(_row(row) for row in rows)}</table:table>"
    )


def _row(texts: Iterable[str]) -> str:
    cells = (
        f'<table:table-cell table:style-name="C">{_line("P", text)}</table:table-cell>'
        for text in texts
    )
    return f"<table:table-row>{''.join(cells)}</table:table-row>"
