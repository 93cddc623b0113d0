"""Every string a person reads goes through tr, whole, and stays translatable.

In ui every Chinese string does, but for docstrings, the official terms of code lists, and what
the demonstration types as a person would. In app the same holds for the sentences of errors, and
Chinese is never pasted together with f-strings; the lawbook and the papers speak the law's own
words and are never translated.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from tests.house.tree import ROOT, modules

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")
_SENTENCES = {"Fault", "Refused", "World", "Bug"}  # errors whose words reach a person
_LAW = {"citation", "rule", "field", "term"}  # their slots that hold ids and names of articles
_VERBATIM = {"lawbook", "papers"}  # rooms that quote and compose what the law says
_ENUMS = {"Code", "Enum", "StrEnum"}


def _name(node: ast.AST) -> str:
    """Last word of a called or inherited name ("errors.Fault" is Fault)."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _untranslated(node: ast.AST, *, inside: bool) -> Iterator[ast.AST]:
    """Chinese strings below a node that miss tr; inside tells whether strings count here."""
    if isinstance(node, ast.Constant):
        if inside and isinstance(node.value, str) and _HAN.search(node.value):
            yield node
        return
    if _is_docstring(node):
        return
    if isinstance(node, ast.ClassDef) and any(_name(base) in _ENUMS for base in node.bases):
        body: list[ast.AST] = [n for n in node.body if not isinstance(n, ast.Assign)]
        children: Iterator[ast.AST] = iter(body)
    elif isinstance(node, ast.Call) and _name(node.func) == "tr":
        return
    elif isinstance(node, ast.Call) and _name(node.func) in _SENTENCES:
        inside = True
        words = [k for k in node.keywords if k.arg not in _LAW]
        children = iter([*node.args[:3], *words])
    else:
        children = ast.iter_child_nodes(node)
    for child in children:
        yield from _untranslated(child, inside=inside)


def _chinese_f_strings(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and any(
            isinstance(part, ast.Constant) and _HAN.search(str(part.value)) for part in node.values
        ):
            yield node


def _offences(path: PurePosixPath, source: str) -> list[str]:
    tree = ast.parse(source)
    shown = path.parts[0] == "ui" and path.parts[1] != "demo"
    found = list(_untranslated(tree, inside=shown))
    if not _VERBATIM & {path.stem, *path.parts}:
        found += _chinese_f_strings(tree)
    return [f"{path}:{line}" for line in sorted({getattr(node, "lineno", 0) for node in found})]


@pytest.mark.parametrize("path", modules("app", "ui"), ids=str)
def test_words_go_through_tr(path: PurePosixPath) -> None:
    assert _offences(path, (ROOT / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("room", "source", "found"),
    [
        ("ui", 'label = QLabel("保存")', True),
        ("ui", 'label = QLabel(tr("保存"))', False),
        ("ui", 'label = QLabel(tr("共 {n} 件").format(n=n))', False),
        ("ui", 'label = QLabel(f"共 {n} 件")', True),
        ("ui", 'label = tr("共 {n} 件") + "。"', False),  # punctuation alone is no word
        ("ui", 'class Kind(Code):\n    LOAN = "0101", "借贷"', False),
        ("ui", 'def f():\n    """Shows 待办."""', False),
        ("ui", 'TITLES = ["今日", "调解"]', True),
        ("app", 'raise Refused(Fault("少 1 位", citation="民法典 第13条"))', True),
        ("app", 'raise Refused(Fault(tr("少 1 位"), citation="民法典 第13条"))', False),
        ("app", 'raise World(tr("磁盘满了。"), "没有丢失。", tr("请清理。"))', True),
        ("app", 'TITLE = "人民调解协议书"', False),
        ("app", 'note = f"共 {n} 件"', True),
    ],
)
def test_the_check_itself(room: str, source: str, found: bool) -> None:
    assert bool(_offences(PurePosixPath(room, "x.py"), source)) is found
