"""What a page shows, as values: everything is resolved, ordered and numbered, nothing is worded yet."""


class Block:
    """A part of a page. Each module in ``sections`` has the value of one, and the function that makes it."""

    __slots__ = ()
