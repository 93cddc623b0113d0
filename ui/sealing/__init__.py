"""封存: pack a record for the county's archive, look how far it came, clear it here."""
