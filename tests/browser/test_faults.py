"""When something breaks a visitor sees calm words and a number, never a traceback or a path."""

import re

import pytest

from tests.served import serve, until


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    return tmp_path_factory.mktemp("log") / "server.log"


@pytest.fixture(scope="module")
def app(log):
    with serve("tests/browser/breaking.py", log=log) as address:
        yield address


@pytest.mark.parametrize(
    ("path", "press", "said", "kind"),
    [
        ("?ask=page", None, "fault of ours", "RuntimeError"),
        ("?ask=data", None, "rests on data that cannot be read", "TableError"),
        ("", "callback", "fault of ours", "IndexError"),
        ("", "fragment", "fault of ours", "KeyError"),
    ],
)
def test_a_fault_is_told_by_number_and_logged_once(open_page, log, path, press, said, kind):
    page = open_page(path)
    if press:
        page.get_by_role("button", name=press).click()
    alert = page.get_by_test_id("stAlert")
    alert.wait_for()
    text = alert.inner_text()
    assert said in text
    assert page.get_by_test_id("stException").count() == 0
    for secret in ("Traceback", "/srv/secret", ".py", "site-packages"):
        assert secret not in page.locator("body").inner_text()
    number = re.search(r"number ([0-9a-f]{8})", text).group(1)
    lines = [line for line in log.read_text().splitlines() if number in line]
    assert len(lines) == 1
    assert kind in lines[0]
    assert "breaking.py" in lines[0]
    assert "/srv/secret" not in log.read_text()  # what an error says may be what a person typed
    assert "Uncaught" not in log.read_text()


def test_a_file_that_cannot_be_made_is_one_line_of_the_log(open_page, log):
    page = open_page()
    page.get_by_role("button", name="file", exact=True).click()
    until(lambda: "broken_file" in log.read_text())
    (line,) = [line for line in log.read_text().splitlines() if "broken_file" in line]
    assert re.search(r"fault [0-9a-f]{8} file OSError at ", line)
    assert "Traceback" not in log.read_text()
    assert "/srv/secret" not in log.read_text()
