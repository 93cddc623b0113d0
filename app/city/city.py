"""The city as one object: its books, its keys as of now, its clock."""

from __future__ import annotations

__all__ = ["ROLES", "City"]

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock

from sqlalchemy.orm import Session

from app.access import Role
from app.city.folder import CityFolder
from app.city.keyring import Keyring, current_serial, load_keyring
from app.clock import Clock
from app.errors import Bug, Fault, Refused
from app.i18n import tr
from app.people.divisions import Divisions, Level
from app.sync import hub
from app.sync.facts import HUB_EPOCH, read_fact
from app.sync.replica import Replica
from db import schema
from db.engine import city_engine, sessions

ROLES = (Role.HEAD, Role.OFFICER, Role.MEDIATOR, Role.AIDE)  # what people of an office may be


_DIVISIONS = Path(__file__).parent.parent.parent / "resources" / "divisions" / "jiangmen.csv"


class City:
    """An open city; several processes may have the same one open.

    Attributes:
        hub: its id, 16 bytes, which is also whose hand writes the city's own entries.
        merge: what the rooms of sync ask for.
        divisions: the counties, towns and villages it serves.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Open the city in a folder.

        Raises:
            Refused: there is none.
            NewerSchema: a newer program wrote its database.
        """
        self.folder = CityFolder(folder)
        self.settings = self.folder.settings()
        self.hub = self.settings.hub
        self.clock = clock
        self.merge = hub.City(self.hub, Replica(clock))
        self.divisions = _divisions()
        self._engine = city_engine(self.folder.url)
        schema.prepare(self._engine)
        self._reader = city_engine(self.folder.url, readonly=True)
        self._write, self._read = sessions(self._engine), sessions(self._reader)
        self._keyring: Keyring | None = None
        self._lock = Lock()

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction; commits at the end, rolls back on any error."""
        try:
            with self._write.begin() as session:
                yield session
        except BaseException:
            with self._lock:
                self._keyring = None  # may have been read from what never came to be
            raise

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that cannot write and sees one moment of the books."""
        with self._read() as session:
            yield session

    def close(self) -> None:
        """Let go of the database."""
        self._reader.dispose()
        self._engine.dispose()

    @property
    def on_sqlite(self) -> bool:
        """Whether the books are a file, with one writer at a time."""
        return self._engine.dialect.name == "sqlite"

    def keyring(self, session: Session) -> Keyring:
        """The keys in use, as this transaction sees them."""
        serial = current_serial(session)
        with self._lock:
            if self._keyring is None or self._keyring.serial != serial:
                self._keyring = load_keyring(session, self.folder)
            return self._keyring

    def hub_epoch(self, session: Session) -> bytes:
        """The incarnation of the database, 16 bytes; a restored one starts a new one."""
        epoch = read_fact(session, HUB_EPOCH)
        if epoch is None:
            raise Bug("a city without an incarnation")
        return epoch

    def office_name(self, office: str) -> str:
        """Full name of an office ("江门市新会区大泽镇司法所"); raises Refused for no township."""
        division = self.divisions.get(office)
        if division is None or division.level is not Level.TOWNSHIP:
            raise Refused(
                Fault(
                    tr("没有代码是 {code} 的镇街，请核对 9 位代码。").format(code=office), "office"
                )
            )
        return tr("{place}司法所").format(place=self.divisions.full_name(office))

    def county_bureau(self, office: str) -> str:
        """The county's bureau of an office ("新会区司法局")."""
        return tr("{place}司法局").format(place=self.divisions.county_of(office).name)


@cache
def _divisions() -> Divisions:
    """They are the same for every city of the process."""
    return Divisions.load(_DIVISIONS)
