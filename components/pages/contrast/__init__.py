"""The sections of the first page, in the order in which it shows them."""
