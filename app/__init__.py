"""What an office does: every rule, record and paper, with no Qt anywhere below."""
