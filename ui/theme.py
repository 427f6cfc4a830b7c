"""How the page looks: one stylesheet, and the colour scheme of what hangs outside the page's root."""

from pathlib import Path

import streamlit as st

from ui.html import escape_text

_STYLE = Path(__file__).parent / "style.css"


def apply_theme() -> None:
    """Adds the stylesheet. Its colours are light-dark() pairs, and a drawer hangs outside the element that
    Streamlit gives a colour scheme, so the root gets it too."""
    st.html(_STYLE)
    scheme = "dark" if st.context.theme.type == "dark" else "light"
    st.html(f"<style>:root {{ color-scheme: {scheme}; }}</style>")


def draw_problem(sentence: str) -> None:
    """Shows why something cannot be done, in one sentence and as plain text."""
    st.html(f'<p class="problem" role="alert">{escape_text(sentence)}</p>')
