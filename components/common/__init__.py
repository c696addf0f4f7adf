"""Small parts that every page uses: words, numbers, citations, URL state."""
