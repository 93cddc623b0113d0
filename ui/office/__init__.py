"""调委会: the committees of the office and their mediators."""
