"""Pictures guarded like figures: what each map says, kept as data and compared."""
