"""Which model writes, and within which limits: read from the environment, never from a file of ours."""

from collections.abc import Mapping
from dataclasses import dataclass, fields


class WriterError(Exception):
    """A model that cannot write this answer. The message is one line without any key; quotes answer."""


@dataclass(frozen=True)
class Limits:
    """What one answer and one session may cost. Tokens are counted by `rag.writer.budget.count_tokens`."""

    seconds: float = 30.0
    """From the first request to the last word, retries and the restating of a follow-up included."""
    retries: int = 2
    """Further attempts after a failure that may pass (429, 5xx, connection), before the first word came."""
    evidence_tokens: int = 2500
    completion_tokens: int = 1200
    answer_tokens: int = 6000
    """Prompt and completion of one answer together, and of restating its question."""
    session_tokens: int = 200_000
    max_sentences: int = 6


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True)
class WriterSettings:
    """A configured writer. `base_url`: any OpenAI-compatible address; `temperature`: None sends none."""

    provider: str
    model: str
    base_url: str | None = None
    temperature: float | None = 0.0
    limits: Limits = DEFAULT_LIMITS

    @property
    def name(self) -> str:
        """What the answer line and the page show: "provider:model"."""
        return f"{self.provider}:{self.model}"


PROVIDERS = ("openai", "anthropic", "ollama")
"""Providers with an extra of their own; others that LangChain knows work once their package is there."""


def read_writer_settings(environ: Mapping[str, str]) -> WriterSettings | None:
    """The settings in `WRITER`, `WRITER_BASE_URL`, `WRITER_TEMPERATURE`, `WRITER_SECONDS` and so on.

    None without `WRITER`, or when it says "none". A name without "provider:" is taken as an OpenAI-compatible
    model when `WRITER_BASE_URL` is set. Raises WriterError for anything that cannot be read.
    """
    name = environ.get("WRITER", "").strip()
    if name.lower() in ("", "none", "quotes"):
        return None
    base_url = environ.get("WRITER_BASE_URL", "").strip() or None
    provider, colon, model = name.partition(":")
    provider = provider.lower()
    if base_url and (not colon or provider not in PROVIDERS):
        provider, model = "openai", name
    if not (provider and model):
        raise WriterError(f"WRITER={name!r} names no model; write provider:model, as in openai:gpt-4.1-mini")
    return WriterSettings(provider, model, base_url, _temperature(environ), _limits(environ))


def _temperature(environ: Mapping[str, str]) -> float | None:
    given = environ.get("WRITER_TEMPERATURE", "0").strip().lower()
    return None if given in ("", "none") else _number("WRITER_TEMPERATURE", given)


def _limits(environ: Mapping[str, str]) -> Limits:
    given = {}
    for field in fields(Limits):
        variable = f"WRITER_{field.name.upper()}"
        if environ.get(variable, "").strip():
            value = _number(variable, environ[variable])
            given[field.name] = value if field.name == "seconds" else int(value)
    return Limits(**given)  # type: ignore[arg-type]  # seconds stays a float, every other field is made an int


def _number(variable: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise WriterError(f"{variable}={text!r} is no number; leave it out for the default")
    return value
