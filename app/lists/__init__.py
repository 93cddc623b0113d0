"""A list that leaves the program: copied into WPS, saved as a workbook, printed as it is seen.

messages: a list as columns of words; taking it away
taking: what must not leave is covered, and who took what is written down
copied · book · paper: the words for WPS, the workbook, the paper; widths: of its columns
"""
