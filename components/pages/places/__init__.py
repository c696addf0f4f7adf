"""The sections of the places page: the explorer, a place’s panel, three close-ups."""
