"""Sealed batches between laptops and the city, and the merge that makes them agree.

The map of this room, each group standing on those below it:

- What a person sees: `messages`, `queries`, `errands`, `delivery`, `labels`.
- A trip: `exchange` (network) and `courier` (stick) take the steps of `trip`; `way` remembers how
  it went; `link`, `tls`, `ask`, `bundle` carry over the network, `stick`, `sticks` on a stick.
- Scans and photos: `lane` brings them after the rows and fetches what colleagues have; `blob` is
  their file.
- The laptop: `outbox` seals what the city has not signed for, `inbox` takes in what comes, `epoch`
  says which stream it may write, `forks` gives way to the city, `kept` carries colleagues' files.
- The city: `hub` puts all streams of an office in one order, `feed` sends it, `rulings` say what
  does not count, `receipt` what was signed for.
- The merge, alike on both: `arrival` (known, next, gap or fork), `judge` (may it have effect),
  `apply` (into the journal and the rows), `rows` (by the registers of db.registers), `replay` (a
  row from its entries alone), `verdicts` (an effect lost or regained), `append`, `marks`,
  `replica`.
- Erasure by order of law: `orders` (which entries each covers), `erasure` (drops their bodies).
- Looked up and remembered: `ledger`, `facts`, `digest`, `verify`.
- Who is who: `identity`, `trust`, `membership`, `keylist`, `enrol`, `codes`.
- The file: `batch` (entries and messages), `wire` (records), `format` (layout), `seal` and `suite1`
  (cryptography), `limits`, `unreadable` (why one was refused).
"""
