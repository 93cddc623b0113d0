"""Commands print Chinese into files and pipes of any code page."""

from __future__ import annotations

import sys
from io import BytesIO, TextIOWrapper

import pytest

from app.console import settle_streams

_SAYS = "新会区大泽司法所的䶮"


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("cp1252", _SAYS.encode()),
        ("ascii", _SAYS.encode()),
        ("utf-8", _SAYS.encode()),
        ("cp936", "新会区大泽司法所的\\u4dae".encode("cp936")),
    ],
)
def test_no_code_page_stops_a_command(
    monkeypatch: pytest.MonkeyPatch, page: str, found: bytes
) -> None:
    pipe = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(pipe, encoding=page, write_through=True))
    settle_streams()
    sys.stdout.write(_SAYS)
    assert pipe.getvalue() == found


def test_a_packaged_window_has_no_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    settle_streams()
    assert (sys.stdout, sys.stderr) == (None, None)
