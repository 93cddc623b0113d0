"""The law as data: statutes, rules, dates."""
