"""What all tests without a browser share."""

import pytest

from geodata.optimum.best import best_plan

PATIENCE_S = 600


@pytest.fixture(autouse=True, scope="session")
def patient_search():
    """A minute is what a person waits for the best line; a busy machine may need more to prove it.

    A search that is asked for a time keeps to it.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(best_plan.__kwdefaults__, "time_limit_s", PATIENCE_S)
        yield
