"""Where the people on the wrong side live, unit by unit."""

import streamlit as st


def draw(lab):
    st.write("x")
