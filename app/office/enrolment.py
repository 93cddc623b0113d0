"""A laptop becomes one of an office: over the network with a one-time code, or by stick."""

from __future__ import annotations

__all__ = ["Enrolment", "Offer", "identity_of"]

import platform
import secrets
from dataclasses import dataclass
from pathlib import Path

from app.clock import Clock
from app.errors import Bug, Fault, Refused
from app.i18n import tr
from app.office.founding import Identity
from app.storage import told
from app.sync.codes import CodeRefused, CodeWhy
from app.sync.enrol import Enrolled, open_reply, parse_code, seal_request
from app.sync.format import FileKind
from app.sync.identity import Certificate, Keys, check_digits, new_keys
from app.sync.link import Answer, Link, Outcome
from app.sync.membership import join, keep_keys, read_keys
from app.sync.seal import CLEAR
from app.sync.stick import Box, StickFolder
from app.sync.unreadable import Unreadable, Why
from db.books import LaptopBooks

_SCHEME = "https://"


@dataclass(frozen=True, slots=True)
class Offer:
    """What the city offers this laptop; it counts only once a person compared the digits.

    Attributes:
        stick: the stick it came on, where more for this laptop lies; None over the network.
    """

    enrolled: Enrolled
    stick: Path | None = None

    @property
    def office_name(self) -> str:
        """Full name of the office ("江门市新会区大泽镇司法所")."""
        return self.enrolled.certificate.name

    @property
    def device_no(self) -> str:
        """Short number of this laptop ("03")."""
        return self.enrolled.certificate.device_no

    @property
    def digits(self) -> str:
        """核对码 of the city, to be compared with the 登记单 ("48 21 · 90 63 · 17 55")."""
        return self.enrolled.digits

    @property
    def proven(self) -> bool:
        """The city proved that it knows the one-time code."""
        return self.enrolled.proven


class Enrolment:
    """Asks the city to take this laptop in; keys are kept before anybody hears of them."""

    def __init__(self, books: LaptopBooks, clock: Clock) -> None:
        self._books = books
        self._clock = clock

    def online(self, server: str, code: str) -> Offer:
        """Ask over the network; the same code may be tried again when the answer was lost.

        Args:
            server: as typed: "10.1.2.3:8443" or "https://10.1.2.3:8443".

        Raises:
            Refused: the code (field "code") or the address (field "server") is wrong.
            Unreached: no network.
        """
        parsed, address = parse_code(code), _address(server)
        device, keys = self._keys()
        request = seal_request(keys, device, platform.node(), made=self._now(), code=parsed)
        with Link([address], None) as link:
            answer = link.enrol(request)
        return Offer(open_reply(_reply(answer), keys, device, code=parsed))

    def write_request(self, folder: Path) -> str:
        """Write the request to a stick; returns 核对码 of this laptop for the 登记单."""
        device, keys = self._keys()
        request = seal_request(keys, device, platform.node(), made=self._now())
        stick = StickFolder(folder)
        before = [found.path for found in stick.files(Box.UP) if found.outer.signer == keys.key_id]
        stick.write(Box.UP, request)
        stick.remove(before)
        return check_digits(keys.public)

    def read_reply(self, folder: Path) -> Offer:
        """Read the city's reply from a stick; raises Refused where there is none for this one."""
        device, keys = self._keys()
        for found in StickFolder(folder).files(Box.ACK):
            if found.outer.kind is not FileKind.ENROL or found.outer.flags & CLEAR:
                continue
            try:
                return Offer(open_reply(found.path, keys, device), folder)
            except Unreadable as error:
                if error.why not in (Why.NOT_FOR_US, Why.MALFORMED):
                    raise
        raise Refused(
            Fault(tr("U 盘里还没有给这台电脑的回复。请先把 U 盘带到县（市、区）司法局办理。"))
        )

    def accept(self, offer: Offer) -> Identity:
        """Keep what the city answered: a person compared the digits."""
        with told(), self._books.writing() as session:
            join(session, offer.enrolled)
        return identity_of(offer.enrolled.certificate)

    def _keys(self) -> tuple[bytes, Keys]:
        """Id and keys of this laptop, made at the first call."""
        with told(), self._books.writing() as session:
            kept = read_keys(session)
            if kept is None:
                kept = secrets.token_bytes(16), new_keys()
                keep_keys(session, *kept)
            return kept

    def _now(self) -> int:
        return int(self._clock.now().timestamp() * 1000)


def identity_of(certificate: Certificate) -> Identity:
    """What the laptop is, as its certificate says."""
    return Identity(
        device=certificate.device,
        device_no=certificate.device_no,
        office=certificate.office,
        office_name=certificate.name,
        county_bureau=certificate.county,
        sample=False,
    )


def _address(typed: str) -> str:
    server = "".join(typed.split()).rstrip("/")
    if server and "://" not in server:
        server = _SCHEME + server
    if not server.startswith(_SCHEME) or len(server) == len(_SCHEME):
        raise Refused(Fault(tr("请照登记单填写服务器地址，例如 https://10.1.2.3:8443。"), "server"))
    return server


def _reply(answer: Answer) -> bytes:
    if answer.outcome is Outcome.DONE and answer.files:
        return answer.files[0]
    try:
        raise CodeRefused(CodeWhy(answer.reason))
    except ValueError:
        raise Bug(f"the city answered {answer.outcome} {answer.reason}") from None
