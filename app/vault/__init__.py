"""The vault: passphrases, key slots, the OS keyring, users, lock and backup."""
