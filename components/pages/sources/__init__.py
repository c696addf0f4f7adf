"""The sections of the sources page: the register, one source, downloads."""
