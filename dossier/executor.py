"""Independent work handed to many cores, or to many machines: the one seam, and all that knows of it.

Work is a function of a module with values in and values out, so where it is done makes no difference: in this
process, in a pool of processes on this machine, or on a cluster that a newsroom has (Dask).
"""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from importlib import import_module
from tempfile import gettempdir
from threading import Thread
from typing import Any, TypeVar

from dossier.abandon import go_on
from dossier.problems.extras import CLUSTER, from_extra

T = TypeVar("T")
R = TypeVar("R")

_cluster: ContextVar[Executor | None] = ContextVar("cluster", default=None)
# In seconds.
_PATIENCE = 10
# Where a server of forks listens below the temporary folder, and how many bytes such a path may have.
_SOCKET, _LONGEST_SOCKET = "/pymp-12345678/listener-12345678", 104
_MOMENT = 0.1


class LostClusterError(Exception):
    """The scheduler of a cluster does not answer, or no longer; the message names it."""


@contextmanager
def on_cluster(address: str) -> Iterator[None]:
    """Whatever is handed out in this block goes to the cluster of this scheduler, if one is named.

    Raises LostClusterError when the scheduler cannot be reached, or is lost meanwhile.
    """
    if not address:
        yield
        return
    with from_extra(CLUSTER, "work on a cluster"):
        dask: Any = import_module("distributed")
    try:
        client = dask.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise LostClusterError(f"no scheduler answers at '{address}'") from error
    token = _cluster.set(client.get_executor(pure=False))
    try:
        yield
    finally:
        _cluster.reset(token)
        with suppress(Exception):
            client.close(timeout=1)


def cores() -> int:
    """How many processes can work at once: those of this machine that we may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(work: Callable[[T], R], items: Sequence[T], *, is_much: bool) -> Iterator[R]:
    """The result of the work for each item, in their order; what a dead worker left undone is done here.

    ``is_much`` says that it takes longer than starting a pool of processes does. A cluster takes everything.
    """
    cluster = _cluster.get()
    if cluster is not None:
        yield from _each_on(cluster, work, items)
    elif is_much and len(items) > 1 and cores() > 1:
        with _pool(work) as pool:
            yield from _each_in(pool, work, items)
    else:
        yield from map(work, items)


def within(seconds: float, work: Callable[[T], R], item: T) -> R | None:
    """The result of the work, done in a process of its own; None where that dies of it or takes longer."""
    with suppress(TimeoutError, BrokenProcessPool), _pool(work) as pool:
        return pool.submit(work, item).result(seconds)
    return None


def apart(work: Callable[[T], R], item: T) -> R:
    """The result of the work, done in a process of its own, which is killed when the work is given up."""
    with _pool(work) as pool:
        return _awaited(pool.submit(work, item))


def _awaited(future: Future[R]) -> R:
    while not wait([future], _MOMENT).done:
        go_on()
    return future.result()


def _each_on(cluster: Executor, work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    futures = [cluster.submit(work, item) for item in items]
    try:
        for future, item in zip(futures, items, strict=True):
            yield _result(future, work, item)
    finally:
        for future in futures:
            future.cancel()


def _result(future: Future[R], work: Callable[[T], R], item: T) -> R:
    try:
        return future.result()
    except CancelledError as error:
        raise LostClusterError("the scheduler of the cluster is lost") from error
    except import_module("distributed").KilledWorker:
        # Several workers have died of it, or were ended meanwhile.
        return work(item)


def _each_in(pool: Executor, work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    futures = [pool.submit(work, item) for item in items]
    for future, item in zip(futures, items, strict=True):
        try:
            result = _awaited(future)
        except BrokenProcessPool:
            result = work(item)
        yield result


@contextmanager
def _pool(work: Callable[[T], R]) -> Iterator[Executor]:
    """A pool whose processes share nothing with this one: no lock, no open file, no thread."""
    methods, listens = multiprocessing.get_all_start_methods(), f"{gettempdir()}{_SOCKET}"
    has_server = "forkserver" in methods and len(os.fsencode(listens)) < _LONGEST_SOCKET
    context = multiprocessing.get_context("forkserver" if has_server else "spawn")
    if hasattr(context, "set_forkserver_preload"):
        context.set_forkserver_preload([work.__module__])
    pool = ProcessPoolExecutor(cores(), mp_context=context, initializer=_end_with_parent)
    others = frozenset(multiprocessing.active_children())
    try:
        yield pool
    except BaseException:
        # Else what nobody waits for would be waited for; and for ever, where a signal came as the pool began.
        for process in frozenset(multiprocessing.active_children()) - others:
            process.kill()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _end_with_parent() -> None:
    """Have a process of the pool end when the one that it works for is killed, so that none is left."""
    Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
