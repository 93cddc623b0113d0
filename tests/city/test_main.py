"""The command line as an official types it."""

from __future__ import annotations

import json
import socket
import stat
from pathlib import Path

import pytest

from app.city.main import main
from tests.city.deeds import add_person, phone_of
from tests.city.world import DAZE, CityWorld


@pytest.fixture
def place(tmp_path: Path) -> list[str]:
    """A new city."""
    folder = str(tmp_path / "city")
    assert main(["init", folder, "--safe", str(tmp_path / "safe"), "--server", "https://x"]) == 0
    return ["--dir", folder]


def said(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    """What was printed, and what was printed as an error."""
    captured = capsys.readouterr()
    return captured.out, captured.err


def test_a_city_is_made_once(
    place: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for secret in (tmp_path / "city" / "keys").iterdir():
        assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    before = (tmp_path / "safe" / "root.key").read_bytes()
    assert main(["init", str(tmp_path / "city"), "--safe", str(tmp_path / "other")]) == 1
    assert main(["init", str(tmp_path / "new"), "--safe", str(tmp_path / "safe")]) == 1
    _, err = said(capsys)
    assert err.count("没有改动") == 2
    assert (tmp_path / "safe" / "root.key").read_bytes() == before
    assert not (tmp_path / "new").exists()


def test_a_code_is_printed_with_all_that_goes_on_the_form(
    place: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys)
    assert main([*place, "enrol", DAZE, "--days", "3", "--mediator", "冯桂芳"]) == 0
    out, _ = said(capsys)
    for part in ("江门市新会区大泽镇司法所", "https://x", "登记码", "有效至", "核对码"):
        assert part in out


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (["enrol", "440705"], "没有代码是 440705 的镇街"),
        (["revoke", "440705101-09"], "找不到电脑"),
        (["rotate", "--safe", "/nowhere"], "请插上保险柜里的 U 盘"),
        (["restore", "/nowhere"], "没有备份"),
        (["import", "--accept", "abc"], "没有编号是 abc 的待处理内容"),
        (["import", "/nowhere"], "请重新插好"),
        (["enrol-stick", "/nowhere", DAZE], "请重新插好"),
        (["export", "/nowhere", DAZE], "还没有登记过电脑"),
        (["restore", "/nowhere", "--database", "mysql://x/y"], "数据库地址 mysql://x/y 不认识"),
        (["serve", "--port", "80000"], "端口要在 0 到 65535 之间"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    place: list[str], command: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys)
    assert main([*place, *command]) == 1
    out, err = said(capsys)
    assert sentence in err
    assert "Traceback" not in out + err


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--database", "postgresql://x/y"], "postgresql+psycopg://"),
        (["--server", "10.1.2.3:8443"], "https://10.1.2.3:8443"),
        (["--database", "postgresql+psycopg://nobody@127.0.0.1:1/x"], "连不上市级系统的数据库"),
    ],
)
def test_a_city_that_could_not_be_made_may_be_tried_again(
    tmp_path: Path, more: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    init = ["--dir", str(tmp_path / "city"), "init", "--safe", str(tmp_path / "safe")]
    assert main([*init, *more]) == 1
    assert sentence in said(capsys)[1]
    assert main(init) == 0


def test_keys_of_a_city_are_never_written_over(
    place: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in (tmp_path / "city" / "keys").iterdir()}
    (tmp_path / "city" / "city.json").unlink()
    assert main([*place, "init", "--safe", str(tmp_path / "other")]) == 1
    assert "没有改动" in said(capsys)[1]
    assert {path: path.read_bytes() for path in (tmp_path / "city" / "keys").iterdir()} == before


def test_it_runs_only_when_it_has_its_port(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        place = ["--dir", str(tmp_path / "city")]
        assert main([*place, "init", "--server", f"https://127.0.0.1:{port}"]) == 0
        said(capsys)
        # The port is that of the address the laptops are told.
        assert main([*place, "serve", "--host", "127.0.0.1"]) == 1
    out, err = said(capsys)
    assert "正在运行" not in out
    assert f"端口 {port} 上运行：端口正被另一个程序使用" in err


def test_a_stick_that_brought_nothing_carries_no_receipt(
    place: list[str], stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys)
    assert main([*place, "import", str(stick)]) == 0
    assert "回执" not in said(capsys)[0]


def test_a_folder_without_a_city_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--dir", str(tmp_path), "status"]) == 1
    assert "banyan-city init" in said(capsys)[1]


def test_a_day_at_the_counter(
    city: CityWorld, stick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--dir", str(city.folder)]
    person = add_person(city.first, "梁小燕")
    city.first.export(stick)
    assert main([*place, "import", str(stick)]) == 0
    assert main([*place, "backup", str(tmp_path / "backups")]) == 0
    said(capsys)
    assert main([*place, "status", "--json"]) == 0
    status = json.loads(said(capsys)[0])
    (office,) = status["offices"]
    assert office["code"] == DAZE
    assert office["durable"] == office["entries"]
    assert [device["number"] for device in office["devices"]] == [f"{DAZE}-01", f"{DAZE}-02"]
    assert office["digest"] == city.digest()
    assert main([*place, "status"]) == 0
    assert "江门市新会区大泽镇司法所" in said(capsys)[0]

    assert main([*place, "restore", str(tmp_path / "backups")]) == 1  # it is being served
    assert "正在运行" in said(capsys)[1]
    city.stop()
    assert main([*place, "restore", str(tmp_path / "backups")]) == 0
    assert main([*place, "rotate", "--safe", str(city.safe)]) == 0
    assert main([*place, "revoke", f"{DAZE}-02"]) == 0
    city.start()
    city.first.sync()
    assert phone_of(city.first, person) == "13800000000"

    (tmp_path / "other stick").mkdir()
    assert main([*place, "export", str(tmp_path / "other stick"), DAZE]) == 0
    assert city.first.import_(tmp_path / "other stick").ok
