"""Settings to and from plain data: what a settings file may hold, and one sentence for everything it may not.

The tables and keys are those of `Preferences`, so a setting that is added there can be imported at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from yeastar_desk.application.preferences import Preferences
from yeastar_desk.domain.contacts import Seller
from yeastar_desk.domain.errors import Refused

VERSION = 1
LETTER_COUNTRIES = frozenset(["US", "CA", "MX", "PH", "CL", "CO", "VE", "GT", "SV", "CR", "PA", "DO", "NI", "PR"])
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "ar", "zh")
MAX_TEXT = 500
_NOT_IN_A_LINE = frozenset(["Cc", "Cs", "Zl", "Zp"])

Data = Mapping[str, Any]


def paper_for(country: str) -> str:
    """The paper that offices of a country use: Letter in North America and some neighbours, else A4."""
    return "Letter" if country in LETTER_COUNTRIES else "A4"


def with_seller(preferences: Preferences, seller: Seller) -> Preferences:
    """Take another seller; paper that was only the default of the old country follows to the new one."""
    display = preferences.display
    if display.paper == paper_for(preferences.seller.country):
        display = replace(display, paper=paper_for(seller.country))
    return replace(preferences, seller=seller, display=display)


# --- reading --------------------------------------------------------------------------------------------------


def merged(base: Preferences, data: Data, source: str) -> Preferences:
    """The settings of `base` with those of `data` in their place; what `data` does not name stays.

    Args:
        source: the file's name, for the sentences.

    Raises:
        Refused: an unknown table or key by its name, a wrong type, or a value out of range.
    """
    _check_version(data, source)
    tables = _tables()
    known = (*tables, "taxes", "logo_file", "database_url", "version")
    changes: dict[str, Any] = {}
    for key, value in data.items():
        if key not in known:
            raise _unknown(source, key, known, "table or key")
        if key == "taxes":
            changes["taxes"], changes["tax_texts"] = _taxes(base, _table(value, key, source))
        elif key in tables:
            changes[key] = _section(getattr(base, key), _table(value, key, source), key, source)
        elif key != "version":
            changes[key] = _text(value, key)
            _CHECKS[key](changes[key], key)
    seller = changes.pop("seller", base.seller)
    result = with_seller(base, seller)
    if "display" in changes and "paper" not in data["display"]:
        changes["display"] = replace(changes["display"], paper=result.display.paper)
    result = replace(result, **changes)
    _check_mail(result)
    _check_paypal(result)
    return result


def _tables() -> dict[str, type]:
    empty = Preferences()
    sections = {field.name: getattr(empty, field.name) for field in fields(empty)}
    return {name: type(section) for name, section in sections.items() if is_dataclass(section)}


def _check_version(data: Data, source: str) -> None:
    version = data.get("version", VERSION)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Refused(f"“version” in {source} must be {VERSION}.", field="version")
    if version > VERSION:
        raise Refused(
            f"{source} was written by a newer version of Yeastar Desk and was left as it is. Update the program.",
            field="version",
        )


def _unknown(source: str, key: str, known: Iterable[str], what: str) -> Refused:
    import difflib  # the program starts without it

    near = difflib.get_close_matches(key, list(known), 1)
    elsewhere = [name for name, kind in _tables().items() if key in {f.name for f in fields(kind)}]
    hint = ""
    if near:
        hint = f" Did you mean “{near[0]}”?"
    elif elsewhere:
        hint = f" “{key}” belongs in [{elsewhere[0]}]."
    return Refused(f"{source} has an unknown {what} “{key}”.{hint}", field=key)


def _table(value: Any, key: str, source: str) -> Data:
    if not isinstance(value, Mapping):
        raise Refused(f"“{key}” in {source} must be a table: write [{key}] and its keys below it.", field=key)
    return value


def _section(base: Any, data: Data, table: str, source: str) -> Any:
    kinds = {field.name: field.type for field in fields(base)}
    values = {}
    for key, value in data.items():
        name = f"{table}.{key}"
        if key not in kinds:
            raise _unknown(source, key, kinds, f"key in [{table}]:")
        values[key] = _READERS[kinds[key]](value, name)
        if name in _CHECKS:
            _CHECKS[name](values[key], name)
    if table == "device" and not values.get("series", "-"):
        del values["series"]  # every device has a series: an empty one means "keep it"
    if table == "paypal" and "environment" in values:
        base = base.switched_to(values["environment"])  # what is not named is what was entered for that one
    return replace(base, **values)


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise Refused(f"“{name}” must be a text in quotation marks.", field=name)
    if len(value) > MAX_TEXT or any(unicodedata.category(char) in _NOT_IN_A_LINE for char in value):
        raise Refused(f"“{name}” must be one line of at most {MAX_TEXT} characters.", field=name)
    return value.strip()


def _whole(value: Any, name: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused(f"“{name}” must be a whole number without quotation marks.", field=name)
    return value


def _flag(value: Any, name: str) -> bool:
    if not isinstance(value, bool):
        raise Refused(f"“{name}” must be true or false, without quotation marks.", field=name)
    return value


def _percent(value: Any, name: str) -> Decimal:
    try:
        if isinstance(value, bool) or not isinstance(value, (str, int, Decimal)):
            raise InvalidOperation
        number = Decimal(value)
    except InvalidOperation:
        number = Decimal("NaN")
    if not (number.is_finite() and 0 <= number <= 100):
        raise Refused(f'“{name}” is “{str(value)[:40]}”. Write a percentage from 0 to 100, like "19".', field=name)
    return number


_READERS: Mapping[Any, Callable[[Any, str], Any]] = {
    "str": _text,
    "int": _whole,
    "bool": _flag,
    "Decimal": _percent,
}
"""By the annotation of a setting; compared as text, because resolving types would slow the first paint."""


def _taxes(base: Preferences, data: Data) -> tuple[dict[str, Decimal], dict[str, str]]:
    """Standard rates by country, and texts by country and category. An empty text takes one away."""
    rates, texts = dict(base.taxes), dict(base.tax_texts)
    for key, value in data.items():
        name = f"taxes.{key}"
        if not re.fullmatch("[A-Z]{2}(?:-(?:S|Z|E|AE|K|G|O))?", key):
            raise Refused(
                f"“{name}”: write a country as two capital letters, like DE, and after a hyphen a tax category "
                "other than the standard rate, like DE-AE.",
                field=name,
            )
        country = key.removesuffix("-S")
        if value == "":
            rates.pop(country, None)
            texts.pop(country, None)
        elif "-" in country:
            texts[country] = _tax_text(value, name)
        else:
            rates[country] = _percent(value, name)
    return rates, texts


def _tax_text(value: Any, name: str) -> str:
    """What documents print for a category other than S; a rate may only be the 0 that it has by law."""
    try:
        rate = Decimal(value.rstrip(" %") if isinstance(value, str) else value)
    except (InvalidOperation, TypeError, ValueError):
        rate = None
    if rate is None:
        return _text(value, name)
    if rate != 0:
        raise Refused(
            f"“{name}” is {str(value)[:40]!r}, but only the standard rate S can be other than 0. Write the legal text "
            'that documents print, or "0" for the program\'s own.',
            field=name,
        )
    return ""


# --- what values must be like ---------------------------------------------------------------------------------


def _matches(pattern: str, sentence: str) -> Callable[[str, str], None]:
    def check(value: str, name: str) -> None:
        if value and not re.fullmatch(pattern, value, re.ASCII):
            raise Refused(f"“{name}” is “{value[:60]}”. {sentence}", field=name)

    return check


def _one_of(*words: str) -> Callable[[str, str], None]:
    def check(value: str, name: str) -> None:
        if value not in words:
            allowed = ", ".join(word for word in words if word)
            raise Refused(f"“{name}” is “{value[:60]}”. Use one of: {allowed}.", field=name)

    return check


def _between(low: int, high: int) -> Callable[[int, str], None]:
    def check(value: int, name: str) -> None:
        if not low <= value <= high:
            raise Refused(f"“{name}” is {value}. It must be from {low} to {high:,}.", field=name)

    return check


def _check_folder(value: str, name: str) -> None:
    if value and not Path(value).is_absolute():
        raise Refused(f"“{name}” is “{value[:60]}”. Write the whole path of a folder, from its disk on.", field=name)


def _check_database(value: str, name: str) -> None:
    if value and not re.fullmatch(r"(?:sqlite|postgresql)(?:\+\w+)?://.*", value):
        raise Refused(f"“{name}” must begin with sqlite:// or postgresql://.", field=name)
    if re.search(r"//[^/@]*:[^/@]+@|[?&]password=", value):
        raise Refused(
            f"“{name}” has a password in it. Secrets do not belong in files: put it into a PostgreSQL password file, "
            "or give the whole address in YEASTAR_DESK_DATABASE_URL.",
            field=name,
        )


_address = _matches(
    r"https://[^\s/@?#]+(?:[/?#]\S*)?|http://127\.0\.0\.1(?::\d{1,5})?(?:[/?]\S*)?",
    "Write an address that begins with https:// (http:// only for 127.0.0.1).",
)
_email = _matches(r"[^@\s]+@[^@\s]+", "Write one email address.")
_CHECKS: Mapping[str, Callable[[Any, str], None]] = {
    "seller.country": _matches("[A-Z]{2}", "Write the country as two capital letters, like DE."),
    "seller.email": _email,
    "seller.payment_days": _between(0, 365),
    "device.series": _matches("[A-Z0-9]{1,6}", "Use 1 to 6 capital letters and digits, like B3."),
    "device.second_backup": _check_folder,
    "sales.currency": _matches("[A-Z]{3}", "Write the currency as three capital letters, like EUR."),
    "sales.language": _one_of("", *LANGUAGES),
    "sales.upgrade_rule": _one_of("difference", "new_plan"),
    "sales.term_start": _one_of("payment", "order"),
    "sales.quote_days": _between(1, 365),
    "display.theme": _one_of("system", "light", "dark"),
    "display.paper": _one_of("A4", "Letter"),
    "portal.base_url": _address,
    "paypal.base_url": _address,
    "paypal.environment": _one_of("sandbox", "live"),
    "mail.port": _between(1, 65535),
    "mail.security": _one_of("starttls", "tls", "none"),
    "mail.host": _matches(r"[^\s/@:]+", "Write a host name without port, like mail.hanse.example."),
    "mail.sender": _email,
    "links.public_url": _address,
    "logo_file": _matches(r"[A-Za-z0-9][\w.-]{0,99}", "Give the name of a picture in the home folder, without a path."),
    "database_url": _check_database,
}


def _check_mail(preferences: Preferences) -> None:
    mail = preferences.mail
    if mail.security == "none" and mail.host not in ("", "127.0.0.1"):
        raise Refused("“mail.security” may be none for 127.0.0.1 only. Use starttls or tls.", field="mail.security")


def _check_paypal(preferences: Preferences) -> None:
    """The secret of one environment must not get to the other one's address."""
    account = preferences.paypal
    host = re.sub(r"^https?://|[/:].*$", "", account.base_url.casefold())
    if host.endswith("paypal.com") and ("sandbox" in host) != (account.environment == "sandbox"):
        raise Refused(
            f"“paypal.base_url” is not an address of PayPal's {account.environment} service. Leave it empty.",
            field="paypal.base_url",
        )


# --- writing --------------------------------------------------------------------------------------------------


def to_data(preferences: Preferences) -> dict[str, Any]:
    """Plain data that `merged` reads back to the same settings. The country's own paper is left out."""
    data: dict[str, Any] = {"version": VERSION}
    data |= {key: getattr(preferences, key) for key in ("logo_file", "database_url") if getattr(preferences, key)}
    for table in _tables():
        section = getattr(preferences, table)
        data[table] = {f.name: _plain(getattr(section, f.name)) for f in fields(section)}
    if preferences.display.paper == paper_for(preferences.seller.country):
        del data["display"]["paper"]
    texts = {key: text or "0" for key, text in preferences.tax_texts.items()}
    data["taxes"] = dict(
        sorted(({country: _plain(rate) for country, rate in preferences.taxes.items()} | texts).items())
    )
    return data


def _plain(value: Any) -> Any:
    return f"{value:f}" if isinstance(value, Decimal) else value


def doubts(preferences: Preferences) -> tuple[str, ...]:
    """What is allowed but probably a typing mistake, as sentences."""
    iban = re.sub(r"\s", "", preferences.seller.iban).upper()
    if iban and not _iban_adds_up(iban):
        return (f"The check digits of the IBAN {preferences.seller.iban} do not add up. Look for a typing mistake.",)
    return ()


def _iban_adds_up(iban: str) -> bool:
    """ISO 13616: the number made of the IBAN turned round leaves 1 when divided by 97."""
    if not re.fullmatch(r"[A-Z]{2}\d\d[A-Z0-9]{11,30}", iban, re.ASCII):
        return False
    return int("".join(str(int(char, 36)) for char in iban[4:] + iban[:4])) % 97 == 1
