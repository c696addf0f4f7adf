"""What the server refuses and what its answers carry: origins, hosts, sizes, lost paths."""

import base64
import gzip
import http.client
import json
import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from tests.served import ROOT


def ask(app, path, method="GET", body=None, **headers):
    connection = http.client.HTTPConnection(urlsplit(app).netloc, timeout=30)
    connection.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
    return connection.getresponse()


def shake(app, **headers):
    key = base64.b64encode(os.urandom(16)).decode()
    upgrade = {"Upgrade": "websocket", "Connection": "Upgrade"}
    socket = {"Sec-WebSocket-Key": key, "Sec-WebSocket-Version": "13"}
    return ask(app, "/_stcore/stream", **upgrade, **socket, **headers).status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 101),
        ({"Origin": "{app}"}, 101),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "https://checkip.amazonaws.com"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://rebind.example", "Host": "rebind.example"}, 403),
    ],
)
def test_only_own_pages_open_a_session_and_nobody_outside_is_asked(app, headers, status):
    # That nobody is asked is held by the guard in tests/browser/watch when the server ends.
    assert shake(app, **{k: v.format(app=app) for k, v in headers.items()}) == status


@pytest.mark.parametrize("path", ["/", "/lab", "/_stcore/health", "/favicon.png"])
def test_every_answer_carries_the_headers(app, path):
    found = ask(app, path)
    assert found.getheader("x-content-type-options") == "nosniff"
    assert found.getheader("referrer-policy") == "same-origin"
    assert "frame-ancestors 'self'" in found.getheader("content-security-policy")


@pytest.mark.parametrize("path", ["/", "/lab"])
def test_the_empty_page_has_the_styles_of_every_page(app, path):
    kept = ask(app, path, Accept="text/html").getheader("etag")
    found = ask(app, path, Accept="text/html", If_None_Match=kept, Accept_Encoding="gzip")
    assert found.status == 200
    body = found.read()
    assert len(body) == int(found.getheader("content-length"))
    text = gzip.decompress(body).decode()
    assert text.index("max-width: 1840px") < text.index('<div id="root">')


@pytest.mark.parametrize(
    ("path", "to"),
    [("/places/foo", "../places"), ("/lab/a/b", "../../lab"), ("/places/foo/", "../../places")],
)
def test_a_path_below_a_page_leads_to_the_page(app, path, to):
    found = ask(app, path, Accept="text/html")
    assert (found.status, found.getheader("location")) == (307, to)


def test_limits_are_as_written_down(app):
    limits = json.loads(ask(app, "/_stcore/host-config").read())
    assert limits["enforceDownloadInNewTab"] is False
    options = subprocess.run(
        [sys.executable, "-m", "streamlit", "config", "show"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for line in (
        "maxUploadSize = 5",
        "maxMessageSize = 10",
        'fileWatcherType = "none"',
        'showErrorDetails = "none"',
        "enableCORS = true",
        "enableXsrfProtection = true",
    ):
        assert f"\n{line}\n" in options


def test_without_docstrings_it_refuses_with_a_clear_word():
    done = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", "0"],
        cwd=ROOT,
        env={**os.environ, "PYTHONOPTIMIZE": "2"},
        capture_output=True,
        text=True,
    )
    assert "cannot run under PYTHONOPTIMIZE=2" in done.stderr
    assert "Traceback" not in done.stderr
