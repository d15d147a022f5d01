"""The package as somebody gets it who has no Python: what it holds, and that it does the job.

Building takes a minute, so it is not done here: `.ci/run` builds and says where by the variable
`FACILITATOR_PACKAGE`, the path of a .deb. Without it these tests have nothing to look at.
"""

from __future__ import annotations

import configparser
import json
import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from resources.packaging.slim import megabytes
from tests.journeys.test_by_screen_reader import do_the_job
from tests.support.atspi import Reader, State

if TYPE_CHECKING:
    from tests.support.atspi import Thing
    from tests.support.desk import Desk

DEB = os.environ.get("FACILITATOR_PACKAGE", "")
pytestmark = [
    pytest.mark.needs_xvfb,
    pytest.mark.skipif(not DEB, reason="no package was built: see .ci/run"),
]
MOST_MEGABYTES = 150
# Of the folder on the disk, unpacked; a little above what it is, so that nothing creeps in.
MOST_UNPACKED = 150
ENOUGH = 120
CASE = Path(__file__).parents[1] / "data" / "matching" / "d-some-unplaced-22"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package unpacked, as dpkg would lay it out."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run(["dpkg-deb", "-x", DEB, folder], check=True)
    return folder


@pytest.fixture(scope="module")
def program(installed: Path) -> Path:
    return installed / "opt" / "facilitator" / "facilitator"


@pytest.fixture(scope="module")
def sample(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample programme, made by the built program."""
    folder = tmp_path_factory.mktemp("sample ŵ")
    said(program, "demo", "--no-window", folder)
    (file,) = folder.glob("*.facilitator")
    assert list((folder / "papers").rglob("*.pdf"))
    return file


def said(program: Path, *words: str | Path) -> str:
    """What a command of the built program answers in an account without anything."""
    home = program.parents[3] / "home"
    home.mkdir(exist_ok=True)
    answer = subprocess.run(
        [program, *words],
        env={"HOME": str(home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
        timeout=ENOUGH,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def test_the_package_is_small_and_says_what_it_is(installed: Path) -> None:
    name = Path(DEB).name
    assert re.fullmatch(r"facilitator_\d+\.\d+\.\d+_[a-z0-9]+\.deb", name)
    assert Path(DEB).stat().st_size / 1e6 <= MOST_MEGABYTES
    assert megabytes(installed) <= MOST_UNPACKED
    fields = subprocess.run(
        ["dpkg-deb", "-f", DEB], capture_output=True, text=True, check=True
    ).stdout
    assert f"Version: {name.split('_')[1]}\n" in fields
    assert "Package: facilitator\n" in fields


def test_the_desktop_finds_program_icon_and_file_type(installed: Path) -> None:
    share = installed / "usr" / "share"
    entry = configparser.ConfigParser(interpolation=None, strict=True)
    entry.read(share / "applications" / "facilitator.desktop", "utf-8")
    desktop = entry["Desktop Entry"]
    assert desktop["exec"] == "facilitator %f"
    assert desktop["name[cy]"] == "Hwylusydd"
    command = installed / "usr" / "bin" / "facilitator"
    assert command.readlink() == Path("/opt/facilitator/facilitator")
    icons = share / "icons" / "hicolor"
    assert (icons / "scalable" / "apps" / f"{desktop['icon']}.svg").exists()
    assert (icons / "256x256" / "apps" / f"{desktop['icon']}.png").exists()
    (kind,) = ET.parse(share / "mime" / "packages" / "facilitator.xml").getroot()
    assert kind.attrib["type"] + ";" == desktop["mimetype"]
    globs = [part.attrib["pattern"] for part in kind if part.tag.endswith("glob")]
    assert globs == ["*.facilitator"]


def test_nothing_of_qt_is_carried_that_no_window_of_ours_uses(program: Path) -> None:
    inside = program.parent / "_internal"
    carried = {path.name for path in inside.rglob("*") if path.is_file()}
    assert not [name for name in carried if re.search(r"Qml|Quick|Designer|\.qm$|gtk3", name)]
    assert not [name for name in carried if re.search(r"pytest|hypothesis|mypy", name)]


def test_it_pairs_and_prints_from_an_empty_account(program: Path, sample: Path) -> None:
    plan = json.loads(said(program, "pair-case", CASE, "--ring-cap", "3", "--json"))
    assert plan["status"] == "optimal"
    assert plan["rings"]
    papers = sample.parent / "printed"
    said(program, "print", "pack", sample, "--to", papers)
    pages = [page for pdf in papers.rglob("*.pdf") for page in PdfReader(pdf).pages]
    assert len(pages) > 10
    words = "\n".join(page.extract_text() for page in pages)
    assert "Running order" in words
    assert "One thing to thank for" in words


def test_a_window_opens_the_sample_and_makes_a_pack(
    desk: Desk, program: Path, sample: Path, tmp_path: Path
) -> None:
    with desk.installed(program, [sample]), Reader(desk) as reader:
        window = reader.window("Shores", timeout=ENOUGH)
        press(window, "People", "check box")
        window.find("list", "People", timeout=ENOUGH)
        press(window, "Papers", "check box")
        # What is in the pack comes a moment after the page.
        reader.wait_until(lambda: "check box 'Cover and running" in window.outline(), ENOUGH)
        press(window, "Save as one PDF")
        asks = reader.window("Save")
        pack = tmp_path / "pack.pdf"
        asks.find("text", "File name:").write(str(pack))
        press(asks, "Save")
        reader.wait_until(pack.exists, ENOUGH)
    assert len(PdfReader(pack).pages) > 10


def test_a_programme_is_begun_paired_and_agreed(desk: Desk, program: Path) -> None:
    with desk.installed(program, []), Reader(desk) as reader:
        do_the_job(reader.window("Facilitator", timeout=ENOUGH))


def press(window: Thing, name: str, role: str = "button") -> None:
    """Press what is so called, once it can be pressed."""
    thing = window.find(role, name, timeout=ENOUGH)
    window.reader.wait_until(lambda: State.ENABLED in thing.states, ENOUGH)
    thing.press()
