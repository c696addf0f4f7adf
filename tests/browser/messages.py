"""An app that shows what the app says to the corpus, as its pages show it."""

import streamlit as st

from components.text.markdown import MESSAGE, inert
from tests.corpus import SHOWN, cases, said

st.title("Messages")
for case in cases():
    if case.surface in SHOWN and (message := said(case)):
        # The view's message is a page's own sentence around what is inert already.
        st.warning(message if case.surface == "view" else inert(message, MESSAGE))
