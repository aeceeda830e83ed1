"""Lists for assistants, a part at a time: no answer is longer than a program reads at once."""

import json
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import Any, TypeAlias

Data: TypeAlias = dict[str, Any]
# What there is, and how one of it is told.
Listed: TypeAlias = tuple[Sequence[Any], Callable[[Any], Data]]

MOST = 50
# Of an answer in JSON; a single item may be longer.
_MOST_LETTERS = 100_000


def part(first: int, count: int, lists: Mapping[str, Listed]) -> Data:
    """Items of each list from ``first`` on, counted from 1, and so many of each as were asked for and fit.

    ``total`` says how many each list has, and ``next`` where to go on; it is None at the end.
    """
    begin = max(first, 1) - 1
    longest = max(len(items) for items, _ in lists.values())
    end = min(begin + max(1, min(count, MOST)), longest)
    rows = [
        {name: told(items[at]) for name, (items, told) in lists.items() if at < len(items)}
        for at in range(begin, end)
    ]
    sizes = accumulate(len(json.dumps(row)) for row in rows)
    fits = max(1, sum(size <= _MOST_LETTERS for size in sizes))
    return {
        **{name: [row[name] for row in rows[:fits] if name in row] for name in lists},
        "total": {name: len(items) for name, (items, _) in lists.items()},
        "next": begin + fits + 1 if begin + fits < longest else None,
    }
