"""What any map offers: export it, add it to the briefing, read its view; work behind a page."""
