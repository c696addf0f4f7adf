"""What is known: places, cases, claims, territories, plans and their measures."""
