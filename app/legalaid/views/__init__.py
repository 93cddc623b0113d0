"""What the desk shows of legal aid: frozen values."""
