"""What a second person found when a claim was compared with its passage."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import ConfigDict, with_config


class Supports(StrEnum):
    """Whether the passage supports the sentence."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"


@with_config(ConfigDict(extra="forbid", strict=False))
@dataclass(frozen=True, slots=True)
class Review:
    """One person's check of one claim; ``by`` is who, if they wish to be named, ``on`` the day.

    What was seen: the claim by its fingerprint ``sha256``, the ``passage`` by the hash of its place in the
    archive, and the whole ``text`` by its own. The check holds while the claim and either of these last.
    """

    sha256: str
    passage: str
    text: str
    supports: Supports
    on: str
    by: str = ""
    note: str = ""
