"""What the pages that run without a browser share."""

import functools

import pytest
from streamlit.components.v2 import manifest_scanner


@pytest.fixture(autouse=True, scope="session")
def components_found_once():
    """Every run of an AppTest reads what each installed package says of itself: a third of a run.

    A server does it once, when it starts.
    """
    with pytest.MonkeyPatch.context() as patch:
        once = functools.cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield
