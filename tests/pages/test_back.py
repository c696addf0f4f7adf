"""Back and Forward: what the browser's address says again is what the page shows again."""

import pytest

from components.screen import url
from tests.pages.opened import opened


@pytest.fixture
def back(monkeypatch):
    """Run a page as the browser's Back does, with the address that it brings."""

    def run(app, **query):
        for name in list(app.query_params):
            del app.query_params[name]
        for name, value in query.items():
            app.query_params[name] = value
        with monkeypatch.context() as patched:
            patched.setattr(url, "gone_back", lambda: True)
            app.run()
        assert not app.exception
        return app

    return run


def address(app):
    return {n: [v] if isinstance(v, str) else list(v) for n, v in app.query_params.items()}


@pytest.mark.parametrize(
    ("page", "here", "before"),
    [
        ("explore", {"year": "2013", "point": "2"}, {"year": "1991", "point": None}),
        ("places", {"q": "zepa"}, {"q": ""}),
        ("sources", {"q": "ICTY"}, {"q": ""}),
        ("cases", {"case": "korea_1945"}, {"case": "bosnia_1995"}),
        ("claims", {"speaker": "Visser"}, {"speaker": None}),
    ],
)
def test_the_address_decides_on_the_way_back_and_forward(back, page, here, before):
    app = opened(page, **here)
    back(app)
    assert {name: app.session_state[name] for name in before} == before
    assert address(app) == {}
    back(app, **here)
    assert {name: app.session_state[name] for name in here} == here
    assert address(app) == {name: [value] for name, value in here.items()}


def test_the_map_of_places_goes_back_to_the_place_before(back):
    app = opened("places", place="baghdad")
    app.session_state["places-view"] = "baghdad"
    back(app, place="srebrenica")
    assert address(app)["place"] == ["srebrenica"]
    assert app.session_state["places-view"] == "srebrenica"
    back(app)
    assert app.session_state["places-view"] == "both"
    assert address(app) == {}


def test_the_lab_goes_back_to_the_plan_before_and_forward_again(back):
    app = opened("lab")
    lab = app.session_state["lab"]
    lab.apply([{"seq": 1, "op": "paint", "units": [0, 1], "side": 2, "stroke": 1}])
    app.run()
    painted = lab.link
    assert address(app)["plan"] == [painted]
    back(app)
    assert app.session_state["lab"] is lab
    assert not lab.can_undo
    back(app, plan=painted)
    assert lab.link == painted
    assert lab.can_undo
