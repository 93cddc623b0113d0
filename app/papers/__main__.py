"""Runs the child of the press: python -m app.papers, or the packaged program with --press."""

from __future__ import annotations

from app.papers.child import main

main()
