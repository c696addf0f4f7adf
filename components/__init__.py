"""What a person sees. The order of the rooms is the order of imports: see pyproject.toml."""
