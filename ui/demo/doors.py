"""The first run of both laptops, through its real windows: one by code, one by stick."""

from __future__ import annotations

__all__ = ["OFFICE", "PASSPHRASE", "enrol_by_code", "enrol_by_stick"]

from PySide6.QtWidgets import QLabel

from app.i18n import tr
from ui.demo.city import DemoCity, said
from ui.demo.laptop import Laptop
from ui.demo.screen import Gone
from ui.vault.enrol import EnrolStep
from ui.vault.steps import ChoiceStep, LookStep, PassphraseStep

OFFICE = "440705101"  # 新会区大泽镇
PASSPHRASE = "荔枝熟了 2026"  # noqa: S105 - opens fictional people alone


def enrol_by_code(laptop: Laptop, city: DemoCity, user: str) -> None:
    """正式启用 over the network; ends inside."""
    screen = laptop.screen
    asked = city.start("enrol", OFFICE)
    step = _begin(laptop, user, pictured=True)
    code = _value(said(asked), tr("登记码"))
    screen.into(step.code.boxes[0], code.replace("-", ""))
    screen.into(step.server, city.server, "Return", "Return")
    screen.rest()
    screen.picture("enrol-by-code")
    screen.press("Return")
    laptop.wait_inside()


def enrol_by_stick(laptop: Laptop, city: DemoCity, user: str) -> None:
    """正式启用 in two trips of a stick; ends inside, with what the office has."""
    screen = laptop.screen
    step = _begin(laptop, user, pictured=False)
    screen.click(tr("用登记 U 盘"))
    screen.click(tr("写到 U 盘"))
    screen.name_file(laptop.stick)
    screen.rest()
    screen.picture("enrol-by-stick")
    digits = "".join(filter(str.isdigit, _words(step, tr("本机核对码 "))))
    screen.run(city.start("enrol-stick", str(laptop.stick), OFFICE, "--digits", digits))
    screen.press("Return")
    screen.name_file(laptop.stick)
    screen.rest()
    screen.press("Space")  # the digits are the same
    screen.picture("enrol-by-stick-answered")
    screen.press("Return", "Return")
    laptop.wait_inside()


def _begin(laptop: Laptop, user: str, *, pictured: bool) -> EnrolStep:
    """The steps before the enrolment."""
    screen = laptop.screen

    def picture(name: str) -> None:
        if pictured:
            screen.picture(name)

    laptop.start()
    laptop.first_run(ChoiceStep)
    picture("first-run")
    screen.press("Tab", "Return")
    laptop.first_run(LookStep)
    picture("look")
    screen.press("Return")
    laptop.first_run(PassphraseStep)
    screen.fill(user, PASSPHRASE)
    screen.write(PASSPHRASE)
    picture("passphrase")
    screen.press("Return")
    laptop.copy_recovery_code()
    picture("recovery-code")
    screen.press("Return")
    return laptop.first_run(EnrolStep)


def _words(step: EnrolStep, about: str) -> str:
    for label in step.findChildren(QLabel):
        if label.isVisible() and about in label.text():
            return label.text()
    raise Gone(about)


def _value(printed: str, label: str) -> str:
    return next(line.split()[-1] for line in printed.splitlines() if line.startswith(label))
