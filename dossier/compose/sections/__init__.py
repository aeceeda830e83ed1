"""The parts of a page: each module has the value, and the function that makes it."""
