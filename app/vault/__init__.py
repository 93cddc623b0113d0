"""The vault: passphrases, key slots, the OS keyring, users, lock and backup.

The map of this room:

- The door: `gate` (what can be done while all is locked) answers `messages`; `lock` shuts it.
- The key: `vault` opens it out of `slots`, where `wrap` keeps it for each user and `recovery`;
  `passphrase` and `users` say who may, `attempts` how often.
- The machine: `keyring_store`, `device` and `machine` add its half; `outside` knows the journal.
- Files: `files` (small and safe), `contents` (photos and scans), `plain` (lent to other programs).
- Copies: `backup`, which the desk makes and shows through `errands`.
"""
