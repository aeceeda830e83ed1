"""How many or how much: a number, a bound or a range, or words such as "hundreds"."""

from operator import attrgetter

from dossier.model.placed import Placed
from dossier.model.quantities import Quantity, overlap, quantity
from dossier.model.values.value_type import Export, MessagesProtocol, Of, ValueType
from dossier.problems import Code, Problem

_SIGNS = {"~": "about", ">": "more-than", ">=": "at-least", "<": "fewer-than", "<=": "at-most"}


class QuantityExport(Export):
    """A number, a bound, a range, or words that no number stands for."""

    text: str
    """As written: 600, ~600, >10000, 10000..12000, or words."""
    sign: str = ""
    """~ for about, > >= < <= for bounds."""
    low: float | None = None
    """The number, or the lower end of a range."""
    high: float | None = None
    """The number, or the upper end of a range."""


def quantity_words(value: Quantity, t: MessagesProtocol) -> str:
    """The quantity as readers read it: ``about 600``, ``10,000 to 12,000``; words stay as they are."""
    if value.low is None or value.high is None:
        return value.text
    is_range = value.low != value.high
    number = t("quantities.range", low=value.low, high=value.high) if is_range else t.text(value.low)
    return t(f"quantities.{_SIGNS[value.sign]}", number=number) if value.sign else number


def _read(given: Placed, _field: str, _of: Of) -> Quantity | Problem:
    hint = 'write 600, ~600, ">10000", ">=500", <40 or 10000..12000, or words without digits'
    wrong = Problem(Code.BAD_QUANTITY, given.at, f"'{given}' is not a quantity", hint)
    return quantity(str(given)) or wrong


def _differ(one: Quantity, other: Quantity) -> bool:
    # What words such as "hundreds" leave out, nobody knows.
    return one.low is not None and other.low is not None and not overlap(one, other)


QUANTITY = ValueType(
    name="quantity",
    holds=Quantity,
    read=_read,
    key=attrgetter("text"),
    differ=_differ,
    of_a_time=True,
    words=quantity_words,
    export=QuantityExport,
    fingerprint=attrgetter("text"),
)
