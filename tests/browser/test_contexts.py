"""What the tests open pages in: nothing of one test is left for the next."""

from tests.contexts import Contexts

SIZE = {"width": 700, "height": 500}
STORED = "[localStorage.length, sessionStorage.length, document.cookie.includes('mine=1')]"
SEEN = "[innerWidth, innerHeight, matchMedia('(prefers-color-scheme: dark)').matches]"


def test_a_context_comes_back_as_if_it_were_new(app, browser):
    contexts = Contexts(browser)
    page = contexts.take(app, viewport=SIZE, color_scheme="dark")
    other = contexts.take(app)
    assert other.context is not page.context
    page.goto(f"{app}/_stcore/health")
    page.evaluate("localStorage.a = sessionStorage.b = 1; document.cookie = 'mine=1'")
    assert page.evaluate(STORED) == [1, 1, True]
    assert page.evaluate(SEEN) == [700, 500, True]
    page.context.grant_permissions(["clipboard-read"])
    page.context.new_page()
    contexts.give_back(page.context)
    again = contexts.take(app)
    assert again.context is page.context
    assert again.context.pages == [again]
    again.goto(f"{app}/_stcore/health")
    assert again.evaluate(STORED) == [0, 0, False]
    assert again.evaluate(SEEN) == [1366, 768, False]
    asked = "navigator.permissions.query({name: 'clipboard-read'}).then((found) => found.state)"
    assert again.evaluate(asked) != "granted"
    for one in (again, other):
        one.context.close()


def test_no_name_leads_out(open_page):
    page = open_page("sources")
    asked = "fetch('https://example.org').then(() => 'reached', () => 'not reached')"
    assert page.context.new_page().evaluate(asked) == "not reached"
