"""The partition lab without its page: drafts, their history, their links and files, its panels."""
