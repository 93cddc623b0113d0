"""The steps of a record, each on a sheet over its page; every line of work has its own table.

What a step is: `step`. Its sheet, with its draft, gaps and refusals: `sheet`. What came back
signed, beside the tick that says so: `signed`. The fields of 立卷 and 归档: `dossier`.
"""
