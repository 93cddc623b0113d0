"""统计报表: figures by period and committee, each with the cases behind it."""
