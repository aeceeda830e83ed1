"""A number of a text with what it counts."""

from dataclasses import dataclass
from decimal import Decimal

from dossier.language.rates import NO_RATE, Rate
from dossier.model.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, a range or a word such as "hundreds" in a text, by offsets.

    ``counted`` are the words for what it counts: ``soldiers``, or ``military engineers``, or ``boats lay``,
    for no verb is told from a noun. Names are left out. ``measure`` is its unit or currency, ``event`` what
    happened to what is counted, ``change`` whether it is an old value, a new one or a difference.

    Of a vague word, ``bounds`` are the least and the most that it can mean. ``is_hedged`` is a number that is
    only about right, ``unread`` the word or sign that stopped the reading of it: it is not known then.
    ``rate`` is how often, or for how many, it is so. A bound that ``is_near`` is not far from what is meant.
    ``whole`` are the words for what a share is one of, or a number "of them"; ``direction`` is whether an
    old or a new value comes of a rise or a fall. ``of_part`` are the verbs and the event that the text
    has of a part of it only, ``ratio`` the two numbers of a share that may be meant as such: "zwei von
    fünf". ``open`` is the word by which its clause tells no fact: "if", "denied". Of a ``choice``, only
    one need be so: what joins the things, their words and their events. ``open_at`` is where that word
    stands, if it is a modal. The ``extent`` is "step" of what is added or taken away ("rose by 600"),
    "level" of what is there, "more" of what comes to that ("another 600"). ``things`` are what is
    counted, in words of no language.
    """

    quantity: Quantity
    counted: tuple[str, ...]
    start: int
    end: int
    measure: str = ""
    event: str = ""
    change: str = ""
    bounds: tuple[Decimal, Decimal] | None = None
    is_hedged: bool = False
    unread: str = ""
    rate: Rate = NO_RATE
    is_near: bool = False
    whole: tuple[str, ...] = ()
    direction: str = ""
    ratio: tuple[Decimal, ...] = ()
    of_part: frozenset[str] = frozenset()
    open: str = ""
    choice: tuple[str, ...] = ()
    open_at: int = 0
    extent: str = ""
    things: frozenset[str] = frozenset()
