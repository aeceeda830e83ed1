"""Who answers for the site and whose its words are, as the footer of every page says it."""

from collections.abc import Iterator

from dossier.model.content import ALL_RIGHTS_RESERVED, PUBLIC_DOMAIN, Settings
from dossier.render.messages import Messages


def imprint(settings: Settings, t: Messages) -> Iterator[str]:
    """Who edits and who publishes, where the settings say it."""
    if settings.editors:
        yield t("theme.edited", editors=t.all_of(editor.name for editor in settings.editors))
    if settings.publisher:
        yield t("theme.published", publisher=settings.publisher.name)


def rights(settings: Settings, t: Messages) -> str:
    """The rights of the editors' texts, beside those of what they quote."""
    if settings.rights in (ALL_RIGHTS_RESERVED, PUBLIC_DOMAIN):
        return t(f"theme.{settings.rights}")
    return t("theme.licensed", licence=_licence(settings.rights))


def _licence(id: str) -> str:
    """The id of a licence as people write it: ``CC BY-SA 4.0`` for ``CC-BY-SA-4.0``."""
    family, _, version = id.rpartition("-")
    is_creative_commons = family.startswith("CC") and version.replace(".", "").isdigit()
    return f"{family.replace('-', ' ', 1)} {version}" if is_creative_commons else id
