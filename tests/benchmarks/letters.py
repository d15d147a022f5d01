"""The same agreement as a Word letter: every text of its plan, in headings, tables and styles."""

from __future__ import annotations

import io
import zipfile
from functools import singledispatch
from itertools import chain
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import segno

from facilitator.papers.plan import (
    Clauses,
    Facts,
    Heading,
    Paragraph,
    Parties,
    Section,
    Signatures,
    Strip,
    Title,
    Together,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator.papers.plan import Foot, Paper

FACE = "Atkinson Hyperlegible Next"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:a="{DRAWN}/main" '
    f'xmlns:wp="{DRAWN}/wordprocessingDrawing" xmlns:pic="{DRAWN}/picture"'
)
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType='
        f'"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("header", "header"),
            ("footer", "footer"),
        )
    )
    + "</Types>"
)


def _relations(*parts: tuple[str, str]) -> str:
    each = (
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(parts, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(each)}</Relationships>'


def _style(name: str, size: int, leading: int, weight: str, above: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:pPr>'
        f'<w:spacing w:before="{above * 20}" w:after="0" w:line="{leading * 20}" '
        'w:lineRule="exact"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{FACE}" w:hAnsi="{FACE}"/>{weight}<w:sz w:val="{size * 2}"/>'
        "</w:rPr></w:style>"
    )


STYLES = (
    f"<w:styles {SPACES}>"
    + "".join(
        (
            _style("Body", 12, 16, "", 2),
            _style("Strong", 12, 16, "<w:b/>", 2),
            _style("Small", 9, 12, "", 0),
            _style("heading 1", 24, 28, "<w:b/>", 0),
            _style("heading 2", 15, 20, "<w:b/>", 16),
            _style("heading 3", 12, 16, "<w:b/>", 7),
        )
    )
    + "</w:styles>"
)
MARGINS = 'w:top="1900" w:bottom="2000" w:left="1200" w:right="1200" w:header="960" w:footer="880"'
EDGE = '<w:top w:val="single" w:sz="4" w:color="B8C0C8"/>'


def parts_of(paper: Paper) -> dict[str, str | bytes]:
    """What the zip of a Word letter holds, by name."""
    part = paper.parts[0]
    body = "".join(_said(block) for block in part.blocks)
    head = _table([[part.head.programme, part.head.right]])
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"), ("header", "header.xml"), ("footer", "footer.xml")
        ),
        "word/_rels/footer.xml.rels": _relations(("image", "code.png")),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}<w:sectPr>"
        '<w:headerReference w:type="default" r:id="r2"/>'
        '<w:footerReference w:type="default" r:id="r3"/>'
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar {MARGINS}/></w:sectPr></w:body></w:document>',
        "word/styles.xml": STYLES,
        "word/header.xml": f"<w:hdr {SPACES}>{head}{_line('Small', '')}</w:hdr>",
        "word/footer.xml": f"<w:ftr {SPACES}>{_foot(part.foot)}</w:ftr>",
        "word/code.png": _picture(part.foot.code),
    }


def write_letter(path: Path, parts: dict[str, str | bytes]) -> None:
    """Write the zip, as a program that fills in a Word template does."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as letter:
        for name, data in parts.items():
            letter.writestr(name, data)


@singledispatch
def _said(block: object) -> str:
    raise TypeError(f"no letter has a {type(block).__name__}")


@_said.register
def _(block: Title) -> str:
    return _line("heading 1", block.text)


@_said.register
def _(block: Heading) -> str:
    return _line(f"heading {block.level}", block.text)


@_said.register
def _(block: Paragraph) -> str:
    return _line("Body", block.text)


@_said.register
def _(block: Parties) -> str:
    sides = (block.gives, block.receives)
    return _table([[f"{side.role} {side.name} {' '.join(side.lines)}" for side in sides]])


@_said.register
def _(block: Strip) -> str:
    return _table([[name or "–" for name in block.names]])


@_said.register
def _(block: Facts) -> str:
    return _table(block.rows)


@_said.register
def _(block: Clauses) -> str:
    return "".join(
        _line("heading 3", f"{one.number} {one.heading}")
        + _line("Body", " ".join(one.sentences))
        + "".join(_line("Body", f"• {point}") for point in one.points)
        for one in block.items
    )


@_said.register
def _(block: Signatures) -> str:
    roles = [signer.role for signer in block.signers]
    names = [signer.name for signer in block.signers]
    rows = [roles, names, [block.labels[0]] * len(roles), [block.shared, *block.ticks, ""]]
    return _line("heading 2", block.heading) + _table([[""] * len(roles), *rows])


@_said.register(Section)
@_said.register(Together)
def _(block: Section | Together) -> str:
    return "".join(_said(inner) for inner in block.blocks)


def _line(style: str, text: str) -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'


def _table(rows: Sequence[Sequence[str]]) -> str:
    wide = 9500 // max(map(len, rows))
    cells = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:tcBorders>{EDGE}</w:tcBorders>'
            f"</w:tcPr>{_line('Strong' if n else 'Body', text)}</w:tc>"
            for n, text in enumerate(row)
        )
        + "</w:tr>"
        for row in rows
    )
    grid = f'<w:gridCol w:w="{wide}"/>' * max(map(len, rows))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{cells}</w:tbl>"


def _foot(foot: Foot) -> str:
    lines = chain(foot.lines, [foot.page_of.split("%")[0]])
    counted = "".join(
        f'<w:fldSimple w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        for field in ("PAGE", "NUMPAGES")
    )
    picture = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="558800" cy="558800"/>'
        f'<wp:docPr id="1" name="code" descr="{escape(foot.code_alt)}"/><a:graphic>'
        f'<a:graphicData uri="{DRAWN}/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="code"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="r1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="558800" cy="558800"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    return f"{picture}{''.join(_line('Small', line) for line in lines)}<w:p>{counted}</w:p>"


def _picture(code: str) -> bytes:
    out = io.BytesIO()
    segno.make(code, error="m", micro=False).save(out, kind="png", scale=6)
    return out.getvalue()
