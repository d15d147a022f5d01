"""House rules that no checker knows."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import distributions

from tests.gates.source import PACKAGES, label, modules, texts, tree
from tests.support.desk import ROOT
from tests.support.needs import NEEDS

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
PURE_MODULES = {"clock", "errors", "vocabulary", "words"}
NEVER_PURE = {"actions", "questions", "tables"}

# Put together here, so that this file does not find itself.
FOREIGN = re.compile(
    "|".join(
        [
            r"(?<![\w.])\.\./" + "shared",
            "/" + r"(?:work|farm)/\w",
            "/" + r"(?:home|root|Users)/(?!you\b)\w",
            "files" + r"\.pythonhosted\.org",
            "pypi" + r"\.org",
            r"/opt/" + "(?:pypi|wheels)",
        ]
    )
)
ISSUE_NUMBER = re.compile(r"(?i)\b(?:issues?|ticket)\s*#?\d|(?<![\w&#/])#\d{1,4}\b(?![\w-])")


def test_modules_have_one_subject() -> None:
    lengths = {label(path): len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert not {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE}


def test_functions_fit_on_a_screen() -> None:
    long = [
        f"{label(path)}:{node.lineno} {node.name}: {lines} lines"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, FUNCTIONS)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not long


def test_nothing_points_at_a_machine_or_a_package_host() -> None:
    found = [
        f"{label(path)}: {match.group()}"
        for path, text in texts()
        for match in [FOREIGN.search(text)]
        if match
    ]
    assert not found


def test_no_reference_to_issue_numbers() -> None:
    found = [
        f"{label(path)}: {match.group()}"
        for path, text in texts()
        if path.suffix in {".py", ".md", ".toml", ".po"}
        for match in [ISSUE_NUMBER.search(_without_colours(text))]
        if match
    ]
    assert not found


def _without_colours(text: str) -> str:
    """The text without quoted colours, which look like numbers of issues."""
    return re.sub(r"[\"'`]#[0-9A-Fa-f]{3,8}[\"'`]", "", text)


def test_rules_import_the_standard_library_and_pure_modules_only() -> None:
    wrong = [
        f"{label(path)} imports {name}"
        for path in modules("facilitator")
        if path.name == "rules.py"
        for name in sorted(_imports(tree(path)))
        if not _is_pure(name)
    ]
    assert not wrong


def _imports(module: ast.Module) -> set[str]:
    """What a module imports, imports for the type checker left out."""
    found: set[str] = set()
    for node in module.body:
        if isinstance(node, ast.If):
            continue
        for inner in ast.walk(node):
            if isinstance(inner, ast.Import):
                found |= {alias.name for alias in inner.names}
            elif isinstance(inner, ast.ImportFrom):
                found |= {f"{inner.module}.{alias.name}" for alias in inner.names}
    return found


def _is_pure(name: str) -> bool:
    first, *rest = name.split(".")
    if first != "facilitator":
        return first in sys.stdlib_module_names
    if rest[0] in PURE_MODULES:
        return True
    return rest[0] not in {"store", "papers", "interchange"} and not NEVER_PURE & set(rest)


def test_what_tests_need_is_installed_in_ci() -> None:
    installed = (ROOT / ".ci" / "run").read_text("utf-8").split()
    assert not [name for need in NEEDS for name in need.packages.split() if name not in installed]


def test_no_names_that_say_nothing() -> None:
    vague = {"utils.py", "helpers.py", "common.py", "misc.py", "manager.py"}
    assert not [label(path) for path in modules() if path.name in vague]
    managers = [
        f"{label(path)}: {node.name}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and node.name.endswith(("Manager", "Utils", "Helper"))
    ]
    assert not managers


def test_broad_except_stands_at_three_boundaries_only() -> None:
    allowed = re.compile(r"^(ui/runner\.py|ui/shell/|ui/start\.py|facilitator/papers/)")
    broad = [
        f"{label(path)}:{node.lineno}"
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or _is_exception(node.type))
        and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
        and not allowed.match(label(path))
    ]
    assert not broad


def _is_exception(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in {"Exception", "BaseException"}


def test_nothing_else_installed_owns_our_names() -> None:
    """`ui` and `resources` are common words: no other package may bring folders so called."""
    owners = {
        f"{package.name}: {file}"
        for package in distributions()
        if package.name != "facilitator"
        for file in package.files or ()
        if file.parts[0] in PACKAGES and len(file.parts) > 1
    }
    assert not owners
