"""The words in which a report's record is asked for."""

from rag.words.question_words import FUNCTION_WORDS, REPORT_WORDS

_DATE_WORDS = frozenset(
    """data dataset figures information date dates dated day year years period time when recent current fresh
    extracted old up up-to-date date's updated update latest cut-off cutoff cut off snapshot age pulled taken drawn
    downloaded retrieved generated created produced made valid underlying behind status refer refers relate
    relates apply applies stand stands base based contained covers cover covered covering given reporting
    field-based fiscal calendar countries last new newest exact""".split()
)
_OUTCOME_WORDS = frozenset(
    """outcome outcomes outcome's identifier identifiers id ids code codes reference references ref number
    numbers list listed total altogether titles title titled name named called many include includes included
    contain contains exist exists all every each organisational organizational development overview full
    complete iati un women women's different separate first second third fourth fifth final""".split()
)
_LINK_WORDS = frozenset(
    """align aligned aligns alignment aligning link linked links tied tie ties refer refers referring referred
    relate related relates contribute contributes contributing contributed connected associated mapped maps
    belong belongs fall falls falling under carry carries carrying bear bears mention mentions mentioned serve
    serves support supports feed feeds correspond corresponds corresponding match matches attached assigned
    strategic plan plan's framework cooperation output outputs result results impact goal goals place element
    part stated unaligned lack lacks lacking isn't aren't doesn't don't same both""".split()
)
_ABOUT_WORDS = frozenset(
    """deals deal covers cover concerns concern addresses address focuses focused concerned treats treat
    appear appears found find dealing discussed described told come comes up filed listed""".split()
)
VOCABULARY = FUNCTION_WORDS | REPORT_WORDS | _DATE_WORDS | _OUTCOME_WORDS | _LINK_WORDS | _ABOUT_WORDS
"""All that such a question may consist of, but for what describes an outcome."""
