"""The briefing: a story in steps, its figures, the stage it is shown on, a person's own version."""
