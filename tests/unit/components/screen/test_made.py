"""Files kept in memory: made once, handed out compressed, the oldest gone first; early links."""

import gzip

import pytest

from components.screen import made
from components.screen.door import Files
from tests.served import apart


@pytest.fixture
def shelf(monkeypatch):
    """A shelf of the test's own, and pages that want nothing yet."""
    monkeypatch.setattr(made, "shelf", made.Shelf(most=1_000))
    monkeypatch.setattr(made, "wanted", {})
    return made.shelf


def ask(path, *, app=None, method="GET", **headers):
    """Status, headers and body that the door answers."""
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "headers": raw}
    sent = []

    async def send(message):
        sent.append(message)

    door = app if isinstance(app, Files) else Files(app)
    apart(door(scope, None, send))
    named = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], named, b"".join(one.get("body", b"") for one in sent[1:])


def streamlit(body, kind, asked, status=200):
    """An app that answers everything alike and remembers what it was asked."""

    async def app(scope, receive, send):
        asked.append(scope)
        headers = [(b"content-type", kind.encode()), (b"cache-control", b"public")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    return app


def test_a_file_is_made_once_and_has_the_hash_of_what_it_says_for_its_name(shelf):
    made_of = []
    name = f"{made.digest('one')}.js"
    for _ in range(2):
        assert made.keep(name, lambda: made_of.append(1) or "one") == f"made/{name}"
    assert made_of == [1]
    assert made.digest("one") != made.digest("two")


def test_the_file_that_nobody_asked_for_longest_makes_room(shelf):
    for name in ("a", "b", "c"):
        shelf.put(name, made.File(bytes(400), "text/plain", False, ""))
        shelf.get("a")
    assert [bool(shelf.get(name)) for name in ("a", "b", "c")] == [True, False, True]
    assert shelf.bytes == 800


def test_a_made_file_goes_out_compressed_for_good_and_whole_to_who_cannot_unpack_it(shelf):
    text = "const same = 1;\n" * 100
    address = made.keep("abc.js", lambda: text)
    for path in (f"/{address}", f"/base/{address}"):
        status, headers, body = ask(path, accept_encoding="gzip, br")
        assert (status, headers["content-encoding"]) == (200, "gzip")
        assert "immutable" in headers["cache-control"]
        assert gzip.decompress(body).decode() == text
    _, headers, body = ask(f"/{address}")
    assert "content-encoding" not in headers
    assert body.decode() == text


def test_a_file_that_was_never_made_is_not_found(shelf):
    assert ask("/made/nothing.js")[0] == 404


def test_a_component_s_file_is_read_and_compressed_once(shelf):
    asked = []
    door = Files(streamlit(b"var x;\n" * 200, "text/javascript", asked))
    path = "/component/some.map/main.0123abcd.js"
    answers = [ask(path, app=door, accept_encoding="gzip") for _ in range(3)]
    assert len(asked) == 1
    assert all(gzip.decompress(body) == b"var x;\n" * 200 for _, _, body in answers)
    assert "immutable" in answers[0][1]["cache-control"]
    named = ask("/component/some.map/main.js", app=door)
    assert named[1]["cache-control"] == "public"


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/component/some.map/main.0123abcd.js", {"origin": "http://evil.example"}),
        ("/component/some.map/index.html", {}),
        ("/component/some.map/", {}),
    ],
)
def test_streamlit_answers_strangers_and_for_pages_of_components_itself(shelf, path, headers):
    asked = []
    door = Files(streamlit(b"x", "text/html", asked))
    for _ in range(2):
        ask(path, app=door, **headers)
    assert len(asked) == 2


def test_a_component_s_file_that_is_not_there_stays_unknown(shelf):
    asked = []
    door = Files(streamlit(b"no", "text/plain", asked, status=404))
    assert [ask("/component/some.map/no.js", app=door)[0] for _ in range(2)] == [404, 404]
    assert len(asked) == 2


def test_a_page_says_early_what_it_will_be_drawn_with(shelf):
    made.want("places", ["made/old.js"])
    made.want("places", ["made/one.js", "made/two.js"])
    app = streamlit(b"<html>", "text/html", [])
    link = ask("/places", app=app)[1]["link"]
    assert link.count('<made/one.js>; rel="preload"; as="script"') == 1
    assert "made/two.js" in link
    assert "made/old.js" not in link
    assert "modulepreload" in link
    assert "made/one.js" not in ask("/cases", app=app)[1].get("link", "")
    assert "link" not in ask("/media/picture.png", app=app)[1]


def test_a_page_s_controls_come_early_with_all_that_they_are_made_of(shelf):
    app = streamlit(b"<html>", "text/html", [])
    link = ask("/explore", app=app)[1]["link"]
    assert "static/js/ButtonGroup." in link
    assert "static/js/WidgetLabel." in link  # which the button group imports
    assert "static/js/index." not in link  # which the empty page names itself
    assert "static/js/ButtonGroup." not in ask("/figures", app=app)[1]["link"]
