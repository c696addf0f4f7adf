"""The bar hears wishes in the order in which they were made, whatever order they come in."""

from components.pages.briefing import bar


def test_a_wish_that_comes_again_late_brings_back_no_older_step(monkeypatch):
    state, mounted, done = {}, {}, []
    monkeypatch.setattr(bar.st, "session_state", state)
    monkeypatch.setattr(bar, "_mount", lambda **given: mounted.update(given))

    def hears(asked):
        state["bar"] = {"asked": asked}
        mounted["on_asked_change"]()
        show()

    def show():
        bar.bar(("a", "b", "c"), 0, key="bar", leave=True, then=done.append)

    show()
    hears(None)
    assert (done, mounted["data"]["seq"]) == ([], 0)
    hears({"to": 1, "seq": 1})
    hears({"to": 2, "seq": 2})
    hears({"to": 1, "seq": 1})
    assert [one["to"] for one in done] == [1, 2, 2]
    assert mounted["data"]["seq"] == 2
