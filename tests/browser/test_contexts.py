"""What the tests open pages in: nothing of one test is left for the next."""

from tests.contexts import Contexts

SIZE = {"width": 700, "height": 500}
STORED = "[localStorage.length, sessionStorage.length, document.cookie.includes('mine=1')]"


def test_a_context_comes_back_as_if_it_were_new(app, browser):
    contexts = Contexts(browser)
    context = contexts.take(app, viewport=SIZE)
    other = contexts.take(app, viewport=SIZE)
    assert other is not context
    page = context.new_page()
    page.goto(f"{app}/_stcore/health")
    page.evaluate("localStorage.a = sessionStorage.b = 1; document.cookie = 'mine=1'")
    assert page.evaluate(STORED) == [1, 1, True]
    context.grant_permissions(["clipboard-read"])
    contexts.give_back(context)
    assert context.pages == []
    again = contexts.take(app, viewport=SIZE)
    assert again is context
    page = again.new_page()
    page.goto(f"{app}/_stcore/health")
    assert page.evaluate(STORED) == [0, 0, False]
    asked = "navigator.permissions.query({name: 'clipboard-read'}).then((found) => found.state)"
    assert page.evaluate(asked) != "granted"
    for one in (again, other):
        one.close()


def test_no_name_leads_out(open_page):
    page = open_page("sources")
    asked = "fetch('https://example.org').then(() => 'reached', () => 'not reached')"
    assert page.context.new_page().evaluate(asked) == "not reached"
