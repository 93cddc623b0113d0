"""Registering somebody who comes under correction: who, the sentence, its term, the papers."""
