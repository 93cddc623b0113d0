"""Founds an office on a laptop: its own stream, its facts, its first user, its committees."""

from __future__ import annotations

__all__ = ["Identity", "committees_of", "found", "read_identity"]

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from sqlalchemy.orm import Session

from app.ids import Id, named_id
from app.people.divisions import Divisions
from db.entry import stream_id
from db.tables.house import Fact, Stream
from db.tables.office import Committee

_FACT = "identity"

# Names of committees, as the county registers them: never translated.
_TOWN = "江门市{county}{town}人民调解委员会"
_VILLAGE = "{county}{town}{village}人民调解委员会"


class Identity(msgspec.Struct, frozen=True):
    """What this laptop is, as enrolled.

    Attributes:
        device: 16-byte id, minted at enrolment, never reused.
        device_no: short number for people ("01").
        office: 9-digit division code.
        sample: an office to try things in; never talks to a city.
    """

    device: bytes
    device_no: str
    office: str
    office_name: str
    county_bureau: str
    sample: bool


@dataclass(frozen=True, slots=True)
class CommitteeSeed:
    """A committee every office knows before anybody writes it down."""

    id: Id
    name: str
    kind: str
    division: str | None
    number_pattern: str


def found(session: Session, identity: Identity, epoch: bytes) -> int:
    """Write what the laptop is and open its own stream; returns the stream's number."""
    session.add(Fact(name=_FACT, value=msgspec.msgpack.encode(identity)))
    stream = Stream(
        stream_id=stream_id(identity.device, epoch),
        device=identity.device,
        epoch=epoch,
        office=identity.office,
        own=True,
    )
    session.add(stream)
    session.flush()
    return stream.no


def read_identity(session: Session) -> Identity | None:
    """What this laptop is, or None before it was enrolled."""
    fact = session.get(Fact, _FACT)
    return msgspec.msgpack.decode(fact.value, type=Identity) if fact else None


def committees_of(office: str, divisions: Divisions) -> Iterator[CommitteeSeed]:
    """The township's committee and one of each village, with the same ids everywhere."""
    town = divisions[office]
    county = divisions.county_of(office)
    kind = "4" if town.name.endswith("街道") else "3"
    short = county.name[0] + town.name[0]
    yield CommitteeSeed(
        named_id("committee", office),
        _TOWN.format(county=county.name, town=town.name),
        kind,
        None,
        "（{year}）江" + short + "人调字第{no}号",
    )
    for village in divisions.villages_of(office):
        neighbourhood = village.name.endswith("居委会")
        label = village.name.removesuffix("居委会" if neighbourhood else "委会")
        yield CommitteeSeed(
            named_id("committee", village.code),
            _VILLAGE.format(county=county.name, town=town.name, village=label),
            "2" if neighbourhood else "1",
            village.code,
            "（{year}）江" + short + label.removesuffix("村") + "人调字第{no}号",
        )


def committee_row(seed: CommitteeSeed, office: str) -> Committee:
    """The record of a committee."""
    return Committee(
        id=seed.id,
        office=office,
        name=seed.name,
        kind=seed.kind,
        division=seed.division,
        number_pattern=seed.number_pattern,
    )
