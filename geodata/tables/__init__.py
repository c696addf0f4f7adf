"""The project's tables: read, and held to their contracts."""
