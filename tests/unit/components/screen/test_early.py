"""What a browser is sent before Streamlit's scripts: once made, whole, and nothing in the way."""

import gzip
from unittest import TestCase

import pytest

from components.screen import early
from components.text.words import words
from tests.served import apart

EMPTY = b'<html><body><div id="root"></div></body></html>'


def answered(
    path,
    query="",
    accept="text/html",
    app=None,
    packed=True,
    empty=EMPTY,
    kind="text/html; charset=utf-8",
):
    """The headers and the body that a browser is answered."""
    sent = []

    async def streamlit(scope, receive, send):
        if early.wanted_by(scope):  # the whole, in plain letters
            assert b"accept-encoding" not in dict(scope["headers"])
        head = [(b"content-length", str(len(empty)).encode()), (b"content-type", kind.encode())]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": empty[:9], "more_body": True})
        await send({"type": "http.response.body", "body": empty[9:]})

    async def send(message):
        sent.append(message)

    headers = [(b"accept", accept.encode())]
    headers += [(b"accept-encoding", b"gzip, br")] if packed else []
    scope = {"type": "http", "method": "GET", "path": path, "headers": headers}
    apart((app or early.Early(streamlit))({**scope, "query_string": query.encode()}, None, send))
    head = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    body = b"".join(one.get("body", b"") for one in sent[1:])
    if int(head["content-length"]) != len(body):
        raise AssertionError("a browser would cut the page off")
    return head, body


def page(path, **asked):
    head, body = answered(path, **asked)
    return (gzip.decompress(body) if head.get("content-encoding") == "gzip" else body).decode()


@pytest.fixture
def picture(monkeypatch):
    monkeypatch.setattr(early, "_pictures", {"": "<svg>both maps</svg>"})


@pytest.mark.parametrize("one", words("site")["pages"], ids=lambda one: one["page"])
def test_the_empty_page_comes_with_styles_and_the_first_words_of_each_page(one):
    said, say = page(f"/{one['path']}"), words(one["page"])
    assert said.index("<style>") < said.index('<div id="root">')
    if one["page"] == "briefing":  # its title may be one's own
        assert 'id="early"' not in said
        return
    assert f"<h1>{say['title']}</h1>" in said
    assert said.index("<h1>") < said.index('<div id="root">')
    assert "{" not in said[said.index("<h1>") :].partition("</p>")[0]


def test_it_is_the_same_page_for_a_browser_that_cannot_unpack():
    head, body = answered("/lab", packed=False)
    assert "content-encoding" not in head
    assert body.decode() == page("/lab")


def test_the_picture_is_for_an_address_that_asks_for_nothing_else(picture):
    assert "both maps" in page("/")
    assert "both maps" not in page("/", query="census=1991")
    assert "<h1>" in page("/", query="census=1991")
    assert "both maps" not in page("/lab")
    assert "both maps" not in page("/nowhere")


def test_a_picture_is_shipped_and_one_that_is_made_later_is_sent_from_then_on(monkeypatch):
    monkeypatch.setattr(early, "_pictures", {})

    async def streamlit(scope, receive, send):
        head = [(b"content-type", b"text/html")]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": EMPTY})

    app = early.Early(streamlit)
    assert b'class="pair-map"' in gzip.decompress(answered("/", app=app)[1])
    assert b"later" not in gzip.decompress(answered("/", app=app)[1])
    early.keep("", "<p>later</p>")
    assert b"later" in gzip.decompress(answered("/", app=app)[1])


@pytest.mark.parametrize(
    ("path", "accept"),
    [("/component/some.frame/index.html", "text/html"), ("/static/js/index.js", "*/*")],
)
def test_frames_of_components_and_files_are_left_as_they_are(path, accept):
    assert answered(path, accept=accept)[1] == EMPTY


def test_words_that_change_while_the_server_runs_are_sent(monkeypatch):
    async def streamlit(scope, receive, send):
        head = [(b"content-type", b"text/html")]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": EMPTY})

    app, say = early.Early(streamlit), words("lab")
    assert say["title"].encode() in gzip.decompress(answered("/lab", app=app)[1])
    other = {**say, "title": "Another title"}
    monkeypatch.setattr(early, "words", lambda name: other if name == "lab" else words(name))
    assert b"<h1>Another title</h1>" in gzip.decompress(answered("/lab", app=app)[1])


def test_what_is_no_page_is_sent_as_it_is():
    head, body = answered("/_stcore/health", empty=b"ok", kind="text/plain")
    assert (body, "content-encoding" in head) == (b"ok", False)


def test_a_page_whose_words_are_broken_still_comes(monkeypatch):
    broken = type(words("lab"))({})
    monkeypatch.setattr(early, "words", lambda name: broken if name == "lab" else words(name))
    broken["standfirst"] = "First words without a title."
    with TestCase().assertLogs("carved", "ERROR"):
        assert '<div id="root">' in page("/lab")
        assert "<h1>" not in page("/lab")
        assert "<h1>" in page("/places")
