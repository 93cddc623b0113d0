"""人民调解 (people's mediation): cases, sessions, agreements and their papers."""
