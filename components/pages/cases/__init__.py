"""The sections of the page of cases, in the order in which it shows them."""
