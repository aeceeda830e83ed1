"""Laws that every type of value keeps, tried on what can be written for it."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.load.records import read_record
from dossier.model.placed import Lines, Placed
from dossier.model.values import TYPES, Value, ValueType, type_of
from dossier.problems import Problem

CHOICES = ("offered", "promised", "sent")
DAYS = st.dates().map(str)
TEXTS = st.one_of(
    st.sampled_from((*CHOICES, "hundreds", "thousands", "2024-10~", "2024-23", "2024-11-06/2024-12-31")),
    st.from_regex(r"(~|>|>=|<|<=)?[1-9][0-9]?(\.[05])?", fullmatch=True),
    st.from_regex(r"~?[1-4]\.\.[3-9]", fullmatch=True),
    st.builds(lambda day, length: day[:length], DAYS, st.sampled_from((4, 7, 10))),
)


def read(type: ValueType, text: str) -> Value | None:
    """The value of a text; None where the type has none for it."""
    written = Placed(text)
    written.source, written.node, written.is_reported = Lines("x.md", []), None, False
    value: Value | Problem | None
    value = read_record(type.form, written)[0] if type.form else type.read(written, "field", CHOICES)
    return None if isinstance(value, Problem) else value


@pytest.mark.parametrize("type", TYPES.values(), ids=TYPES.keys())
@given(TEXTS, TEXTS)
def test_a_value_does_not_differ_from_what_is_written_alike_and_differing_goes_both_ways(
    type: ValueType, text: str, other_text: str
) -> None:
    one, other, again = read(type, text), read(type, other_text), read(type, text)
    if one is None or other is None or again is None:
        return
    assert type.key(one) == type.key(again)
    assert type.implies(one, again)
    assert not type.differ(one, again)
    assert type.differ(one, other) == type.differ(other, one)
    assert type.key(one) != type.key(other) or not type.differ(one, other)


@pytest.mark.parametrize("type", TYPES.values(), ids=TYPES.keys())
@given(TEXTS)
def test_a_value_that_has_lost_its_field_is_compared_and_exported_the_same(
    type: ValueType, text: str
) -> None:
    value = read(type, text)
    if value is not None:
        general = type_of(value)
        assert (general.key(value), general.fingerprint(value)) == (type.key(value), type.fingerprint(value))
        assert general.export is type.export


@pytest.mark.parametrize("type", TYPES.values(), ids=TYPES.keys())
def test_a_type_stays_the_same_where_its_field_is_copied(type: ValueType) -> None:
    assert pickle.loads(pickle.dumps(type)) is type
