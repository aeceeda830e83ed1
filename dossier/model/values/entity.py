"""The id of an entity; pages show its name as a link, and ``check`` sees to its kind."""

from dossier.model.values.value_type import ValueType

ENTITY = ValueType(name="entity", holds=str, needs_of=True)
