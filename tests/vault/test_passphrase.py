"""Passphrases: what is refused, in which words, and what is not."""

from __future__ import annotations

import subprocess
import sys

import pytest

from app.errors import Refused
from app.vault.passphrase import normal, require_good


@pytest.mark.parametrize(
    ("passphrase", "says"),
    [
        ("", "太短"),
        ("abc-129", "太短"),
        ("aaaaaaaa", "重复"),
        ("ababab12ab", None),
        ("12345678", "数字"),
        ("19760203", "数字"),
        ("13822102210", "数字"),
        ("a12345678", "数字"),
        ("440705197602032213", "证件"),
        ("44070519760203221X", "证件"),
        ("Password123", "常用"),
        ("p@ssw0rd1", "常用"),
        ("qwertyuiop", "常用"),
        ("1qaz2wsx", "常用"),
        ("poiuytrewq", "常用"),
        ("abcd1234", "常用"),
        ("woaini1314", "常用"),
        ("jiangmen2026", "常用"),
        ("sifasuo@2026", "常用"),
        ("chenlihua1976", "名字"),
        ("lihuachen!!", "名字"),
        ("ChenLiHua", "名字"),
        ("clh19760203", "名字"),
        ("陈丽华陈丽华陈", "太短"),
        ("陈丽华19760203", "名字"),
        ("榕树下的三张凳子", None),
        ("tea-at-four-oclock", None),
        ("Dz5khq8v", None),
        ("2026 年大泽的荔枝", None),
    ],
)
def test_rules(passphrase: str, says: str | None) -> None:
    if says is None:
        require_good(passphrase, "陈丽华")
        return
    with pytest.raises(Refused, match=says) as refused:
        require_good(passphrase, "陈丽华", field="new")
    (fault,) = refused.value.faults
    assert fault.field == "new"
    assert fault.message.endswith("。")


def test_full_width_typing_is_the_same_passphrase() -> None:
    assert normal("ｔｅａ－１２３") == normal("tea-123")


def test_asking_for_a_name_loads_no_table_of_phrases() -> None:
    code = (
        "import sys; from app.vault.passphrase import require_good;"
        "require_good('tea-at-four-oclock', '梁志强');"
        "sys.exit('pypinyin.phrases_dict' in sys.modules or 'pypinyin' not in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
