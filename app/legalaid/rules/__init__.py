"""What the law asks of legal aid, and what the desk may say: pure functions on values."""
