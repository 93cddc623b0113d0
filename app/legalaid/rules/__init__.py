"""What the law asks of legal aid, and what the desk may say: pure functions on values.

- The desk, from answers to an opinion: `eligibility`; its questions `asking`, its papers
  `checklist`, what it says `reasons` and `warnings`, what it is registered as `outcome`.
- What it weighs: `means` (household and figures), `limitation` (第44条), `place` (第38条).
- What stands against a command: `guards` (M20 to M27), and by the part of the work `intake`,
  `course`, `decisions`, `mediation`, `wishes`; `law` has how they cite.
- A record: `record` (what it is), `deadlines` (what it owes), `advice` (what to tell), `dossier`,
  `sealing`.
"""
