"""Where tax invoices may not be issued from here: `resources/tax/countries.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from yeastar_desk.assets import asset
from yeastar_desk.domain.invoicing import CountryRule


@cache
def country_rules() -> Mapping[str, CountryRule]:
    """The restrictions by ISO country code of the seller."""
    data = tomllib.loads(asset("tax", "countries.toml").read_text("utf-8"))
    return {country: CountryRule(rule["invoices"], rule["reason"]) for country, rule in data.items()}
