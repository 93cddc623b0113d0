"""The demonstration: played once, then everything it left behind is looked at."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from PySide6.QtGui import QImage

pytestmark = pytest.mark.slow

_ROOT = Path(__file__).parents[2]
_RARE = "䶮㛃𬍛"  # CJK extensions A and E
_PATIENCE = 300  # seconds; a machine that does much else takes its time


class Played:
    """What a demonstration left.

    Attributes:
        out: its folder; printed: what it said.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        environment = {**os.environ, "PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            [sys.executable, "-m", "ui.demo", str(out)],
            cwd=_ROOT,
            env=environment,
            check=False,
            capture_output=True,
            encoding="utf-8",
            timeout=_PATIENCE,
        )
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-6000:]
        self.printed = done.stdout
        self.summary: dict[str, Any] = json.loads((out / "summary.json").read_text("utf-8"))

    def text(self, paper: str) -> str:
        """The words of a paper, copied out of its PDF."""
        document = pdfium.PdfDocument(self.out / "papers" / paper)
        pages = [page.get_textpage().get_text_bounded() for page in document]
        document.close()
        return "".join("".join(pages).split())


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """One demonstration for all tests of this file."""
    return Played(tmp_path_factory.mktemp("demo") / "out")


def test_the_three_databases_agree(played: Played) -> None:
    digests = played.summary["digests"]
    assert sorted(digests) == ["city", "laptop-1", "laptop-2"]
    assert len(set(digests.values())) == 1
    assert len(digests["city"]) == 64


def test_the_four_state_words_were_seen(played: Played) -> None:
    states = played.summary["states"]
    assert states["laptop-1"] == ["未发送", "已送出", "已签收", "已备份"]
    assert states["laptop-2"] == ["已写入U盘", "已签收", "已备份"]


def test_both_laptops_have_every_case(played: Played) -> None:
    counts = played.summary["counts"]
    samples = 9
    assert counts["cases"] == counts["cases_on_the_second"] == samples + 1
    assert counts["entries"] == counts["durable"] > 100
    assert (counts["laptops"], counts["papers"], counts["reviews"]) == (2, 2, 0)


def test_a_person_chose_between_two_phones(played: Played) -> None:
    review = played.summary["review"]
    assert review["field"] == "联系电话"
    assert sorted(review["values"]) == ["13800009612", "13800009613"]
    assert sorted(review["by"]) == ["梁志强", "陈丽华"]
    assert review["open"] == 1
    assert review["chosen"] == review["values"][1]


def test_the_case_owes_what_the_law_says(played: Played) -> None:
    dues = {(due["what"], due["article"]) for due in played.summary["dues"]}
    assert dues == {
        ("督促履行", "人民调解法 第31条第2款"),
        ("司法确认", "人民调解法 第33条第1款"),
        ("回访", "人民调解法 第31条第2款"),
    }
    assert len(played.summary["dues"]) == 4  # two payments
    assert all(due["why"] for due in played.summary["dues"])
    assert played.summary["article"] == "中华人民共和国人民调解法 第三十一条"


def test_the_papers_say_the_names(played: Played) -> None:
    assert played.summary["papers"] == ["papers/med.F-A4.pdf", "papers/med.F-A8.pdf"]
    acceptance, agreement = played.text("med.F-A4.pdf"), played.text("med.F-A8.pdf")
    assert "人民调解受理登记表" in acceptance
    assert "人民调解协议书" in agreement
    for words in (acceptance, agreement):
        assert all(letter in words for letter in _RARE)
        assert "440799197104189615" in words  # complete on paper, masked on the screen
    assert "2,000" in agreement
    assert "2,800" in agreement


def test_every_screen_was_pictured(played: Played) -> None:
    screens = played.summary["screens"]
    names = {screen.partition("-")[2].removesuffix(".png") for screen in screens}
    assert {
        "first-run", "look", "passphrase", "recovery-code", "enrol-by-code", "enrol-by-stick",
        "today", "today-why", "article", "case", "form-party", "step-session", "step-agreement",
        "step-signed", "preview-F-A4", "preview-F-A8", "history", "palette", "papers", "settings",
        "sync-sent", "sync-receipted", "sync-durable", "laptop-1-review", "laptop-2-review",
        "laptop-2-case", "dark-today", "dark-case", "dark-form", "dark-preview", "dark-sync",
        "dark-unlock",
    } <= names  # fmt: skip
    assert sorted(path.name for path in (played.out / "screens").iterdir()) == sorted(
        Path(screen).name for screen in screens
    )
    for screen in screens:
        picture = QImage(str(played.out / screen))
        assert (picture.width(), picture.height()) == (1366, 768), screen


def test_light_is_light_and_dark_is_dark(played: Played) -> None:
    for screen in played.summary["screens"]:
        picture = QImage(str(played.out / screen))
        corner = picture.pixelColor(1200, 745)  # the status bar, or the ground behind a door
        assert (corner.lightness() < 128) == ("-dark-" in screen), screen


def test_it_tells_how_to_open_the_office(played: Played) -> None:
    folder = played.out / "laptop-1"
    assert f"python3 dev.py run {folder}" in played.printed
    assert played.summary["open_with"]["laptop-1"] == f"python3 dev.py run {folder}"
    assert played.summary["passphrase"] in played.printed
    assert (folder / "vault.json").is_file()


def test_it_took_the_time_it_says(played: Played) -> None:
    summary = played.summary
    assert set(summary["seconds"]) == set(summary["done"])
    assert all(seconds >= 0 for seconds in summary["seconds"].values())


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    command = [sys.executable, "-m", "ui.demo", str(tmp_path)]
    done = subprocess.run(command, cwd=_ROOT, check=False, capture_output=True)
    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
