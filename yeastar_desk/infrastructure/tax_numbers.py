"""The form and check digits of tax numbers, offline, through python-stdnum.

Whether a number is registered can only be asked online (for the EU at VIES); nothing here says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

# Countries without a module in python-stdnum, whose authorities publish the form.
_FORMS = {
    "AE": re.compile(r"100\d{12}", re.ASCII),  # Federal Tax Authority: 15-digit tax registration number
    "SA": re.compile(r"3\d{13}3", re.ASCII),  # ZATCA: 15 digits that begin and end with 3
}
# Where stdnum's "vat" or "tin" of the country is not what a company is billed with.
_MODULES = {"US": "ein", "RU": "inn", "SG": "uen", "TW": "ubn", "UA": "edrpou", "KR": "brn", "NZ": "ird"}


class StdnumTaxNumbers:
    """Implements `ports.TaxNumbers`."""

    def is_valid(self, country: str, number: str) -> bool:
        """Whether a company's tax number has the form, and where there is one the check digit, of its country.

        In the EU only VAT numbers count, because reverse charge needs one: a German Steuernummer does not. The
        country prefix may be missing; a prefix of another country is wrong. Countries whose form is not known here
        have no valid numbers (see `knows`).
        """
        check = _check_of(country)
        return check is not None and check(number)

    def knows(self, country: str) -> bool:
        """Whether the form of a country's numbers is known here, so that "not valid" means anything."""
        return _check_of(country) is not None


@cache
def _check_of(country: str) -> Callable[[str], bool] | None:
    if form := _FORMS.get(country):
        return lambda number: bool(form.fullmatch(re.sub(r"[\s.-]", "", number)))
    if not re.fullmatch("[A-Z]{2}", country):
        return None
    from stdnum import get_cc_module

    wanted = (_MODULES[country],) if country in _MODULES else ("vat", "tin")
    for name in wanted:
        module = get_cc_module(country.lower(), name)
        if module is not None:
            is_valid: Callable[[str], bool] = module.is_valid
            return is_valid
    return None
