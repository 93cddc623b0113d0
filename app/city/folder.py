"""The folder of a city: its settings, its secret keys, the certificate it shows."""

from __future__ import annotations

__all__ = ["CityFolder", "Settings", "new_tls", "port_of", "write_secret"]

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from app.clock import Clock
from app.errors import Fault, Refused
from app.i18n import tr
from app.sync.identity import Keys
from app.sync.tls import pin_of

_YEARS = 20
_HTTPS = 443


class Settings(msgspec.Struct, frozen=True):
    """What a city is, kept as city.json.

    Attributes:
        name: of its bureau ("江门市司法局").
        hub: its id, 16 bytes.
        database: SQLAlchemy address; "" for the file city.db in the folder.
        servers: where laptops find it ("https://10.1.2.3:8443").
    """

    name: str
    hub: bytes
    database: str = ""
    servers: tuple[str, ...] = ()


class CityFolder:
    """Paths of a city; every secret is a file of its own, readable by its owner alone."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.tls_key = root / "keys" / "tls.key"
        self.tls_certificate = root / "keys" / "tls.crt"
        self._settings = root / "city.json"
        self._keys = root / "keys"

    def exists(self) -> bool:
        """Whether a city lives here."""
        return self._settings.exists()

    def has_keys(self) -> bool:
        """Whether keys of a city lie here, though the rest of it may be gone."""
        return any(self._keys.glob("online-*.key"))

    def settings(self) -> Settings:
        """What the city is; raises Refused where there is none."""
        if not self.exists():
            raise Refused(
                Fault(
                    tr("{folder} 里没有市级系统，请先运行 banyan-city init。").format(
                        folder=self.root
                    )
                )
            )
        return msgspec.json.decode(self._settings.read_bytes(), type=Settings)

    def write_settings(self, settings: Settings) -> None:
        """Keep what the city is; written last at init, so that a half-made city is none."""
        write_secret(self._settings, msgspec.json.format(msgspec.json.encode(settings)))

    def forget(self) -> None:
        """A city that was not made to its end is none; its keys have sealed nothing."""
        for path in (self._settings, self.tls_key, self.tls_certificate):
            path.unlink(missing_ok=True)
        for path in self._keys.glob("online-*.key"):
            path.unlink()

    @property
    def url(self) -> str:
        """SQLAlchemy address of the database."""
        return self.settings().database or f"sqlite:///{(self.root / 'city.db').absolute()}"

    def replace_database(self, path: Path) -> None:
        """Put a database file in the place of the one here, which is kept under another name."""
        for number in range(1, 1000):
            aside = self.root / f"city-replaced-{number:03d}.db"
            if not aside.exists():
                break
        for tail in ("", "-wal", "-shm"):
            file = self.root / f"city.db{tail}"
            if file.exists():
                file.rename(aside.with_name(aside.name + tail))
        path.rename(self.root / "city.db")

    def online(self) -> tuple[Keys, ...]:
        """The online keys, newest first; older ones still open what was sealed to them."""
        found = sorted(self._keys.glob("online-*.key"), reverse=True)
        return tuple(Keys.load(path.read_bytes()) for path in found)

    def add_online(self, keys: Keys) -> None:
        """Keep a new online key."""
        number = len(list(self._keys.glob("online-*.key"))) + 1
        write_secret(self._keys / f"online-{number:04d}.key", keys.dump())

    def pin(self) -> bytes:
        """What laptops pin of the certificate shown."""
        return pin_of(x509.load_pem_x509_certificate(self.tls_certificate.read_bytes()))

    def secrets(self) -> dict[str, bytes]:
        """All keys by file name, for a sealed backup."""
        return {path.name: path.read_bytes() for path in sorted(self._keys.iterdir())}

    def put_secrets(self, secrets: dict[str, bytes]) -> None:
        """Put keys of a backup where there are none of that name."""
        for name, data in secrets.items():
            if Path(name).name == name and not (self._keys / name).exists():
                write_secret(self._keys / name, data)


def port_of(server: str) -> int:
    """The port of an address laptops find the city at ("https://10.1.2.3:8443").

    Raises:
        ValueError: it is no such address.
    """
    parts = urlsplit(server)
    if parts.scheme != "https" or not parts.hostname:
        raise ValueError(server)
    return parts.port or _HTTPS


def write_secret(path: Path, data: bytes) -> None:
    """Write a file nobody else may read, whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def new_tls(folder: CityFolder, name: str, clock: Clock) -> None:
    """A key for TLS and a certificate signed by itself: laptops pin the key, not a name."""
    key = generate_private_key(SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    today = clock.now()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=366 * _YEARS))
        .sign(key, SHA256())
    )
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    write_secret(folder.tls_key, pem)
    write_secret(folder.tls_certificate, certificate.public_bytes(Encoding.PEM))
