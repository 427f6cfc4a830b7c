"""The chat model, by name (home of LangChain's chat models)."""

import os
import random
import time
from collections.abc import Generator, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from prompts.render import Prompt
from rag.writer.call import Call, begin_call
from rag.writer.settings import PROVIDERS, WriterError, WriterSettings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

KEY_VARIABLES = {"openai": "OPENAI_API_KEY", "anthropic": "ANTHROPIC_API_KEY"}
_MAY_PASS = frozenset({408, 409, 429, 500, 502, 503, 504, 529})


class Chat(Protocol):
    """A model that writes. `name` is "provider:model"."""

    @property
    def name(self) -> str:
        """What the answer line shows as writer."""

    def stream(self, prompt: Prompt, call: Call | None = None) -> Iterator[str]:
        """The model's reply, piece by piece as it comes, within the time of `call`, which counts the requests.
        Raises WriterError."""


def open_chat(settings: WriterSettings, environ: Mapping[str, str] = os.environ) -> Chat:
    """The model of `settings`, ready to stream; nothing is sent yet.

    Raises WriterError when its package is not installed or its key is not set.
    """
    variable = KEY_VARIABLES.get(settings.provider)
    if variable and not environ.get(variable) and not settings.base_url:
        raise WriterError(f"WRITER={settings.name} needs a key; set {variable} in the environment")
    return _LangChainChat(settings, _init_model(settings, environ))


class _LangChainChat:
    def __init__(self, settings: WriterSettings, model: "BaseChatModel") -> None:
        self.name = settings.name
        self._settings = settings
        self._model = model

    def stream(self, prompt: Prompt, call: Call | None = None) -> Iterator[str]:
        call = call or begin_call(self._settings.limits.seconds)
        for attempt in range(self._settings.limits.retries + 1):
            failure = yield from self._attempt(prompt, call)
            if failure is None:
                return
            wait = _wait(failure, attempt)
            last = attempt == self._settings.limits.retries or wait > call.left
            if last or not _may_pass(failure):
                raise WriterError(_describe(failure, self._settings))
            time.sleep(wait)

    def _attempt(self, prompt: Prompt, call: Call) -> Generator[str, None, Exception | None]:
        taken = begun = False
        call.requests += 1
        try:
            for chunk in self._model.stream([("system", prompt.system), ("user", prompt.user)]):
                taken, begun = True, begun or bool(chunk.text)
                yield str(chunk.text)
        except Exception as error:  # noqa: BLE001  # every provider's package raises its own kinds
            failure: Exception = error
        else:
            return None
        if begun:  # what was written cannot be taken back, so a second attempt would double it
            raise WriterError(f"{self.name} broke off in the middle of its answer ({type(failure).__name__})")
        if not taken and (_status(failure) or _is_unconnected(failure)):
            call.requests -= 1
        return failure


def _init_model(settings: WriterSettings, environ: Mapping[str, str]) -> "BaseChatModel":
    from langchain.chat_models import init_chat_model  # noqa: PLC0415  # 1.3 s that quotes do not need

    try:
        model: BaseChatModel = init_chat_model(
            settings.model, model_provider=settings.provider, **_arguments(settings, environ)
        )
        return model
    except ImportError:
        extra = settings.provider if settings.provider in PROVIDERS else None
        package = f"--editable '.[{extra}]'" if extra else f"langchain-{settings.provider.replace('_', '-')}"
        problem = f"WRITER={settings.name} needs another package; run: .venv/bin/pip install {package}"
    except Exception as error:  # noqa: BLE001  # providers check their settings each in their own way
        problem = f"WRITER={settings.name} cannot be opened ({type(error).__name__}); check the name"
    raise WriterError(problem)  # outside the handler: the provider's error may hold a key


def _arguments(settings: WriterSettings, environ: Mapping[str, str]) -> dict[str, Any]:
    """Constructor arguments under each provider's own names; retries are ours, so theirs are off."""
    limits = settings.limits
    given: dict[str, Any] = {"temperature": settings.temperature, "base_url": settings.base_url}
    if settings.provider == "ollama":
        given |= {"num_predict": limits.completion_tokens, "client_kwargs": {"timeout": limits.seconds}}
    else:
        given |= {"max_tokens": limits.completion_tokens, "timeout": limits.seconds, "max_retries": 0}
    if settings.provider in KEY_VARIABLES:
        given["api_key"] = environ.get(KEY_VARIABLES[settings.provider])
    if settings.provider == "openai" and settings.base_url:
        given["use_responses_api"] = False  # compatible servers know chat completions only
        given["api_key"] = given["api_key"] or "none"  # most local servers ask for no key
    return {name: value for name, value in given.items() if value is not None}


def _status(failure: Exception) -> int | None:
    status = getattr(failure, "status_code", None)
    return status if isinstance(status, int) else None


def _may_pass(failure: Exception) -> bool:
    status = _status(failure)
    return status in _MAY_PASS if status else _is_unconnected(failure)


def _is_unconnected(failure: Exception) -> bool:
    return "connect" in type(failure).__name__.lower()


def _wait(failure: Exception, attempt: int) -> float:
    """Seconds to the next attempt: what the server asks for, else 0.5, 1, 2 … and up to a quarter more."""
    headers = getattr(getattr(failure, "response", None), "headers", None) or {}
    asked = str(headers.get("retry-after", ""))
    if asked.replace(".", "", 1).isdigit():
        return float(asked)
    return float(0.5 * 2**attempt * (1 + random.random() / 4))


def _describe(failure: Exception, settings: WriterSettings) -> str:
    """One line of our own words: a provider's message may repeat the key, the address or the prompt."""
    status, name = _status(failure), settings.name
    variable = KEY_VARIABLES.get(settings.provider, "its key")
    lines = {
        400: "refused the request (400); if it takes no temperature, set WRITER_TEMPERATURE=none",
        401: f"refused the key (401); check {variable}",
        403: f"refused the key (403); check {variable}",
        404: "is not known at this address (404); check WRITER and WRITER_BASE_URL",
        429: "is over its rate limit or quota (429)",
    }
    if status:
        return f"{name} " + lines.get(status, f"failed with status {status}")
    if "timeout" in type(failure).__name__.lower():
        return f"{name} did not answer within {settings.limits.seconds:g} s"
    return f"{name} could not be reached ({type(failure).__name__})"
