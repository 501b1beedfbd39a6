from __future__ import annotations

import errno
import os
import tomllib
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yeastar_desk.application.preferences import Display, Preferences
from yeastar_desk.application.settings_data import doubts, merged, to_data, with_seller
from yeastar_desk.domain.contacts import Seller
from yeastar_desk.domain.errors import NotSaved, Refused
from yeastar_desk.infrastructure.preferences_file import PreferencesFile, to_toml

EXAMPLE = """
[seller]
name = "Hanse Distribution GmbH"
street = "Am Kai 4"
postal_code = "20457"
city = "Hamburg"
country = "DE"
email = "orders@hanse.example"
phone = ""
tax_number = "DE129273398"
iban = "DE02120300000000202051"
bic = "BYLADEM1001"
[device]
name = "Booth 3B"
series = "B3"
[event]
name = "ISE 2027"
rep = "Ana"
[taxes]
DE = "19"
FR = "20"
[portal]
base_url = "https://openapi.partner.yeastar.com"
client_id = ""
[paypal]
environment = "sandbox"
base_url = ""
client_id = ""
[mail]
host = ""
port = 587
security = "starttls"
user = ""
sender = ""
[links]
public_url = ""
"""


@pytest.fixture
def store(tmp_path: Path) -> PreferencesFile:
    return PreferencesFile(tmp_path / "home" / "settings.toml")


@pytest.fixture
def taken(store: PreferencesFile, tmp_path: Path) -> Callable[[str], Preferences]:
    def take(text: str) -> Preferences:
        file = tmp_path / "given.toml"
        file.write_text(text, encoding="utf-8")
        return store.merged_with(file)

    return take


def test_the_documented_example_is_taken(taken: Callable[[str], Preferences]) -> None:
    preferences = taken(EXAMPLE)

    assert preferences.seller.name == "Hanse Distribution GmbH"
    assert preferences.seller.iban == "DE02120300000000202051"
    assert (preferences.device.name, preferences.device.series) == ("Booth 3B", "B3")
    assert (preferences.event.name, preferences.event.rep) == ("ISE 2027", "Ana")
    assert preferences.taxes == {"DE": Decimal(19), "FR": Decimal(20)}
    assert preferences.mail.port == 587
    assert preferences.display.paper == "A4"
    assert doubts(preferences) == ()


def test_our_own_tables_are_taken(taken: Callable[[str], Preferences]) -> None:
    preferences = taken(
        'database_url = "postgresql+psycopg://desk@db.hanse.example/desk"\n'
        '[sales]\ncurrency = "EUR"\ndiscount_limit = "12.5"\nquote_days = 14\nlanguage = "de"\n'
        '[display]\ntheme = "dark"\npaper = "Letter"\nreduced_motion = true\n'
    )

    assert preferences.sales.discount_limit == Decimal("12.5")
    assert (preferences.sales.currency, preferences.sales.quote_days, preferences.sales.language) == ("EUR", 14, "de")
    assert preferences.display == Display("dark", "Letter", True)
    assert preferences.database_url.startswith("postgresql+psycopg://desk@")


def test_what_a_file_does_not_name_stays(store: PreferencesFile, taken: Callable[[str], Preferences]) -> None:
    store.save(taken(EXAMPLE))

    after = taken('[seller]\nphone = "+49 40 1"\n[taxes]\nAT = "20"\nFR = ""\n')

    assert (after.seller.name, after.seller.phone) == ("Hanse Distribution GmbH", "+49 40 1")
    assert after.taxes == {"DE": Decimal(19), "AT": Decimal(20)}
    assert after.device.series == "B3"


def test_taxes_go_by_country_and_category(store: PreferencesFile, taken: Callable[[str], Preferences]) -> None:
    given = taken(
        '[taxes]\nDE = "19"\nDE-AE = "Steuerschuldner ist der Empfänger"\nFR-S = "20"\nCH-E = "0"\nGB-Z = 0\n'
    )
    assert given.taxes == {"DE": Decimal(19), "FR": Decimal(20)}
    assert given.tax_texts == {"DE-AE": "Steuerschuldner ist der Empfänger", "CH-E": "", "GB-Z": ""}

    store.save(given)

    assert store.load() == given
    after = taken('[taxes]\nDE-AE = ""\nFR-S = ""\n')
    assert after.taxes == {"DE": Decimal(19)}
    assert after.tax_texts == {"CH-E": "", "GB-Z": ""}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[taxes]\nde = "19"', ["taxes.de", "two capital letters"]),
        ('[taxes]\nDE-X = "0"', ["taxes.DE-X", "DE-AE"]),
        ('[taxes]\nDE-E = "7"', ["taxes.DE-E", "only the standard rate"]),
        ("[taxes]\nDE-Z = 7", ["taxes.DE-Z", "only the standard rate"]),
        ('[taxes]\nDE-O = "7 %"', ["taxes.DE-O", "only the standard rate"]),
        ("[taxes]\nDE-K = true", ["taxes.DE-K", "text"]),
        ('[seller]\nnme = "x"', ["nme", "[seller]", "“name”"]),
        ('[sellers]\nname = "x"', ["sellers", "“seller”"]),
        ('iban = "x"', ["iban", "[seller]"]),
        ('colour = "x"', ["colour"]),
        ("[seller]\nname = 5", ["seller.name", "quotation marks"]),
        ('seller = "Hanse"', ["seller", "[seller]"]),
        ('[mail]\nport = "587"', ["mail.port", "whole number"]),
        ("[mail]\nport = true", ["mail.port", "whole number"]),
        ("[mail]\nport = 70000", ["mail.port", "65,535"]),
        ('[display]\nreduced_motion = "yes"', ["display.reduced_motion", "true or false"]),
        ('[portal]\nbase_url = "http://openapi.partner.yeastar.com"', ["portal.base_url", "https://"]),
        ('[portal]\nbase_url = "http://127.0.0.1.evil.example"', ["portal.base_url", "https://"]),
        ('[portal]\nbase_url = "http://localhost:8080"', ["portal.base_url", "127.0.0.1"]),
        ('[portal]\nbase_url = "https://user:word@host.example"', ["portal.base_url"]),
        ('[links]\npublic_url = "ftp://hanse.example"', ["links.public_url"]),
        ('[taxes]\nDE = "119"', ["taxes.DE", "0 to 100"]),
        ('[taxes]\nDE = "-1"', ["taxes.DE"]),
        ('[taxes]\nDE = "nineteen"', ["taxes.DE", "nineteen"]),
        ('[taxes]\nDE = "NaN"', ["taxes.DE"]),
        ('[taxes]\nGermany = "19"', ["taxes.Germany", "DE"]),
        ('[device]\nseries = "b3"', ["device.series", "b3"]),
        ('[device]\nseries = "TOOLONG1"', ["device.series", "1 to 6"]),
        ('[device]\nseries = "Ä1"', ["device.series"]),
        ('[display]\ntheme = "pink"', ["display.theme", "dark"]),
        ('[sales]\ndiscount_limit = "101"', ["sales.discount_limit"]),
        ('[sales]\ncurrency = "Euro"', ["sales.currency", "EUR"]),
        ('[seller]\ncountry = "Germany"', ["seller.country", "DE"]),
        ('[seller]\nname = "a\\nb"', ["seller.name", "one line"]),
        ('[mail]\nhost = "mail.hanse.example"\nsecurity = "none"', ["mail.security", "127.0.0.1"]),
        ('database_url = "postgresql://desk:hunter2@db.example/desk"', ["database_url", "password"]),
        ('database_url = "mysql://db.example/desk"', ["database_url"]),
        ('logo_file = "../../etc/passwd"', ["logo_file", "without a path"]),
        ("version = 2", ["newer version", "Update"]),
        ("version = 'x'", ["version"]),
        ("[seller\nname", ["not a valid settings file"]),
        ("x = " + "[" * 100_000, ["not a valid settings file"]),
    ],
)
def test_a_wrong_file_is_refused_by_name(
    taken: Callable[[str], Preferences], store: PreferencesFile, tmp_path: Path, text: str, words: list[str]
) -> None:
    store.save(taken(EXAMPLE))
    before = (tmp_path / "home" / "settings.toml").read_bytes()

    with pytest.raises(Refused) as refused:
        taken(text)

    for word in words:
        assert word in refused.value.sentence
    assert "hunter2" not in refused.value.sentence
    assert (tmp_path / "home" / "settings.toml").read_bytes() == before


def test_plain_http_is_taken_for_this_computer_only(taken: Callable[[str], Preferences]) -> None:
    assert taken('[paypal]\nbase_url = "http://127.0.0.1:8099/"').paypal.base_url == "http://127.0.0.1:8099/"


def test_each_paypal_environment_keeps_what_was_entered_for_it() -> None:
    def take(before: Preferences, **paypal: str) -> Preferences:
        return merged(before, {"paypal": paypal}, "Settings")

    sandbox = take(Preferences(), client_id="test", base_url="http://127.0.0.1:8099")
    live = take(sandbox, environment="live", client_id="real")
    assert (live.paypal.client_id, live.paypal.base_url) == ("real", "")
    back = take(live, environment="sandbox")
    assert back.paypal == replace(sandbox.paypal, other_client_id="real")
    assert take(back, environment="sandbox") == back
    assert merged(Preferences(), to_data(live), "Settings") == live


@pytest.mark.parametrize(
    ("environment", "host"),
    [("sandbox", "api-m.paypal.com"), ("live", "api-m.sandbox.paypal.com"), ("live", "API.SANDBOX.PayPal.com:443")],
)
def test_the_address_of_the_other_paypal_environment_is_refused(
    taken: Callable[[str], Preferences], environment: str, host: str
) -> None:
    with pytest.raises(Refused, match=f"not an address of PayPal's {environment} service"):
        taken(f'[paypal]\nenvironment = "{environment}"\nbase_url = "https://{host}/"')


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", "[seller]\nname = 'Größe'".encode("cp1252")])
def test_a_file_that_is_no_text_is_one_sentence(store: PreferencesFile, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "given.toml"
    file.write_bytes(content)
    if content:
        with pytest.raises(Refused, match="not UTF-8"):
            store.merged_with(file)
    else:
        assert store.merged_with(file) == store.load()


def test_a_missing_file_is_one_sentence(store: PreferencesFile, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be read: No such file"):
        store.merged_with(tmp_path / "nothing.toml")


# --- the file in the home folder ------------------------------------------------------------------------------


def test_the_first_start_names_the_device_once(tmp_path: Path) -> None:
    path = tmp_path / "home" / "settings.toml"
    first = PreferencesFile(path).load()

    assert first.device.name
    assert len(first.device.series) == 4
    assert PreferencesFile(path).load() == first


def test_two_homes_do_not_share_a_series(tmp_path: Path) -> None:
    series = {PreferencesFile(tmp_path / str(n) / "settings.toml").load().device.series for n in range(20)}

    assert len(series) == 20


def test_an_empty_series_keeps_the_one_there_is(store: PreferencesFile, taken: Callable[[str], Preferences]) -> None:
    before = store.load().device.series

    assert taken('[device]\nseries = ""').device.series == before


def test_what_was_saved_is_loaded(store: PreferencesFile, taken: Callable[[str], Preferences]) -> None:
    preferences = replace(taken(EXAMPLE), logo_file="logo-1.png", database_url="sqlite:////tmp/x.sqlite3")
    store.save(preferences)

    assert store.load() == preferences


def test_a_change_by_another_process_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    here, there = PreferencesFile(path), PreferencesFile(path)
    first = here.load()
    there.save(replace(first, event=replace(first.event, name="ISE 2027")))

    assert here.load().event.name == "ISE 2027"


texts = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=60).map(str.strip)


@given(texts, texts, st.decimals(0, 100, places=3), st.booleans())
def test_any_text_survives_the_file(name: str, rep: str, rate: Decimal, motion: bool) -> None:
    base = Preferences()
    preferences = replace(
        base,
        seller=Seller(name=name, bank='a "b" \\ c'),
        event=replace(base.event, rep=rep),
        taxes={"DE": rate},
        display=Display(reduced_motion=motion),
    )

    assert merged(Preferences(), tomllib.loads(to_toml(preferences)), "x") == preferences


def test_paper_follows_the_country_until_it_is_chosen(
    taken: Callable[[str], Preferences], store: PreferencesFile
) -> None:
    american = taken('[seller]\ncountry = "US"')
    assert american.display.paper == "Letter"
    assert "paper" not in to_data(american)["display"]

    store.save(with_seller(american, Seller(country="DE")))
    assert store.load().display.paper == "A4"

    store.save(taken('[display]\npaper = "A4"\n[seller]\ncountry = "US"'))
    assert store.load().display.paper == "A4"
    assert with_seller(store.load(), Seller(country="CA")).display.paper == "A4"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"version = 99\n[seller]\nname = 'Later'\n", "newer version"),
        (b"\x00\x01 not toml", "not a valid settings file"),
        (b"[seller]\nshoe_size = 43\n", "shoe_size"),
    ],
)
def test_a_file_that_cannot_be_read_is_kept_as_it_is(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    store = PreferencesFile(path)

    with pytest.raises(Refused, match=words):
        store.load()
    with pytest.raises(NotSaved, match=words):
        store.save(Preferences())
    assert path.read_bytes() == content


def test_a_value_that_could_not_be_read_back_is_not_saved(store: PreferencesFile) -> None:
    before = store.load()

    with pytest.raises(Refused) as refused:
        store.save(replace(before, device=replace(before.device, series="b 3")))

    assert refused.value.field == "device.series"
    assert store.load() == before


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_a_failure_at_any_step_leaves_the_old_file(
    store: PreferencesFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = store.load()

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        if step == "fsync":
            patch.setattr(os, "fsync", full)
        else:
            read = Path.open
            only_writing = lambda self, mode="r", *rest, **more: (  # noqa: E731
                full() if "x" in mode else read(self, mode, *rest, **more)
            )
            patch.setattr(Path, step, only_writing if step == "open" else full)
        with pytest.raises(NotSaved, match="the disk is full"):
            store.save(replace(before, logo_file="logo.png"))

    assert store.load() == before
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["settings.toml"]


def test_a_read_only_home_keeps_one_series_while_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "replace", read_only)
    store = PreferencesFile(tmp_path / "settings.toml")

    assert store.load().device.series == store.load().device.series != ""
    assert list(tmp_path.iterdir()) == []


def test_a_home_inside_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the home folder should be")
    store = PreferencesFile(tmp_path / "home" / "inner" / "settings.toml")
    with pytest.raises(Refused, match="cannot be read"):
        store.load()


def test_a_logo_is_copied_into_the_home(store: PreferencesFile, tmp_path: Path) -> None:
    store.load()
    picture = tmp_path / "our logo.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 50)

    name = store.keep_logo(picture)
    store.save(replace(store.load(), logo_file=name))

    assert (tmp_path / "home" / name).read_bytes() == picture.read_bytes()
    picture.write_bytes(b"GIF89a")
    with pytest.raises(Refused, match="PNG or JPEG"):
        store.keep_logo(picture)


def test_a_doubtful_iban_is_pointed_out_but_taken(taken: Callable[[str], Preferences]) -> None:
    (doubt,) = doubts(taken('[seller]\niban = "DE03120300000000202051"'))

    assert "DE03120300000000202051" in doubt
