"""Every list goes into WPS, onto paper and into a workbook in one way."""
