"""A plan that a person draws: its draft, its link, its file."""
