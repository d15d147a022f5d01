"""Languages by name: codes as they are kept, names as they are read and typed."""

from __future__ import annotations

from functools import cache

from facilitator.people.names import folded

# The languages of a coaching session that people name most; others stay as they were typed.
OFFERED = ("cy", "en", "pl", "ar", "bfi", "fr", "de", "es", "pt", "ur", "bn", "uk")
_OURS = {
    ("bfi", "cy"): "Iaith Arwyddion Prydain",
    ("bfi", "en"): "British Sign Language",
}


def language_name(code: str, language: str) -> str:
    """The name of a language in Welsh or English; what is no code is its own name."""
    if (code, language) in _OURS:
        return _OURS[code, language]
    # Babel takes a moment to load; most pages name no language.
    from babel import Locale

    return str(Locale(language).languages.get(code, code))


def languages_said(codes: tuple[str, ...], language: str) -> str:
    """Languages by name, one after the other."""
    return ", ".join(language_name(code, language) for code in codes)


def languages_typed(text: str) -> list[str]:
    """The languages of a line that was typed in either language: codes where we know them."""
    parts = (part.strip() for part in text.replace(";", ",").split(","))
    return list(dict.fromkeys(_codes().get(folded(part), part) for part in parts if part))


@cache
def _codes() -> dict[str, str]:
    return {
        folded(language_name(code, language)): code for code in OFFERED for language in ("cy", "en")
    }
