"""What the desk shows of legal aid: frozen values; `record` is one whole, of the others' parts."""
