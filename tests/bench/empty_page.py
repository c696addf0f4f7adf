"""A page with one word: what Streamlit itself costs."""

import streamlit as st

st.title("Empty")
