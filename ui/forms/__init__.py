"""Forms as data: tables of fields, the widgets they become, and what the desk says of them."""
