"""The analyst's maps: every layer of both countries, linked, with tables and exports."""
