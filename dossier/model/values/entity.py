"""The id of an entity. Pages link to it by its name, and ``check`` sees to its kind."""

from dossier.model.values.value_type import ValueType

ENTITY = ValueType(name="entity", needs_of=True)
