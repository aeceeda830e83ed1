"""The parts of a page: each module has the value, a ``Block``, and the function that makes it."""
