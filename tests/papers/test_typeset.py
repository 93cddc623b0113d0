"""Lines: 28 characters, no mark where it may not stand, nothing lost, nothing outside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.papers.faces import Faces, Style
from app.papers.model import Bold, Gap, Masked, Runs
from app.papers.sheet import BODY
from app.papers.typeset import Line, plain, typeset

FACES = Faces()
WIDTH = 442.2  # 210 mm less margins of 28 and 26
NO_HEAD = "，。、；：？！）》”’…—"
NO_TAIL = "（《“‘"

_marks = st.sampled_from("，。、；：？！）》”（《“")
_words = st.sampled_from(["人民", "调解", "协", "2026", "3,000", "No.5", "䶮", "𬍛", "……", " "])
_prose = st.lists(_marks | _words, min_size=1, max_size=160).map("".join)


def lines(*runs: object, width: float = WIDTH, indent: float = 0.0) -> tuple[Line, ...]:
    return typeset(runs, FACES, size=BODY, width=width, indent=indent)  # type: ignore[arg-type]


def words(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def right(line: Line, *, ink: bool = False) -> float:
    """Where the last glyph ends: its advance, or what is drawn of it."""
    last = line.pieces[-1]
    start = last.x + sum(last.face.width(char) * BODY + last.spacing for char in last.text[:-1])
    char = last.text[-1]
    return start + (last.face.ink(char)[1] if ink else last.face.width(char)) * BODY


def test_twenty_eight_characters_fill_a_line() -> None:
    first, second = lines("人" * 29)
    assert (len(words(first)), len(words(second))) == (28, 1)
    assert right(first) == pytest.approx(WIDTH, abs=0.01)
    assert second.pieces[0].x == 0


def test_indent_takes_two() -> None:
    first, second = lines("人" * 54, indent=2 * BODY)
    assert [len(words(first)), len(words(second))] == [26, 28]
    assert first.pieces[0].x == pytest.approx(2 * BODY)


@given(_prose)
def test_marks_never_stand_where_they_may_not(text: str) -> None:
    set_lines = lines("申请人" + text)
    for line in set_lines[1:]:
        assert words(line)[:1] not in NO_HEAD or _helpless(set_lines, line)
    for line in set_lines[:-1]:
        assert words(line)[-1:] not in NO_TAIL or _helpless(set_lines, line)


def _helpless(set_lines: tuple[Line, ...], line: Line) -> bool:
    """A run of marks longer than a line has no lawful break at all."""
    at = set_lines.index(line)
    around = "".join(words(one) for one in set_lines[max(0, at - 1) : at + 2]).replace(" ", "")
    run = best = 0
    for char in around:
        run = run + 1 if char in NO_HEAD + NO_TAIL else 0
        best = max(best, run)
    return best >= 20


@given(_prose)
def test_nothing_is_lost_and_nothing_is_outside(text: str) -> None:
    set_lines = lines(text)
    kept = "".join(words(line) for line in set_lines).replace(" ", "")
    assert kept == text.replace(" ", "")
    for line in set_lines:
        if line.pieces:
            assert right(line, ink=True) <= WIDTH + 0.05


@given(st.lists(st.sampled_from("人民调解委员会0123，。（）"), max_size=200).map("".join))
def test_glyphs_never_overlap(text: str) -> None:
    for line in lines(text):
        edge = 0.0
        for piece in line.pieces:
            ink = piece.face.ink(piece.text[0])[0] * BODY
            assert piece.x + ink >= edge - 0.3 * BODY
            edge = piece.x


def test_letters_and_digits_stay_whole() -> None:
    first, second = lines("人" * 26 + "440799195203129010")
    assert words(first) == "人" * 26
    assert words(second) == "440799195203129010"


def test_a_word_longer_than_the_line_is_cut() -> None:
    set_lines = lines("a" * 200)
    assert len(set_lines) > 1
    assert "".join(map(words, set_lines)) == "a" * 200


def test_a_mark_too_many_is_squeezed_in() -> None:
    text = (
        "今天" + "人民，调解，协议，双方，今后，互相，提供，通行，排水"
    )  # 28 characters, then a mark
    first, *_ = lines(text + "。" + "人民")
    assert words(first).endswith("。")
    assert len(words(first)) == 29


def test_no_line_begins_with_the_space_before_an_option() -> None:
    _, second = lines("人" * 27 + "\u3000□民政部门")
    assert words(second).startswith("□")
    _, date = lines("人" * 27 + "年\u3000\u3000月")  # the digits of a hand go here
    assert words(date).startswith("\u3000")


def test_two_marks_in_a_row_share_a_space() -> None:
    (line,) = lines("（甲）：乙")
    x = {piece.text[0]: piece.x for piece in line.pieces}
    start = line.pieces[0].x
    assert x["："] - start == pytest.approx(2.5 * BODY)


def test_a_line_feed_starts_a_line() -> None:
    assert [words(line) for line in lines("甲\n乙")] == ["甲", "乙"]


def test_no_text_is_one_empty_line() -> None:
    assert [line.pieces for line in lines()] == [()]


def test_bold_runs_have_their_own_face() -> None:
    (line,) = lines(Bold("当事人"), "：李")
    assert [piece.face.name for piece in line.pieces] == [
        "NotoSansSC-Bold",
        "NotoSerifSC-Regular",
    ]


def test_rare_characters_have_a_face() -> None:
    (line,) = lines("李𠮷𠀀")
    assert [piece.face.name for piece in line.pieces] == ["NotoSerifSC-Regular", "BanyanHanExt"]


def test_a_gap_is_a_box_of_its_width() -> None:
    (line,) = lines("住", Gap("住址", "address", 6), "。")
    (box,) = line.boxes
    assert box.x == pytest.approx(BODY)
    assert box.width == pytest.approx(6 * BODY)


def test_a_gap_shrinks_to_the_room_left_or_moves() -> None:
    shrunk = lines("人" * 22, Gap("住址", "address", 8), "。后")
    assert [len(line.boxes) for line in shrunk] == [1, 0]
    assert shrunk[0].boxes[0].width < 8 * BODY
    assert words(shrunk[0]).endswith("。")
    moved = lines("人" * 26, Gap("住址", "address", 8), "。")
    assert [len(line.boxes) for line in moved] == [0, 1]
    assert moved[1].boxes[0].width == pytest.approx(8 * BODY)


def test_a_masked_number_is_one_box() -> None:
    number = Masked("440799195203129010", "440799********9010")
    (line,) = lines("号码", number, "。")
    (box,) = line.boxes
    assert box.text == number.text
    assert words(line) == "号码440799195203129010。"


def test_a_masked_number_in_a_narrow_cell_is_boxed_on_every_line() -> None:
    set_lines = lines(Masked("440799195203129010", "x"), width=5 * BODY)
    assert len(set_lines) > 1
    assert "".join(box.text for line in set_lines for box in line.boxes) == "440799195203129010"


@pytest.mark.parametrize("align", ["center", "right"])
def test_alignment(align: str) -> None:
    runs: Runs = ("人民",)
    (line,) = typeset(runs, FACES, size=BODY, width=WIDTH, align=align)  # type: ignore[arg-type]
    left = line.pieces[0].x
    room = WIDTH - 2 * BODY
    assert left == pytest.approx(room if align == "right" else room / 2)


def test_title_is_set_in_black() -> None:
    (line,) = typeset(("协议书",), FACES, size=22, width=WIDTH, style=Style.TITLE)
    assert line.pieces[0].face.name == "NotoSerifSC-Black"


def test_invisible_characters_have_no_print() -> None:
    assert plain("甲\u200b乙\ufeff\u0007\U000e0100\r\n丙\t丁") == "甲乙\n丙 丁"
