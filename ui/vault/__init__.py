"""The doors: unlocking, the first run, a forgotten passphrase."""
