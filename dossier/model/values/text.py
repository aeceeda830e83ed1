"""MessagesProtocol that mean no more than they say."""

from dossier.model.values.value_type import ValueType

TEXT = ValueType(name="text", holds=str)
