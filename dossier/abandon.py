"""Long work that is given up when something newer is to be done: in between, it asks whether to go on."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Event

_given_up: ContextVar[Event | None] = ContextVar("given_up", default=None)


class AbandonedError(BaseException):
    """Nobody waits any longer for what was being done; no mistake, so nothing that catches those stops it."""


@contextmanager
def abandonable(given_up: Event) -> Iterator[None]:
    """Work in this block ends with AbandonedError soon after the event is set."""
    token = _given_up.set(given_up)
    try:
        yield
    finally:
        _given_up.reset(token)


def go_on() -> None:
    """What long work calls again and again; raises AbandonedError when it was given up."""
    given_up = _given_up.get()
    if given_up is not None and given_up.is_set():
        raise AbandonedError
