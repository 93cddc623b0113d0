"""人民调解: the list of cases, one case, and the forms of its steps."""
