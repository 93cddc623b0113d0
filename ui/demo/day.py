"""The day of the demonstration, act by act."""

from __future__ import annotations

__all__ = ["Day"]

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication

from app.bootstrap import enter_samples
from app.i18n import tr
from app.mediation.messages import CaseDetail, ListCases, ReadCase
from app.papers.messages import ListPapers
from app.sync.messages import ListReviews, ReviewView
from app.today.messages import CaseDue
from ui.demo import case, doors, sync
from ui.demo.city import DemoCity
from ui.demo.laptop import Laptop
from ui.demo.screen import Gone, Screen
from ui.demo.summary import Summary
from ui.demo.tour import by_night, look_around

T = TypeVar("T")
PAPERS = ("med.F-A4", "med.F-A8")  # 受理登记表, 调解协议书
_PERSON = case.PARTIES[0]
_PHONES = ("13800009612", "13800009613")  # what each laptop hears of the same person
_USERS = ("梁志强", "陈丽华")


class Day:
    """Two laptops of one office, a city, and the stick that goes between them."""

    def __init__(self, app: QApplication, out: Path) -> None:
        self._out = out
        self._screen = Screen(app, out / "screens")
        self._screen.heed()
        self._city = DemoCity(out / "city")
        stick = out / "usb"
        stick.mkdir()
        self._first = Laptop(self._screen, out / "laptop-1", stick)
        self._second = Laptop(self._screen, out / "laptop-2", stick)
        self._summary = Summary(passphrase=doors.PASSPHRASE)
        self._say: Callable[[str], object] = str

    def play(self, say: Callable[[str], object]) -> Summary:
        """Everything; `say` hears what was done.

        Raises:
            Gone: something did not come.
            CityFailed: the city refused.
        """
        self._say = say
        self._open_office()
        mine = self._mediate()
        self._carry(mine)
        self._disagree()
        self._settle(mine)
        self._step(tr("一号机：夜里的样子，锁上，再打开"), lambda: by_night(self._first))
        self._count(mine)
        self._summary.write(self._out)
        return self._summary

    def close(self) -> None:
        """Switch everything off."""
        self._first.close()
        self._second.close()
        self._city.stop()

    # -- the acts ------------------------------------------------------------------------

    def _open_office(self) -> None:
        city, first = self._city, self._first
        self._step(tr("市局：建服务器，载入江门区划"), city.init)
        city.serve()
        self._step(tr("市局：开始服务"), lambda: self._screen.wait(city.listening, "the city"))
        self._step(
            tr("一号机：第一次使用，用登记码登记"),
            lambda: doors.enrol_by_code(first, city, _USERS[0]),
        )
        self._step(tr("一号机：录入样例案件"), lambda: enter_samples(first.desk))

    def _mediate(self) -> CaseDetail:
        first, papers = self._first, self._out / "papers"
        papers.mkdir()
        self._step(tr("一号机：登记一件纠纷"), lambda: case.register(first))
        self._step(tr("一号机：做调解记录，达成协议"), lambda: case.talk_and_agree(first))
        for kind in PAPERS:
            file = self._step(
                tr("一号机：预览并打印 {kind}").format(kind=kind),
                partial(case.print_paper, first, kind, papers),
            )
            self._summary.papers.append(str(file.relative_to(self._out)))
        mine = self._step(tr("一号机：登记签字，协议生效"), lambda: case.sign(first))
        self._summary.article = self._step(
            tr("一号机：今日、为什么、法条"), lambda: case.see_what_is_due(first, mine)
        )
        self._step(tr("一号机：搜索、历史、设置"), lambda: look_around(first))
        return mine

    def _carry(self, mine: CaseDetail) -> None:
        first, second, city = self._first, self._second, self._city
        self._words = sync.StateWords(first)
        self._words.note(mine.id)
        self._step(tr("一号机：经网络同步，市局签收"), lambda: sync.send(first, self._words))
        self._screen.picture("sync-receipted")
        first.put_aside()
        self._step(
            tr("二号机：第一次使用，用登记 U 盘登记"),
            lambda: doors.enrol_by_stick(second, city, _USERS[1]),
        )
        self._second_words = sync.StateWords(second)
        self._step(tr("二号机：看到一号机的案件"), lambda: second.go_to_case(case.WORDS))
        self._screen.picture("laptop-2-case")

    def _disagree(self) -> None:
        first, second, screen = self._first, self._second, self._screen
        change = sync.change_phone
        self._step(tr("二号机：离线改电话"), lambda: change(second, _PERSON.name, _PHONES[1]))
        self._step(tr("二号机：存到 U 盘"), lambda: sync.write_stick(second))
        screen.picture("laptop-2-on-stick")
        second.put_aside()
        first.take_up()
        self._step(tr("一号机：离线改同一个电话"), lambda: change(first, _PERSON.name, _PHONES[0]))
        self._step(tr("一号机：同步自己改的"), lambda: sync.send(first))
        self._step(tr("市局：读入 U 盘，写上回执"), self._import)
        self._step(tr("一号机：再同步，两处对不上"), lambda: sync.send(first))
        first.put_aside()
        second.take_up()
        self._step(tr("二号机：读回 U 盘，两处对不上"), lambda: sync.read_stick(second))
        screen.picture("laptop-2-review")
        self._summary.review["open"] = len(second.ask(ListReviews()))
        second.put_aside()

    def _settle(self, mine: CaseDetail) -> None:
        first, second, screen = self._first, self._second, self._screen
        first.take_up()
        review = self._step(tr("一号机：由人选定"), lambda: sync.choose(first, "Right"))
        self._summary.review |= _told(review, sync.phone_of(first, mine.id, _PERSON.name))
        self._step(tr("一号机：同步所选"), lambda: sync.send(first))
        backup = self._city.start("backup", str(self._out / "backup"))
        self._step(tr("市局：备份，打开核对"), lambda: screen.run(backup))
        self._step(tr("一号机：同步，看到已备份"), lambda: sync.send(first))
        self._words.note(mine.id)
        screen.picture("sync-durable")
        first.put_aside()
        second.take_up()
        self._step(tr("二号机：U 盘再走一趟"), self._second_trip)
        self._second_words.note(mine.id)
        screen.picture("laptop-2-durable")
        second.put_aside()
        first.take_up()

    def _second_trip(self) -> None:
        sync.write_stick(self._second)
        self._import()
        sync.read_stick(self._second)

    def _import(self) -> None:
        self._screen.run(self._city.start("import", str(self._second.stick)))

    # -- the account ---------------------------------------------------------------------

    def _step(self, words: str, act: Callable[[], T]) -> T:
        result = self._summary.step(words, act)
        self._say(words)
        return result

    def _count(self, mine: CaseDetail) -> None:
        first, second, summary = self._first, self._second, self._summary
        status = self._city.status()
        office = next(one for one in status["offices"] if one["code"] == doors.OFFICE)
        summary.office = first.desk.me.office_name
        summary.open_with = {
            laptop.name: f"python3 dev.py run {self._out / laptop.name}"
            for laptop in (first, second)
        }
        summary.states = {first.name: self._words.seen, second.name: self._second_words.seen}
        summary.dues = [_due(due) for due in first.ask(ReadCase(mine.id)).dues]
        summary.digests = {
            first.name: first.digest(),
            second.name: second.digest(),
            "city": office["digest"],
        }
        summary.screens = [f"screens/{name}" for name in self._screen.shots]
        cases = dict(first.ask(ListCases()).counts)
        summary.counts = {
            "cases": sum(cases.values()),
            "cases_on_the_second": sum(dict(second.ask(ListCases()).counts).values()),
            "entries": office["entries"],
            "durable": office["durable"],
            "laptops": len(office["devices"]),
            "reviews": len(first.ask(ListReviews())) + len(second.ask(ListReviews())),
            "papers": len(first.ask(ListPapers())),
            "screens": len(summary.screens),
        }
        if len(set(summary.digests.values())) != 1:
            raise Gone(f"the digests differ: {summary.digests}")


def _told(review: ReviewView, chosen: str) -> dict[str, Any]:
    differing = [one for one in review.fields if one.differs]
    return {
        "subject": review.subject,
        "field": differing[0].label,
        "values": list(differing[0].values),
        "by": [who for who, _when, _device in review.sides],
        "chosen": chosen,
    }


def _due(due: CaseDue) -> dict[str, Any]:
    return {
        "what": due.what,
        "on": due.on.isoformat(),
        "why": due.why,
        "article": f"{due.law} {due.article}".strip(),
        "confirmed": due.confirmed,
    }
