"""A city with one office and two laptops: keys, certificates and trust for the tests of sync."""

from __future__ import annotations

__all__ = ["CITY", "NOW", "OFFICE", "Town", "case_entries", "certificate"]

from dataclasses import dataclass, field
from functools import cached_property

from app.sync.batch import Linked, seal_entries
from app.sync.format import FileKind, Shared
from app.sync.identity import Certificate, Keys, Purpose, Signed, Subject, new_keys, sign
from app.sync.trust import KeyList, Trust, wrap_office_key
from db.entry import GENESIS, Body, Entry, Kind, chain, encode_body

CITY = "江门市司法局"
OFFICE = "440705102"
NOW = 1_795_000_000_000  # late November 2026
_YEAR = 366 * 86_400_000


def certificate(
    keys: Keys, subject: Subject, device: bytes, *, office: str = "", serial: int = 1
) -> Certificate:
    """An unsigned certificate, good for a year."""
    return Certificate(
        suite=keys.suite,
        serial=serial,
        subject=subject,
        device=device,
        signing=keys.public,
        recipient=keys.recipient,
        office=office,
        name=CITY if subject < Subject.DEVICE else "大泽所 03",
        county="新会区司法局" if office else "",
        device_no="03" if office else "",
        roles=["所长", "工作人员"] if office else [],
        not_before=NOW,
        expiry=NOW + _YEAR,
    )


@dataclass
class Town:
    """Everything two laptops of one office and their city need to exchange files."""

    hub: bytes = b"city of Jiangmen"
    hub_epoch: bytes = b"first incarnation"[:16]
    root: Keys = field(default_factory=new_keys)
    online: Keys = field(default_factory=new_keys)
    laptop: Keys = field(default_factory=new_keys)
    sibling: Keys = field(default_factory=new_keys)
    office: Keys = field(default_factory=new_keys)
    device: bytes = b"laptop number 01"
    other_device: bytes = b"laptop number 02"
    epoch: bytes = b"first of laptop1"

    @cached_property
    def signed_root(self) -> Signed:
        return sign(certificate(self.root, Subject.ROOT, self.hub), Purpose.CERTIFICATE, self.root)

    @cached_property
    def signed_online(self) -> Signed:
        return sign(certificate(self.online, Subject.HUB, self.hub), Purpose.CERTIFICATE, self.root)

    def signed_device(self, keys: Keys, device: bytes, office: str = OFFICE) -> Signed:
        """A laptop's certificate, from the online key."""
        own = certificate(keys, Subject.DEVICE, device, office=office, serial=12)
        return sign(own, Purpose.CERTIFICATE, self.online)

    @cached_property
    def trust(self) -> Trust:
        """What the city trusts; a laptop's is this .of_office(OFFICE)."""
        return Trust.start(self.signed_root).admit(
            self.signed_online,
            self.signed_device(self.laptop, self.device),
            self.signed_device(self.sibling, self.other_device),
        )

    @property
    def shared(self) -> Shared:
        return Shared(1, OFFICE, self.hub, self.hub_epoch, 1, (0, 0), bytes(32))

    @property
    def recipients(self) -> list[str]:
        """Of an uplink: the city's online and escrow keys, the office key."""
        return [self.online.recipient, self.root.recipient, self.office.recipient]

    def key_list(self, *revoked: bytes, serial: int = 1, office: str = OFFICE) -> KeyList:
        """The list for the office; a laptop that is revoked gets no office key."""
        devices = [
            certificate(keys, Subject.DEVICE, device, office=OFFICE)
            for keys, device in ((self.laptop, self.device), (self.sibling, self.other_device))
            if keys.key_id not in revoked
        ]
        return KeyList(
            serial=serial,
            hub=self.hub,
            hub_epoch=self.hub_epoch,
            office=office,
            certificates=[self.signed_online, self.signed_device(self.laptop, self.device)],
            revoked=list(revoked),
            recipients=1,
            seal_to=self.recipients,
            office_key=wrap_office_key(self.office.identity, devices),
        )

    def uplink(self, items: list[Linked]) -> bytes:
        """The file laptop 1 would send."""
        return seal_entries(
            FileKind.UP, items, self.shared, keys=self.laptop, recipients=self.recipients
        )

    def items(self, count: int) -> list[Linked]:
        """The first entries of laptop 1."""
        return case_entries(count, self.device, self.epoch)


def case_entries(count: int, device: bytes, epoch: bytes) -> list[Linked]:
    """Small chained inserts of one stream, from seq 1."""
    prev, items = GENESIS, []
    for seq in range(1, count + 1):
        wall = NOW + seq * 1000
        entry = Entry(
            stream=0,
            seq=seq,
            hlc=wall << 16,
            wall=wall,
            actor=b"who sits here 01",
            office=OFFICE,
            table="person",
            row=seq.to_bytes(16, "big"),
            kind=Kind.INSERT,
            salt=bytes([seq % 256]) * 16,
            body=encode_body(Body({"name": {"full_name": "黄䶮昌"}, "phone": {"phone": str(seq)}})),
        )
        own = chain(prev, device, epoch, entry)
        items.append(Linked(device, epoch, prev, own, entry))
        prev = own
    return items
