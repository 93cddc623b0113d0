"""Sizes, licences, hosts and paths: what a stranger's clone must find right."""

from __future__ import annotations

import ast
import csv
import gzip
import json
import re
import tomllib
from pathlib import PurePosixPath

import pytest

from tests.house.tree import ROOT, files, is_text, modules

_LONGEST = 600  # lines; past 400 a file wants a reason
_MANY = 18  # modules that one can still find one's way among
_GENERATED = {  # data written by a tool, each with its reason beside it
    "db/migrations/versions/v0001_first.py",  # every table there is, by python -m db.migrations
}
_FONTS = {".ttf", ".otf", ".ttc", ".woff2"}
_FONT_BYTES = 60 * 1024 * 1024
_HEAVIEST = 30 * 1024 * 1024

# Written with brackets so that the patterns do not find themselves.
_ELSEWHERE = {
    "a path of one machine": r"(?<![\w.])/(?:wor[k]|hom[e]|roo[t])/\w|\bC:\\User[s]\\",
    "a folder beside the clone": r"\.\./share[d]\b",
    "the host of a package index": (
        r"\b(?:py[p]i\.org|python[h]osted|npm[j]s\.(?:org|com)|npm[m]irror|"
        r"(?:deb|security)\.debia[n]|archive\.ubunt[u])"
    ),
}


@pytest.mark.parametrize("path", modules(), ids=str)
def test_module(path: PurePosixPath) -> None:
    source = (ROOT / path).read_text(encoding="utf-8")
    if str(path) not in _GENERATED:
        assert source.count("\n") <= _LONGEST, "split it along its seam"
    docstring = ast.get_docstring(ast.parse(source))
    assert docstring or not source.strip(), "say in one sentence what this module is"
    if docstring:
        first = docstring.split("\n\n")[0]
        assert first.endswith("."), "a sentence ends with a full stop"
        assert not re.search(r"[.?!]\s+[A-Z]", first), "one sentence; reasons and sources follow it"


@pytest.mark.parametrize("path", modules("tests"), ids=str)
def test_every_test_can_fail(path: PurePosixPath) -> None:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    silent = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
        and not re.search(r"Assert\(|raises|assert|wait|expect|check", ast.dump(node))
    ]
    assert silent == []


@pytest.mark.parametrize("what", _ELSEWHERE)
def test_repository_speaks_of_itself_alone(what: str) -> None:
    pattern = re.compile(_ELSEWHERE[what])
    found = [
        f"{path}:{number}: {line.strip()[:100]}"
        for path in files()
        if path.suffix != ".svg" and is_text(path)
        for number, line in enumerate(
            (ROOT / path).read_text(encoding="utf-8", errors="replace").splitlines(), 1
        )
        if pattern.search(line)
    ]
    assert found == []


def test_nothing_is_too_heavy_to_clone() -> None:
    sizes = {path: (ROOT / path).stat().st_size for path in files()}
    assert [path for path, size in sizes.items() if size > _HEAVIEST] == []
    assert sum(size for path, size in sizes.items() if path.suffix in _FONTS) <= _FONT_BYTES


def test_borrowed_work_carries_its_licence() -> None:
    borrowed = [
        path
        for path in files()
        if path.parts[0] == "resources" and path.suffix in _FONTS | {".svg", ".png"}
    ]
    assert borrowed
    assert [str(path) for path in borrowed if not _licensed(path)] == []


def _licensed(path: PurePosixPath) -> bool:
    """A font has a licence of its own family; a folder of pictures has one for all."""
    folder, family = ROOT / path.parent, path.stem.split("-")[0]
    licence = f"{family}-LICENSE.txt" if path.suffix in _FONTS else "LICENSE*"
    return any(folder.glob(licence)) or any(folder.glob("OFL.txt"))


@pytest.mark.parametrize("path", [p for p in files() if p.suffix == ".toml"], ids=str)
def test_toml_is_read(path: PurePosixPath) -> None:
    assert tomllib.loads((ROOT / path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", [p for p in files() if p.suffix == ".md"], ids=str)
def test_links_lead_somewhere(path: PurePosixPath) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([\w.][^)#\s]*)", text)
    dead = [
        link for link in links if "://" not in link and not (ROOT / path.parent / link).exists()
    ]
    assert dead == []


def _glossary() -> list[list[str]]:
    with (ROOT / "resources/glossary.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def test_glossary_has_each_term_once() -> None:
    header, *rows = _glossary()
    assert header == ["中文", "english", "meaning", "source"]
    assert [row for row in rows if len(row) != 4 or not all(row[:3])] == []
    for column in (0, 1):
        terms = [row[column] for row in rows]
        assert sorted({term for term in terms if terms.count(term) > 1}) == []


def test_glossary_cites_articles_that_exist() -> None:
    with gzip.open(ROOT / "resources/statutes/laws.jsonl.gz", "rt", encoding="utf-8") as stream:
        articles = [json.loads(line) for line in stream]
    known = {f"{a['law'].removeprefix('中华人民共和国')} 第{a['number']}条" for a in articles}
    cited = {row[3] for row in _glossary()[1:] if row[3].endswith("条")}
    assert cited
    assert cited - known == set()


def _rooms() -> dict[PurePosixPath, set[str]]:
    """Names of the modules in each folder of the house."""
    rooms: dict[PurePosixPath, set[str]] = {}
    for path in modules("app", "db", "ui"):
        if not path.stem.startswith("__"):
            rooms.setdefault(path.parent, set()).add(path.stem)
    return rooms


@pytest.mark.parametrize("room", [room for room, names in _rooms().items() if len(names) > _MANY])
def test_a_large_room_has_a_map(room: PurePosixPath) -> None:
    source = (ROOT / room / "__init__.py").read_text(encoding="utf-8")
    shown = set(re.findall(r"`(\w+)`", ast.get_docstring(ast.parse(source)) or ""))
    assert _rooms()[room] - shown == set(), "say where in the room it stands"
    assert shown - _rooms()[room] == set(), "it is gone"
