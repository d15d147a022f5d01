"""Names as they are found and filed: suggested sort name, sort keys, accent-blind search."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# With these a family name begins and runs to the end: Llywelyn ap Gruffudd ap Iorwerth.
_CHILD_OF: Final = frozenset({"ap", "ab", "ferch", "verch", "bin", "bint", "ibn", "binti"})
_OF: Final = (
    "van von vom zu zum zur de del della di da das do dos du des der den la le las los "
    "el al ul ter ten te af av st st. saint san santa"
)
_PARTICLES: Final = _CHILD_OF | frozenset(_OF.split())
_STYLED: Final = (
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev revd cllr yr athro parch "
    "parchedig y cyng mr. mrs. ms. dr. prof. rev. parch. cyng."
)
_TITLES: Final = frozenset(_STYLED.split())

# Letters that Unicode does not take apart into a plain one and a mark.
_PLAIN: Final = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
        "ħ": "h", "ŧ": "t", "ŋ": "ng", "ĸ": "k", "ə": "e", "’": "'", "‘": "'", "ʼ": "'",
        "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-", "—": "-",
    }
)  # fmt: skip

_WELSH_ALPHABET: Final = (
    "a b c ch d dd e f ff g ng h i j k l ll m n o p ph q r rh s t th u v w x y z"
)
_WELSH_LETTERS: Final = tuple(_WELSH_ALPHABET.split())
_ENGLISH_LETTERS: Final = tuple("abcdefghijklmnopqrstuvwxyz")
_WELSH_PLACE: Final = {letter: chr(0x41 + i) for i, letter in enumerate(_WELSH_LETTERS)}
_ENGLISH_PLACE: Final = {letter: chr(0x41 + i) for i, letter in enumerate(_ENGLISH_LETTERS)}
_PAIRS: Final = frozenset(letter for letter in _WELSH_LETTERS if len(letter) == 2)

# Two letters that look like one: the place in the word where they part. First words that begin
# so (llan, pen, bryn, hen, glan before g; ar, par before h), then whole stems found anywhere.
_PARTING: Final = re.compile(
    r"\b(?P<first>llan|pen|bryn|bron|glan|hen(?=g(?:oed|wrt|astell|lyn\b|lawdd))|maen|tan|dan|"
    r"ban(?=gor|glad)|hunan|ffynnon|gwyn|gwen(?=gl)|rhian|cefn|cein|croen|melin|eigion|"
    r"an(?=gles)|en(?=gland|glish)|hun(?=gar))(?=g)|"
    r"(?P<second>\b(?:ar(?=holi|hos)|par(?=ha)|gor(?=hen|hoff)|cyfar|gwar(?=had)|tor(?=haul)))"
    r"(?=h)|(?P<third>(?<=pwllgwyn)(?=gyll)|\bdyn(?=garwch)|\bmyn(?=gre\b)|\bman(?=gre))"
)
# The same openings where ng is one letter after all.
_TOGETHER: Final = re.compile(r"\b(?:tangnef|danghos|hengh|pengh|llangh)")
_MARK: Final = "\ue000"
_LEVEL: Final = "\t"
_LONGEST: Final = 1000


def tidied(text: str) -> str:
    """The text in composed Unicode, without control characters, blanks single and trimmed."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():
        return " ".join(composed.split())
    kept = "".join(_blank_or_self(letter) for letter in composed)
    return " ".join(kept.split())


def _blank_or_self(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Cc" or category.startswith("Z"):
        return " "
    # Joiners shape Arabic and Persian names; every other unseen sign goes.
    if category == "Cf" and letter not in "\u200c\u200d":
        return ""
    return letter


def folded(text: str) -> str:
    """The text for searching: no accents, no case; Siân is sian, Łukasz lukasz, ß ss."""
    if text.isascii():
        return " ".join(text.casefold().translate(_PLAIN).split())
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(plain.casefold().translate(_PLAIN).split())


def same_name(text: str) -> str:
    """What two spellings of one name share: folded, hyphens as blanks, no other signs."""
    spaced = folded(text).replace("-", " ")
    return " ".join("".join(c for c in spaced if c.isalnum() or c == " ").split())


def suggested_sort_name(full_name: str) -> str:
    """Family name, then given name; particles stay with the family name, one name stays alone."""
    name = tidied(full_name)
    if "," in name:
        return name
    parts = name.split()
    while len(parts) > 1 and parts[0].casefold() in _TITLES:
        parts = parts[1:]
    start = _family_starts(parts)
    if start == 0:
        return " ".join(parts)
    return f"{' '.join(parts[start:])}, {' '.join(parts[:start])}"


def _family_starts(parts: list[str]) -> int:
    """The place where the family name begins; 0 when the whole is one name."""
    for place in range(1, len(parts) - 1):
        if parts[place].casefold() in _CHILD_OF:
            return place
    start = max(len(parts) - 1, 0)
    while start > 1 and parts[start - 1].casefold() in _PARTICLES:
        start -= 1
    # "van Gogh" or "ap Rhys" alone has no given name before it; "Van Morrison" has.
    if start == 1 and parts[0] == parts[0].casefold() and parts[0] in _PARTICLES:
        return 0
    return start


def english_sort_key(text: str) -> str:
    """A key whose plain text order is English alphabetical order; accents only break ties."""
    return _key(text, list(_spelled(text)), _ENGLISH_PLACE)


def welsh_sort_key(text: str) -> str:
    """A key whose plain text order is Welsh alphabetical order (ch, dd, ff, ng, ll, ph, rh, th)."""
    return _key(text, _welsh_letters(text), _WELSH_PLACE)


def _spelled(text: str) -> str:
    """The folded text without apostrophes, hyphens as blanks."""
    return " ".join(folded(text).replace("'", "").replace("-", " ").split())


def _welsh_letters(text: str) -> list[str]:
    """The word taken apart into Welsh letters; n+g and r+h part where they are two."""
    plain = _spelled(text)
    if not _TOGETHER.search(plain):
        plain = _PARTING.sub(lambda found: found.group() + _MARK, plain)
    letters: list[str] = []
    place = 0
    while place < len(plain):
        pair = plain[place : place + 2]
        letter = pair if pair in _PAIRS else plain[place]
        place += len(letter)
        if letter != _MARK:
            letters.append(letter)
    return letters


def _key(text: str, letters: list[str], places: dict[str, str]) -> str:
    """Letters first, then accents, then capitals: three levels parted by a tab."""
    signs = {",": " ", " ": "!"}
    first = "".join(
        places.get(letter) or signs.get(letter) or (letter if letter.isalnum() else "")
        for letter in letters
    )
    # Digits stand before letters, other scripts after them.
    first = first.replace(" !", " ")
    return _LEVEL.join((first, _accents(text), tidied(text).swapcase()))[:_LONGEST]


def _accents(text: str) -> str:
    """The accents of the text, place by place, so that a plain letter comes first."""
    marks: list[str] = []
    for letter in tidied(text).casefold():
        apart = unicodedata.normalize("NFD", letter)
        marks.append("1" + apart[1:] if len(apart) > 1 else "0")
    return "".join(marks).rstrip("0")
