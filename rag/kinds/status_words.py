"""The words in which it is asked how far an outcome was reached."""

from typing import Literal

from rag.words.question_words import FUNCTION_WORDS, REPORT_WORDS

Verdict = Literal["reached", "short", "partly", "missed", "on track", "partly on track", "none stated"]
"""Reached; fallen short, and then in part ("partly achieved"), or late or not at all ("missed"), of which "not
fully" is both; on the way as planned, or only partly so; or without a status."""
OUTCOME = frozenset("outcome outcomes outcome's".split())
GOALS = frozenset("milestone milestones target targets goal goals objective objectives".split())
VERBS = frozenset(
    """achieve achieves achieved achieving attain attains attained reach reached reaches reaching met meet
    meets fulfil fulfill fulfilled accomplish accomplished complete completed finished deliver delivers
    delivered realise realised realize realized succeed succeeds succeeded hit hits satisfied
    satisfy""".split()
)
"""They judge an outcome that they are said of; what an outcome has achieved is another question."""
JUDGING = frozenset(
    """achievement attainment fulfilment accomplishment completion status rating ratings rated rate rates
    judged judge judges judgement judgment verdict assessed assess assessment evaluated evaluation graded
    grade scored track delayed behind missed miss short fell falls shortfall progressing unachieved unmet
    incomplete done ok performing performance faring fare lagging lag lags outstanding successfully failed
    fail fails success successful pace off-track on-track ongoing underway state standing stand stands
    rank ranked ranking""".split()
)
_AROUND = frozenset(
    """course schedule intended foreseen expected hoped envisaged scheduled advance advanced advancing proceeding
    proceed proceeds moving move moves coming come along running doing close finally situation line reading think
    consider believe called view plan planned plans progress progressed towards toward fully full partially
    partly partial part completely entirely wholly largely mostly broadly generally somewhat nearly almost many
    count total without lack lacks lacking missing slow slower fast faster ahead mixed degree extent level
    overall official described considered classified recorded deemed regarded seen negative positive good bad
    poor statement statements quote put words word given made set out up turn turned end ended year years annual
    period target's far well much never current currently still yet already go going gone rather altogether list
    summarise summarize compare per each every all both either neither results result low high off went four
    three two five six several formally explicitly stated states expressed mentioned everything receive prevented
    prevents hindered hampered indicated organisational organizational development although despite even though
    because reason reasons explain office sought finish number overview summary compared versus vs differ differs
    further furthest farthest best worst traffic light lights red amber green isn't aren't wasn't weren't hasn't
    haven't didn't don't doesn't""".split()
)
VOCABULARY = FUNCTION_WORDS | REPORT_WORDS | OUTCOME | GOALS | VERBS | JUDGING | _AROUND
"""All that a question about a status may consist of, but for what describes the outcome."""
