"""Every address of the site, read from the resolver."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

# What stands in for an argument where only the door is tried: it opens or it does not, whatever lies behind it.
_STAND_INS = {"slug": "a", "str": "a", "path": "a", "uuid": "00000000-0000-4000-8000-000000000000"}
_REGEX_STAND_INS = {"revision_id_a": "live", "revision_id_b": "latest"}


@dataclass(frozen=True)
class Address:
    """One pattern. name: with namespaces, as reverse() takes it; for a pattern without a name its route."""

    name: str
    route: str
    pattern: URLPattern

    @property
    def takes_arguments(self) -> bool:
        return bool(self.pattern.pattern.regex.groups or self.pattern.pattern.converters)

    def path(self, number: int = 1) -> str | None:
        """An address with stand-ins for the arguments, `number` for the numbers; None when it cannot be built."""
        if self.name == self.route:
            return None if self.takes_arguments or "*" in self.route else f"/{self.route}"
        stand_ins = _STAND_INS | {"int": number}
        converters = self.pattern.pattern.converters
        arguments = {name: stand_ins[_converter_name(converter)] for name, converter in converters.items()}
        for name in self.pattern.pattern.regex.groupindex:
            arguments.setdefault(name, _REGEX_STAND_INS.get(name, number))
        # A key may be a string in the pattern (snippets) and is a number all the same.
        arguments |= dict.fromkeys(arguments.keys() & {"pk", "object_id"}, number)
        try:
            return reverse(self.name, kwargs=arguments)
        except NoReverseMatch:
            return None


def addresses() -> list[Address]:
    """All patterns below the root, in the order of the resolver."""
    return list(_walk(get_resolver(settings.ROOT_URLCONF).url_patterns))


def _walk(patterns: list, namespace: str = "", route: str = "") -> Iterator[Address]:
    for pattern in patterns:
        whole = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, inner, whole)
        else:
            yield Address(namespace + pattern.name if pattern.name else whole, whole, pattern)


def _converter_name(converter: object) -> str:
    return type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
