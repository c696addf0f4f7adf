"""The sections of the page of claims."""
