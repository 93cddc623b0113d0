"""人员档案: one person over all lines of work."""
