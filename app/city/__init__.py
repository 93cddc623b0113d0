"""The city server: the same tables and the same merge as a laptop, for all offices.

The map of this room:

- Doors: `main` (command line), `serve` and `http` (HTTPS), `counter` (sticks).
- In and out: `intake` takes what comes, `writer` writes it in groups, `outgoing` sends the order,
  `blobs` keeps scans and photos; `telling` is what the command line prints of it, `trouble` why
  it could not.
- Keys and people: `keyring`, `keylists`, `admission`, `registry`, `archives` (of the counties).
- The city itself: `city`, `folder`, `setup`, `backup`, `status`, `officebooks`.
"""
