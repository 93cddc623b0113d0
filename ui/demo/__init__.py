"""A whole day without a display: two laptops of an office, a city, and a stick between them."""
