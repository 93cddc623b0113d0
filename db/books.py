"""A laptop's open database: one connection that writes, one that only reads."""

from __future__ import annotations

__all__ = ["LaptopBooks"]

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db import schema
from db.engine import laptop_engine, sessions
from db.journal import Pen
from db.tables import search


class LaptopBooks:
    """Transactions of one laptop; each side is used by one thread at a time, the others wait.

    Two threads in one connection would not fail with a word: the driver crashes.

    Attributes:
        pen: whose hand writes; None until the own stream is known.
        path: the file; key: 32 bytes, for what is kept encrypted beside it.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        """Open or create the file and bring its schema up to date.

        Raises:
            NotADatabase: the key is wrong or the file damaged.
            schema.NewerSchema: a newer program wrote it.
        """
        self.pen: Pen | None = None
        self.path, self.key = path, key
        self._writer = laptop_engine(path, key)
        try:
            schema.prepare(self._writer, path)
            with self._writer.begin() as connection:
                search.create(connection)
        except BaseException:
            self._writer.dispose()  # a file that is refused is let go of, and left as it was
            raise
        self._reader = laptop_engine(path, key, readonly=True)
        self._write, self._read = sessions(self._writer), sessions(self._reader)
        self._writes, self._reads = RLock(), RLock()

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that journals; commits at the end, rolls back on any error."""
        with self._writes, self._write.begin() as session:
            if self.pen is not None:
                pen = self.pen
                session.info["pen"] = Pen(pen.stream_no, pen.office, pen.actor, pen.clock)
            yield session
        if self.pen is not None:
            self.pen.stream_no = session.info["pen"].stream_no  # sync may have begun another

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that cannot write."""
        with self._reads, self._read() as session:
            yield session

    @property
    def engine(self) -> Engine:
        """The writing engine, for bulk work on the writer's thread."""
        return self._writer

    def close(self) -> None:
        """Close both connections; the write-ahead log is folded into the file."""
        self._reader.dispose()
        self._writer.dispose()
