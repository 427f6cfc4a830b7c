"""Words that pages, parsers and Markdown like to change: text that has to come out as it went in."""

NASTY = (
    "Budgets of $5 per head and $9 in all -- or $x^2$ and $$e=mc^2$$ and \\(a\\) --- were drawn.",
    "Markdown: *stars*, _under_, **bold**, ~tilde~, ~~struck~~, `ticks`, # heading, > quote, | bar |.",
    "Directives: :red[words], :blue-background[x], :material/home:, :smile:, :small[y].",
    "Arrows and signs: -> => <- <= >= != ... (c) (tm) 1/2 'quotes' \"double\" 12,000-17,000.",
    "Links: [text](http://example.org), ![image](x.png), <http://example.org>, www.example.org, [^1], [1].",
    "Tags: <b>bold</b>, <script>alert('x')</script>, <img src=x onerror=alert(1)>, </p></div></section>.",
    "Entities: &amp; &lt;b&gt; &#65; &#x41; &nbsp; &copy &notanentity; & alone.",
    "Comments: <!-- kept -->, <![CDATA[kept]]>, <?kept?>, <%= kept %>, {{ kept }}, ${kept}, #{kept}.",
    "Signs: “curly” ‘single’ – en — em …, é and e\u0301, zero\u200bwidth, soft\u00adhyphen, \ufeffmark.",
    "Scripts: ភាសាខ្មែរ, العربية, עברית, 中文, हिन्दी, 👩‍🔬 and \U0001f1f0\U0001f1ed, \u202eturned\u202c back.",
    "- A list item -- with dashes.",
    "1. A numbered item.",
    '+ Another list item; <mark>not ours</mark> and <button data-cite="0-1">not ours</button>.',
    "Odd controls: \x01 \x07 \x7f \x80 \x9f stand here.",
)
