"""Forms as files: the office's own takes the place of the built-in one, or says why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.papers.filling import Slots, blocks_of, paper_of
from app.papers.model import (
    Bold,
    Cell,
    Cut,
    Filled,
    Gap,
    Grid,
    List,
    Paragraph,
    Runs,
    Signature,
    Title,
)
from app.papers.templates import Names, TemplateError, Templates

PLAIN = """
kind = "x.1"
title = "通知书"
proof = "S"
source = "二手"

[[block]]
title = "通知书"

[[block]]
text = "{name}：**注意**，{greeting}。"

[[block]]
text = "未成年人须有监护人。"
when = ["minor"]

[[block]]
columns = [1, 2, 1, 2]
rows = [
  ["姓名", "{name}", "性别", "{sex}"],
  ["住址", "{home}"],
  { each = "team", least = 2, cells = ["{member}", { text = "固定的字" }] },
]
"""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The built-in forms, with one, and the empty folder of an office."""
    built_in, own = tmp_path / "papers", tmp_path / "templates"
    for folder in (built_in, own):
        (folder / "line").mkdir(parents=True)
    (built_in / "line" / "x.1.toml").write_text(PLAIN, encoding="utf-8")
    return built_in, own


def slots(marks: tuple[str, ...] = ()) -> Slots:
    """What a record gives."""
    runs: dict[str, Runs] = {
        "name": (Filled("李伟", "name"),),
        "greeting": ("您好",),
        "sex": ("男",),
        "home": (Gap("住址", "home"),),
    }
    return Slots(runs, {"team": ({"member": ("甲",)},)}, frozenset(marks))


def test_a_form_is_filled(folders: tuple[Path, Path]) -> None:
    template = Templates(folders[0]).get("line", "x.1").template
    title, text, grid = blocks_of(template, slots())
    assert title == Title("通知书")
    assert text == Paragraph((Filled("李伟", "name"), "：", Bold("注意"), "，", "您好", "。"))
    assert isinstance(grid, Grid)
    assert [[cell.span for cell in row.cells] for row in grid.rows] == [
        [1, 1, 1, 1],
        [1, 3],
        [1, 3],
        [1, 1, 1, 1],
    ]
    assert grid.rows[0].cells[0] == Cell(("姓名",), label=True)
    assert not grid.rows[2].cells[1].label  # words that were said to be no label
    assert grid.rows[3].cells == (Cell(()),) * 4  # so that a hand can add one


def test_a_block_is_printed_where_its_mark_holds(folders: tuple[Path, Path]) -> None:
    template = Templates(folders[0]).get("line", "x.1").template
    assert len(blocks_of(template, slots(marks=("minor",)))) == 4


def test_the_offices_own_file_takes_its_place_at_once(folders: tuple[Path, Path]) -> None:
    built_in, own = folders
    templates = Templates(built_in, own)
    assert not templates.get("line", "x.1").own
    mine = PLAIN.replace("通知书", "告知书").replace("{greeting}", "请于{name}看后签名")
    (own / "line" / "x.1.toml").write_text(mine, encoding="utf-8")
    loaded = templates.get("line", "x.1")
    assert (loaded.own, loaded.broken) == (True, "")
    assert paper_of(loaded.template, slots(), b"p" * 16).title == "告知书"


@pytest.mark.parametrize(
    ("find", "put", "why"),
    [
        ("{greeting}", "{salary}", "没有 {salary} 这一项内容"),
        ("{greeting}", "{greeting", "花括号"),
        ("{greeting}", "{greeting!r}", "花括号"),
        ("{member}", "{sum}", "没有 {sum} 这一项内容"),
        ('each = "team"', 'each = "heirs"', "没有“heirs”这一组内容"),
        ('"minor"', '"rich"', "没有“rich”这一种情形"),
        ('kind = "x.1"', 'kind = "x.2"', "里面写的是 x.2 的格式"),
        ("columns = [1, 2, 1, 2]", "columns = [1, 2]", "格子和列数对不上"),
        ("[[block]]", '[[block]]\nheading = "一"', "第 1 块要写明一样内容"),
        ("[[block]]", "[[blok]]", "写法不对"),
        ('proof = "S"', "proof = ", "写法不对"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_says_why_and_the_built_in_one_is_used(
    folders: tuple[Path, Path], find: str, put: str, why: str
) -> None:
    built_in, own = folders
    assert find in PLAIN
    (own / "line" / "x.1.toml").write_text(PLAIN.replace(find, put, 1), encoding="utf-8")
    loaded = Templates(built_in, own).get("line", "x.1")
    assert not loaded.own
    assert loaded.template.title == "通知书"
    assert why in loaded.broken
    assert "x.1.toml" in loaded.broken
    assert loaded.broken.endswith("这份文书用的是自带的格式。")


def test_a_file_saved_in_another_encoding_says_so(folders: tuple[Path, Path]) -> None:
    built_in, own = folders
    (own / "line" / "x.1.toml").write_bytes(PLAIN.encode("gb18030"))
    assert "UTF-8" in Templates(built_in, own).get("line", "x.1").broken


def test_what_every_form_may_ask_for_may_be_asked_for(folders: tuple[Path, Path]) -> None:
    built_in, own = folders
    mine = PLAIN.replace("{greeting}", "{phone}")
    (own / "line" / "x.1.toml").write_text(mine, encoding="utf-8")
    templates = Templates(built_in, own)
    assert templates.get("line", "x.1").broken
    assert templates.get("line", "x.1", Names(frozenset({"phone"}))).own


def test_a_built_in_form_that_is_wrong_is_our_own_mistake(folders: tuple[Path, Path]) -> None:
    (folders[0] / "line" / "x.1.toml").write_text(PLAIN.replace("{name}", "{na me}"), "utf-8")
    with pytest.raises(TemplateError):
        Templates(folders[0]).get("line", "x.1")
    with pytest.raises(KeyError):
        Templates(folders[0]).get("line", "x.9")


def test_items_signatures_and_cuts(folders: tuple[Path, Path]) -> None:
    (folders[0] / "line" / "x.1.toml").write_text(
        """
kind = "x.1"
title = "一"
proof = "S"
source = "二手"

[[block]]
items = ["第一", { text = "{member}", each = "team" }, { text = "不印", when = ["rich"] }]

[[block]]
cut = "第{name}号"

[[block]]
sign = [{ text = "{member}（签名）", each = "team" }]
date = "{blank_date}"

[[block]]
stamp = "{sex}"

[[block]]
space = 2
""",
        encoding="utf-8",
    )
    items, cut, sign, _, _ = blocks_of(Templates(folders[0]).get("line", "x.1").template, slots())
    assert items == List((("第一",), ("甲",)))
    assert cut == Cut(("第", Filled("李伟", "name"), "号"))
    assert isinstance(sign, Signature)
    assert [line.label for line in sign.lines] == ["甲（签名）"]
    assert sign.date.endswith("日")
