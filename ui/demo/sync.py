"""Between the laptops and the city: four state words, a stick, and two hands on one phone."""

from __future__ import annotations

__all__ = [
    "StateWords",
    "change_phone",
    "choose",
    "phone_of",
    "read_stick",
    "send",
    "write_stick",
]

from threading import Event

from app.events import SyncChanged
from app.history.messages import ReadHistory
from app.i18n import tr
from app.ids import Id
from app.mediation.messages import ReadCase
from app.sync.messages import Delivery, ListReviews, ReadSync, ReviewView
from ui.demo.case import WORDS
from ui.demo.laptop import Laptop
from ui.demo.screen import Gone
from ui.shell.commands import keys_to
from ui.sync.page import SyncPage

_SLOW_MS, _PATIENCE = 250, 30


class StateWords:
    """The state words a laptop shows, in the order they were first seen.

    Attributes:
        seen: the words.
    """

    def __init__(self, laptop: Laptop) -> None:
        self.seen: list[str] = []
        self._laptop = laptop
        _page(laptop)  # the page hears of a change before we hold the laptop's breath
        self._hold, self._sent, self._go_on = Event(), Event(), Event()
        laptop.desk.subscribe(SyncChanged, self._on_changed)

    def note(self, record: Id) -> None:
        """The words of a record's history."""
        for item in reversed(self._laptop.ask(ReadHistory(record))):
            self._see(item.state)

    def hold(self) -> None:
        """Let the laptop hold its breath at the next 已送出, so that a picture can be taken."""
        self._hold.set()

    def picture_sent(self) -> None:
        """Take the picture, and let it breathe."""
        screen = self._laptop.screen
        screen.wait(self._sent.is_set, Delivery.SENT.label)
        screen.pause(_SLOW_MS)
        screen.picture("sync-sent", rest=False)
        self._go_on.set()

    def _on_changed(self, _event: SyncChanged) -> None:
        # On the thread that committed: the next step of the trip waits for this one.
        for batch in self._laptop.desk.ask(ReadSync()).result().batches:
            self._see(batch.state.label)
            if batch.state is Delivery.SENT and self._hold.is_set():
                self._hold.clear()
                self._sent.set()
                self._go_on.wait(_PATIENCE)

    def _see(self, word: str) -> None:
        if word not in self.seen:
            self.seen.append(word)


def send(laptop: Laptop, words: StateWords | None = None) -> None:
    """The page of the sync, F5; with `words`, a picture is taken while it is on its way."""
    screen = laptop.screen
    _page(laptop)
    if words is not None:
        words.hold()
    screen.press("F5")
    if words is not None:
        words.picture_sent()
    screen.rest()


def write_stick(laptop: Laptop) -> None:
    """存到 U 盘."""
    _page(laptop)
    laptop.screen.click(tr("存到 U 盘"))
    laptop.screen.rest()


def read_stick(laptop: Laptop) -> None:
    """读取 U 盘."""
    _page(laptop)
    laptop.screen.click(tr("读取 U 盘"))
    laptop.screen.rest()


def change_phone(laptop: Laptop, name: str, phone: str) -> None:
    """A party of the case is called by another number from now on."""
    screen = laptop.screen
    laptop.go_to_case(WORDS)
    sheet = laptop.revise(name)
    screen.rest()
    screen.into(sheet.grid.field("phone"), "", "Ctrl+A")
    screen.write(phone)
    screen.picture(f"{laptop.name}-phone")
    laptop.submit(sheet)


def phone_of(laptop: Laptop, record: Id, name: str) -> str:
    """The number of a party, as the laptop has it."""
    parties = laptop.ask(ReadCase(record)).parties
    return next(one.person.phone for one in parties if one.person and one.name == name)


def choose(laptop: Laptop, side: str) -> ReviewView:
    """Look at both versions side by side and take the left or the right one ("Left", "Right")."""
    screen = laptop.screen
    page = _page(laptop)
    review = laptop.ask(ListReviews())[0]
    screen.picture(f"{laptop.name}-review")
    screen.into(page.reviews.table, "", side)
    screen.picture(f"{laptop.name}-review-chosen")
    screen.press("Ctrl+Return")
    screen.rest()
    if laptop.ask(ListReviews()):
        raise Gone("the review is still open")
    screen.picture(f"{laptop.name}-review-settled")
    return review


def _page(laptop: Laptop) -> SyncPage:
    laptop.screen.press(keys_to("sync"))
    return laptop.page(SyncPage)
