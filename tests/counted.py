"""How many inputs each test tries, as pytest and hypothesis count them: ``python -m tests.counted FILE …``.

Tests that try many in a loop are counted by the ``INPUTS`` of their module, made of what the loop runs over.
"""

import contextlib
import io
import json
import sys
from collections import Counter
from typing import Any

import pytest

from tests.scenario import scenarios
from tests.site import ROOT


class _Inputs:
    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        for item in session.items:
            test = item.nodeid.partition("[")[0]
            within = getattr(getattr(item, "module", None), "INPUTS", {}).get(test.rpartition("::")[2])
            self.counts[test] = within or self.counts[test] + _examples(getattr(item, "function", None))


def _examples(test: Any) -> int:
    """One for each case of a test, and for a law as many as hypothesis tries."""
    if not getattr(test, "is_hypothesis_test", False):
        return 1
    return int(test._hypothesis_internal_use_settings.max_examples)  # it has no other name


def counted(*files: str) -> dict[str, int]:
    """The number of inputs of each test in these files, and of scenarios in those of Markdown."""
    inputs = _Inputs()
    tests = [file for file in files if file.endswith(".py")]
    with contextlib.redirect_stdout(io.StringIO()):
        pytest.main(["--collect-only", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", *tests], [inputs])
    documents = {file: sum(1 for _ in scenarios(ROOT / file)) for file in files if file.endswith(".md")}
    return dict(inputs.counts) | documents


if __name__ == "__main__":
    print(json.dumps(counted(*sys.argv[1:]), indent=1))
