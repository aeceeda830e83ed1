"""What a site was built with: the bill of materials, as CycloneDX's JSON (https://cyclonedx.org).

It names the Python that ran, the program, and every package that it needs, with version, licence and what it
needs itself. The same packages give the same bytes.
"""

import json
import platform
import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageMetadata, distribution

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import License
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement

NAME = "dossier"
# The extras that a build may use, as far as they are installed.
_EXTRAS = ("add", "cards", "search")


def bill() -> str:
    """The bill of the installed program, with the extras that are installed."""
    wanted = f"{NAME}[{','.join(filter(is_installed, _EXTRAS))}]"
    name = canonical(Requirement(wanted).name)
    packages, needs = needed(wanted)
    components = {id: component(package) for id, package in packages.items()}
    bom = Bom()
    bom.metadata.component = program = components[name]
    program.type = ComponentType.APPLICATION
    python = Component(
        name="Python", version=platform.python_version(), type=ComponentType.PLATFORM, bom_ref="python"
    )
    bom.components.update([python, *(part for part in components.values() if part is not program)])
    for id, others in needs.items():
        bom.register_dependency(components[id], [components[other] for other in others])
    bom.register_dependency(program, [python, *(components[other] for other in needs[name])])
    return reproducible(JsonV1Dot6(bom).output_as_string())


def needed(wanted: str) -> tuple[dict[str, Distribution], dict[str, set[str]]]:
    """The program and all packages that it needs by name, and which of them each needs itself."""
    found: dict[str, Distribution] = {}
    needs: dict[str, set[str]] = {}
    waiting, seen = [Requirement(wanted)], set[str]()
    while waiting:
        next_one = waiting.pop()
        if str(next_one) not in seen:
            seen.add(str(next_one))
            id, package = canonical(next_one.name), distribution(next_one.name)
            others = list(requirements(package, next_one.extras))
            found[id] = package
            # An extra may be made of others of the same package.
            needs.setdefault(id, set()).update({canonical(other.name) for other in others} - {id})
            waiting += others
    return found, needs


def is_installed(extra: str) -> bool:
    """Whether all that an extra of the program needs is there."""
    program = distribution(NAME)
    wanted = {str(needed) for needed in requirements(program, {extra})}
    names = wanted - {str(needed) for needed in requirements(program, set())}
    return all(any(Distribution.discover(name=Requirement(text).name)) for text in names)


def requirements(package: Distribution, extras: set[str]) -> Iterator[Requirement]:
    """What a package needs on this machine, and for what was asked of it besides."""
    for requirement in map(Requirement, package.requires or ()):
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield requirement


def canonical(name: str) -> str:
    """The name of a package in the one form that all compare (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def component(package: Distribution) -> Component:
    """A package as the bill has it: name, version, address, licence."""
    name, version = canonical(package.metadata["Name"]), package.version
    url = PackageURL("pypi", name=name, version=version)
    return Component(
        name=name,
        version=version,
        type=ComponentType.LIBRARY,
        purl=url,
        bom_ref=str(url),
        licenses=[found] if (found := licence(package)) else [],
    )


def licence(package: Distribution) -> License | None:
    """The expression of a package's licence, else the first line of what it says about it."""
    factory, head = LicenseFactory(), package.metadata
    words = _first(head, "License-Expression") or _first(head, "License").partition("\n")[0]
    classifiers = [
        c.rpartition(" :: ")[2] for c in head.get_all("Classifier") or () if c.startswith("License")
    ]
    words = words or ", ".join(classifiers)
    return factory.make_from_string(words) if words not in ("", "UNKNOWN") else None


def _first(head: PackageMetadata, key: str) -> str:
    return str(next(iter(head.get_all(key) or ()), ""))


def reproducible(text: str) -> str:
    """The bill without its time and its random number."""
    data = json.loads(text)
    data.pop("serialNumber", None)
    data["metadata"].pop("timestamp", None)
    return json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
