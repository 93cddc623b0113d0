"""How large and how strange a file may be before it is refused unread."""

from __future__ import annotations

__all__ = [
    "BLOB_BYTES",
    "BLOB_FILE_BYTES",
    "BLOB_RECORD_BYTES",
    "DOWN_BYTES",
    "DOWN_ENTRIES",
    "ENTRIES",
    "ENTRY_BYTES",
    "FILE_BYTES",
    "HEADER_BYTES",
    "HELD_BYTES",
    "MESSAGE_BYTES",
    "PLAIN_BYTES",
    "STICK_DEPTH",
    "STICK_NAMES",
    "UP_BYTES",
    "UP_ENTRIES",
    "WINDOW_BYTES",
]

KIB = 1024
MIB = 1024 * KIB

FILE_BYTES = 8 * MIB
BLOB_FILE_BYTES = 2 * MIB
PLAIN_BYTES = 32 * MIB
WINDOW_BYTES = 8 * MIB
HEADER_BYTES = 64 * KIB
ENTRIES = 10_000
ENTRY_BYTES = 256 * KIB
BLOB_BYTES = 1 * MIB
BLOB_RECORD_BYTES = BLOB_BYTES + 1 * KIB  # with what is said of it
MESSAGE_BYTES = 1 * MIB  # a receipt, an enrolment or a trust list

# What comes down is merged while a clerk may save; what goes up is merged by the city alone, which
# takes larger pieces faster (fewer flushes) and smaller (zstd sees more).
DOWN_ENTRIES, DOWN_BYTES = 2_000, 1 * MIB
UP_ENTRIES, UP_BYTES = 4_000, 2 * MIB

HELD_BYTES = 64 * MIB

STICK_NAMES = 5_000
STICK_DEPTH = 2
