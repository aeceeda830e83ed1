"""The kinds, types and fields of ``kinds.yml`` that the program treats specially."""

# The kind whose entities speak, carry and have a party.
ACTORS = "actors"
# The field of an actor that holds its titles, by which texts name it.
OFFICE = "office"
# The kind whose statements are grouped by who says them.
MEETINGS = "meetings"
# The kind whose entities count something.
FIGURES = "figures"
# The type of figures whose values are places in a series: the second round.
ORDINAL = "ordinal"
# The field of a figure that is an increase, and not a level.
INCREASE = "added"
