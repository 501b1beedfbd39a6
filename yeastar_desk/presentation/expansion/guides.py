"""What the services of a hosting package are, and what to do after they are bought: `resources/texts/services.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from yeastar_desk.assets import asset


@dataclass(frozen=True, slots=True)
class Guide:
    """A few words beside the name, what is bought, and what to do after the payment."""

    hint: str = ""
    what: str = ""
    then: str = ""

    @property
    def text(self) -> str:
        """Both sentences, empty when there is nothing to say."""
        return (
            f"{self.what} Afterwards: {self.then[0].lower()}{self.then[1:]}" if self.what and self.then else self.what
        )


@cache
def guides() -> dict[str, Guide]:
    """Every guide, by item."""
    data = tomllib.loads(asset("texts", "services.toml").read_text(encoding="utf-8"))
    return {item: Guide(**texts) for item, texts in data.items()}


def guide(item: str) -> Guide:
    """The guide of a service; an empty one for a service that needs none."""
    return guides().get(item, Guide())
