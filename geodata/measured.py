"""Who borders whom must be measured; where nobody did, nothing is told that needs it."""


class NotMeasured(ValueError):
    """Contiguity was asked of a territory whose neighbours nobody measured."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"Nobody measured who borders whom in {title}: its areas are drawn, and a drawing is "
            "no measure. Nothing that needs contiguity can be told of it; a line without that "
            "condition can (contiguous=False)."
        )
