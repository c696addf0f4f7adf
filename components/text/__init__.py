"""Words and how they are written: numbers, dates, ranges, citations, markdown."""
