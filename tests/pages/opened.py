"""A page of the app run without a browser."""

from streamlit.testing.v1 import AppTest


def _script(name):
    from importlib import import_module

    import_module(f"components.pages.{name}.page").render()


def opened(name, state=None, **query):
    """The page `name` as a link with `query` opens it, with `state` already in the session."""
    app = AppTest.from_function(_script, default_timeout=120, args=(name,))
    for key, value in query.items():
        app.query_params[key] = value
    for key, value in (state or {}).items():
        app.session_state[key] = value
    return app.run()
