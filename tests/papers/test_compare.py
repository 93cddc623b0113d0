"""What changed between two versions, in words a clerk can check against the paper."""

from __future__ import annotations

from msgspec.structs import replace

from app.papers.compare import changes
from app.papers.messages import PaperChange
from app.papers.model import Block, Cell, Filled, Gap, Grid, List, Masked, Paper, Paragraph, Row


def paper(*blocks: Block) -> Paper:
    return Paper("x", "试纸", blocks, b"p" * 16)


def line(*runs: str | Filled | Gap | Masked) -> Paper:
    return paper(Paragraph(runs))


def test_the_same_words_have_no_changes() -> None:
    before = line("住", Filled("田金村", "address"))
    assert changes(before, replace(before, version=2)) == ()


def test_a_gap_that_was_filled() -> None:
    before, after = line("住", Gap("住址", "address")), line("住", Filled("田金村9号", "address"))
    assert changes(before, after) == (PaperChange("", "住（空白）", "住田金村9号"),)


def test_of_a_long_line_only_what_changed_and_a_little_around_it() -> None:
    text = "本协议自各方当事人签名之日起生效，{}具有法律约束力，当事人应当按照约定履行。"
    (change,) = changes(line(text.format("于三日内")), line(text.format("于十日内")))
    assert change == PaperChange("", "…日起生效，于三日内具有法律…", "…日起生效，于十日内具有法律…")


def test_what_was_added_or_taken_away() -> None:
    one, two = (("修复排水管。",), ("赔偿800元。",))
    before, after = paper(List((one,))), paper(List((one, two)))
    assert changes(before, after) == (PaperChange("", "", "赔偿800元。"),)
    assert changes(after, before) == (PaperChange("", "赔偿800元。", ""),)


def test_a_cell_is_named_by_its_label() -> None:
    def form(value: str) -> Paper:
        cells = (Cell(("单位或\n住址",), label=True), Cell((Filled(value, "address"),)))
        return paper(Grid((1, 3), (Row(cells),)))

    (change,) = changes(form("田金村1号"), form("田金村9号"))
    assert (change.label, change.before, change.after) == ("单位或住址", "田金村1号", "田金村9号")


def test_numbers_stay_masked_even_where_only_the_mask_hides_the_change() -> None:
    def number(text: str) -> Paper:
        return line("号码", Masked(text, "440***9010", "id_no"))

    (change,) = changes(number("440799195203129010"), number("440799195203199010"))
    assert change == PaperChange("", "号码440***9010", "号码440***9010（遮住的几位有改动）")


def test_other_copies_are_told() -> None:
    before = line("一")
    assert changes(before, replace(before, copies=3)) == (PaperChange("份数", "1", "3"),)
