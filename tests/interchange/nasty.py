"""A list of files that people really send, and how each must end: outcome and people brought in.

Where something must be asked, `asked` stands first and the count is what the usual answer brings.
"""

from __future__ import annotations

import datetime as dt
import random
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook.workbook import Workbook

HEAD = "Name,Email,Organisation,Joined\r\n"
ROWS = (
    "Siân Ŵyn-Jones,sian@x.example,Cyngor y Bae,01/02/2013\r\n"
    "Llŷr ap Rhys,llyr@x.example,Bwrdd y Cwm,2013-02-28\r\n"
)
LIST = HEAD + ROWS
LATIN = LIST.replace("Ŵ", "W").replace("ŷ", "y")
DAYS = (
    "01/02/2013", "31/02/2013", "02/13/2013", "1.2.13", "1 Chwefror 2013", "Chwefror 2013",
    "2013", "41306", "41306.5", "0", "-1", "99999999", "1/1/0001", "0000-00-00", "2013-02-30",
    "2013-02-01T10:00:00Z", "1/2/2013 10:15", "29/2/2012", "1st March 2012", "3ydd o Fawrth 2012",
    "٠١/٠٢/٢٠١٣", "yesterday", "01/02/99999",
)  # fmt: skip
IMPORTED, ASKED, REFUSED = "imported", "asked", "refused"


def many(*names: str) -> str:
    """A list of these names."""
    return "Name\r\n" + "".join(f"{name}\r\n" for name in names)


# Name of the file: what stands in it, how it ends, how many people come in.
TEXTS: dict[str, tuple[bytes | str, str, int]] = {
    "mark.csv": (b"\xef\xbb\xbf" + LIST.encode(), IMPORTED, 2),
    "utf16.csv": (LIST.encode("utf-16"), IMPORTED, 2),
    "utf16be no mark.csv": (LIST.encode("utf-16-be"), IMPORTED, 2),
    "utf32.csv": (LIST.encode("utf-32"), IMPORTED, 2),
    "utf16 cut.csv": (LIST.encode("utf-16")[:-1], REFUSED, 0),
    "cp1252.csv": (LATIN.encode("cp1252"), ASKED, 2),
    "iso-8859-14.csv": (LIST.encode("iso8859_14"), ASKED, 2),
    "cp850.csv": (LATIN.encode("cp850"), ASKED, 2),
    "spoilt before.csv": (LIST.encode().decode("latin-1"), IMPORTED, 2),
    "overlong utf8.csv": (b"Name\nA\xc0\xafB\n", ASKED, 1),
    "surrogate.csv": (b"Name\nA\xed\xa0\x80B\n", ASKED, 1),
    "nul.csv": (LIST.replace("Rhys", "Rh\0ys"), IMPORTED, 2),
    "only nul.csv": (bytes(1000), REFUSED, 0),
    "any bytes.csv": (random.Random(1).randbytes(5000), REFUSED, 0),
    "empty.csv": (b"", REFUSED, 0),
    "blank lines.csv": ("\r\n\r\n  \n", REFUSED, 0),
    "only a mark.csv": (b"\xef\xbb\xbf", REFUSED, 0),
    "only a wide mark.csv": (b"\xff\xfe", REFUSED, 0),
    "only headings.csv": (HEAD, REFUSED, 0),
    "no headings.csv": (ROWS, REFUSED, 0),
    "one word.csv": ("Name", REFUSED, 0),
    "one column.csv": (many("Siân", "Llŷr"), IMPORTED, 2),
    "semicolons.csv": (LIST.replace(",", ";"), IMPORTED, 2),
    "tabs.csv": (LIST.replace(",", "\t"), IMPORTED, 2),
    "bars.csv": (LIST.replace(",", "|"), IMPORTED, 2),
    "declared.csv": ("sep=^\r\n" + LIST.replace(",", "^"), IMPORTED, 2),
    "tildes.csv": (LIST.replace(",", "~"), REFUSED, 0),
    "commas in semicolons.csv": (
        "Name;Email\nJones, Siân;a@x.example\nRhys, Llŷr;b@x.example\n",
        IMPORTED,
        2,
    ),
    "old mac.csv": (LIST.replace("\r\n", "\r"), IMPORTED, 2),
    "mixed ends.csv": (LIST.replace("\r\n", "\n", 1), IMPORTED, 2),
    "lines in quotes.csv": (f'{HEAD}"Siân\r\nŴyn",a@x.example,"Cy,ngor",\r\n', IMPORTED, 1),
    "odd quotes.csv": (f'{HEAD}Si"ân" x,"a"b@x.example,"O""r",\r\n', IMPORTED, 1),
    "open quote.csv": (f'{HEAD}Siân,"a@x.example,O,\r\nLlŷr,b@x.example,P,\r\n', REFUSED, 0),
    "title.csv": ("Our list\r\n\r\nPrinted 3 May,,,\r\n" + LIST, IMPORTED, 2),
    "thirty lines above.csv": ("x\r\n" * 30 + LIST, REFUSED, 0),
    "welsh.csv": ("Enw,E-bost,Sefydliad,Dyddiad ymuno\r\n" + ROWS, IMPORTED, 2),
    "both.csv": ("Enw / Name,E-bost / Email\r\nSiân,a@x.example\r\n", IMPORTED, 1),
    "odd headings.csv": ("  NAME*, e-MAIL :,ORGANISATION\r\nSiân,a@x.example,X\r\n", IMPORTED, 1),
    "headings again.csv": (LIST + HEAD + ROWS, IMPORTED, 2),
    "headings twice.csv": ("Name,Email,Email,Name\r\nA B,a@x.eu,b@x.eu,C\r\n", IMPORTED, 1),
    "blank headings.csv": ("Name,,Email,\r\nA B,x,a@x.example,y\r\n", IMPORTED, 1),
    "each twice.csv": (LIST + ROWS, IMPORTED, 2),
    "one name each.csv": (many("Madonna", "X", "李小龍", "محمد"), IMPORTED, 4),
    "first or last.csv": ("First name,Surname\r\nSiân,\r\n,Jones\r\n", IMPORTED, 2),
    "decomposed.csv": (many("Sia\u0302n W\u0302yn", "Siân Ŵyn"), IMPORTED, 1),
    "blanks of all kinds.csv": (many("\u00a0 Siân\u2003Ŵyn \u200b"), IMPORTED, 1),
    "right to left.csv": (many("Siân \u202egnp.exe"), IMPORTED, 1),
    "control signs.csv": (many("Si\x07ân \x1b[31mred"), IMPORTED, 1),
    "pictures.csv": (many("Siân 👩‍👩‍👧‍👦"), IMPORTED, 1),
    "marks piled up.csv": (many("S" + "\u0301" * 300, "Llŷr"), IMPORTED, 1),
    "long names.csv": (many("A" * 201, "B" * 200), IMPORTED, 1),
    "long cell.csv": (f"Name,Notes\r\nA B,{'x' * 100_000}\r\nC D,ok\r\n", IMPORTED, 1),
    "huge cell.csv": (f"Name,Notes\r\nA B,{'x' * 10_000_000}\r\nC D,ok\r\n", REFUSED, 0),
    "long address.csv": (f"Name,Email\r\nA B,{'a' * 400}@x.example\r\nC D,\r\n", IMPORTED, 1),
    "long code.csv": (f"Code,Name\r\n{'Q' * 80},A B\r\nP001,C D\r\n", IMPORTED, 1),
    "long topic.csv": (f"Name,Offers\r\nA B,{'t' * 450}\r\nC D,ok; also\r\n", IMPORTED, 1),
    "many columns.csv": (f"Name,{','.join(f'c{n}' for n in range(3000))}\r\nA B\r\n", IMPORTED, 1),
    "only commas.csv": ("," * 100_000 + "\n", REFUSED, 0),
    "days.csv": (
        "Name,Joined\r\n" + "".join(f"P{n},{day}\r\n" for n, day in enumerate(DAYS)),
        ASKED,
        len(DAYS),
    ),
    "same people.csv": (
        "Name,Email,Organisation\r\n"
        + "".join(f"A Jones,{rest}\r\n" for rest in ("a@x.eu,O", "A@X.EU,O", "b@x.eu,O", ",P")),
        ASKED,
        3,
    ),
    "like formulas.csv": ('Name,Notes\r\n=1+1,+44\r\n"=HYPERLINK(""x"")",-1\r\n', IMPORTED, 2),
    "markup.csv": ("Name,Notes\r\n<b>Siân</b> &amp; <img src=x>,</para>\r\n", IMPORTED, 1),
    "percent.csv": ("Name,Organisation,Col %(name)s\r\n%s %(x)s {y},%d,%(n)s\r\n", IMPORTED, 1),
    "a web page.xlsx": (b"<html><table><tr><td>Name</td></tr></table>", REFUSED, 0),
    "markup document.csv": ('<?xml version="1.0"?><x/>', REFUSED, 0),
    "json.csv": ('{"Name": "x"}', REFUSED, 0),
    "pdf.csv": (b"%PDF-1.4", REFUSED, 0),
    "old workbook.xlsx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), REFUSED, 0),
    "packed.csv": (b"\x1f\x8b\x08\x00" + b"x" * 100, REFUSED, 0),
    "really csv.xlsx": (LIST, IMPORTED, 2),
}  # fmt: skip

PEOPLE: tuple[tuple[Any, ...], ...] = (
    ("Name", "Email", "Joined"),
    ("Siân Ŵyn", "a@x.example", dt.date(2013, 2, 1)),
    ("Llŷr", "b@x.example", dt.datetime(2013, 3, 31, 1, 30)),  # noqa: DTZ001  as Excel has it
)


def book(rows: tuple[tuple[Any, ...], ...] = PEOPLE) -> Workbook:
    """A workbook of one sheet."""
    made = openpyxl.Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    return made


def _plain(path: Path) -> None:
    book().save(path)


def _merged(path: Path) -> None:
    made = book((("Contact", None, None), *PEOPLE))
    made.worksheets[0].merge_cells("A1:C1")
    made.save(path)


def _stray_row(path: Path) -> None:
    made = book()
    made.worksheets[0].cell(1_048_576, 16_384, "x")
    made.save(path)


def _stray_column(path: Path) -> None:
    made = book()
    made.worksheets[0].cell(2, 16_384, "x")
    made.save(path)


def _formulas(path: Path) -> None:
    book((("Name", "Email"), ('=A1&"x"', "=B1"), ("Siân", "=1/0"))).save(path)


def _typed(path: Path) -> None:
    book(
        (
            ("Name", "Phone", "Joined", "Large print", "Capacity"),
            ("A", 1248123456, 41306, True, 2.0),
            ("B", 1.5e20, 60, False, 3.7),
            (123, None, 0.5, "Yes", -1),
            (True, "x", dt.time(1, 2), None, None),
            ("D", dt.timedelta(days=3), dt.timedelta(hours=30), 1, "two"),
        )
    ).save(path)


def _errors(path: Path) -> None:
    made = book((*PEOPLE, ("x", "", None)))
    cell = made.worksheets[0].cell(2, 1)
    cell.value, cell.data_type = "#REF!", "e"
    made.save(path)


def _hidden(path: Path) -> None:
    made = book((("nothing here",),))
    for row in PEOPLE:
        made.create_sheet("People").append(row)
    for sheet in made.worksheets[1:]:
        sheet.sheet_state = "hidden"
    made.save(path)


def _from_1904(path: Path) -> None:
    made = book()
    made.epoch = CALENDAR_MAC_1904
    made.save(path)


def _bomb(path: Path) -> None:
    book().save(path)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet9.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(120):
            part.write(bytes(1 << 20))


def _rewritten(path: Path, part: str, old: bytes, new: bytes, drop: str = "") -> None:
    book().save(path)
    with zipfile.ZipFile(path) as source:
        parts = {entry.filename: source.read(entry) for entry in source.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            if name != drop:
                target.writestr(name, content.replace(old, new) if name == part else content)


SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet'


def _entities_late(path: Path) -> None:
    _rewritten(path, SHEET, b"<worksheet", b"<!--" + b" " * 70_000 + b"-->" + LAUGHS)


def _bad_place(path: Path) -> None:
    _rewritten(path, SHEET, b'r="A2"', b'r="ZZZZZ2"')


def _bad_number(path: Path) -> None:
    _rewritten(path, SHEET, b"<v>41306", b"<v>4x1306")


def _no_sheet(path: Path) -> None:
    _rewritten(path, "", b"", b"", drop=SHEET)


def _no_kinds(path: Path) -> None:
    _rewritten(path, "", b"", b"", drop="[Content_Types].xml")


def _cut(path: Path) -> None:
    book().save(path)
    path.write_bytes(path.read_bytes()[:3000])


def _nobody(path: Path) -> None:
    book(PEOPLE[:1]).save(path)


def _not_a_book(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../evil.txt", "x")


BOOKS: dict[str, tuple[Callable[[Path], None], str, int]] = {
    "plain.xlsx": (_plain, IMPORTED, 2),
    "really a book.csv": (_plain, IMPORTED, 2),
    "no ending": (_plain, IMPORTED, 2),
    "merged title.xlsx": (_merged, IMPORTED, 2),
    "stray last cell.xlsx": (_stray_row, IMPORTED, 2),
    "stray column.xlsx": (_stray_column, IMPORTED, 1),
    "formulas.xlsx": (_formulas, IMPORTED, 1),
    "typed.xlsx": (_typed, ASKED, 4),
    "errors.xlsx": (_errors, IMPORTED, 2),
    "hidden sheet.xlsx": (_hidden, REFUSED, 0),
    "from 1904.xlsx": (_from_1904, IMPORTED, 2),
    "bomb.xlsx": (_bomb, REFUSED, 0),
    "entities.xlsx": (_entities_late, REFUSED, 0),
    "bad place.xlsx": (_bad_place, REFUSED, 0),
    "bad number.xlsx": (_bad_number, REFUSED, 0),
    "no sheet.xlsx": (_no_sheet, REFUSED, 0),
    "no kinds.xlsx": (_no_kinds, REFUSED, 0),
    "cut.xlsx": (_cut, REFUSED, 0),
    "nobody.xlsx": (_nobody, REFUSED, 0),
    "an archive.xlsx": (_not_a_book, REFUSED, 0),
}

NAMES = (*TEXTS, *BOOKS)


def made(name: str, folder: Path) -> tuple[Path, str, int]:
    """One of these files in a folder, how it must end and how many people it brings."""
    path = folder / name
    if name in TEXTS:
        content, outcome, people = TEXTS[name]
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path, outcome, people
    build, outcome, people = BOOKS[name]
    build(path)
    return path, outcome, people
