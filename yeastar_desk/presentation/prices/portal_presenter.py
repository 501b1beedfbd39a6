"""Decides about the prices that the portal shows: look at the difference, then use them or keep one's own. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from yeastar_desk.application.portal_prices import PortalPrices
from yeastar_desk.application.price_preview import PricePreview
from yeastar_desk.presentation.ports import Lane
from yeastar_desk.presentation.sentences import sentence_of

_NOT_READ = "The portal's prices could not be read. Nothing was changed."


class NetworkUses(Protocol):
    """The part of `Services.online` that is used."""

    @property
    def portal_prices(self) -> PortalPrices: ...


class PortalPriceUses(Protocol):
    """Looked up inside jobs only."""

    @property
    def online(self) -> NetworkUses: ...


class PortalPricesView(Protocol):
    def show_news(self, sentence: str) -> None:
        """Say that the portal's prices differ; empty for no news."""

    def ask_for_field(self, fields: Sequence[str]) -> None:
        """The portal shows several amounts: ask which is the price; the answer comes as `look`."""

    def ask_to_use(self, preview: PricePreview) -> None:
        """Show the difference, to use the portal's prices or to keep one's own."""

    def say(self, sentence: str) -> None: ...


class PortalPricesPresenter:
    """The prices are those that were fetched last: it works without a connection too."""

    def __init__(self, uses: PortalPriceUses, lane: Lane, view: PortalPricesView) -> None:
        self._uses = uses
        self._lane = lane
        self._view = view

    def read_news(self) -> None:
        """Look whether the portal's prices differ from those in use."""
        self._lane.submit(
            lambda: self._uses.online.portal_prices.news(),
            lambda news: self._view.show_news(news_of(news)),
            lambda _: self._view.show_news(""),
            owner=self._view,
        )

    def look(self, field: str = "") -> None:
        """Show how the portal's prices differ from those in use.

        Args:
            field: of several fields with amounts the one that is the price.
        """

        def job() -> PricePreview | tuple[str, ...]:
            prices = self._uses.online.portal_prices
            fields = prices.fields()
            return fields if len(fields) > 1 and not field else prices.preview(field)

        self._lane.submit(job, self._looked, self._failed, owner=self._view)

    def _looked(self, found: PricePreview | tuple[str, ...]) -> None:
        if isinstance(found, tuple):
            self._view.ask_for_field(found)
        else:
            self._view.ask_to_use(found)

    def _failed(self, error: Exception) -> None:
        self._view.say(sentence_of(error, _NOT_READ))


def news_of(preview: PricePreview | None) -> str:
    """That the portal's prices differ, in a sentence; nothing when they do not."""
    if preview is None or not (preview.changed or preview.new):
        return ""
    counts = [(len(preview.changed), "changed"), (len(preview.new), "new")]
    what = ", ".join(f"{count:,} {word}" for count, word in counts if count)
    return (
        f"The Partner Portal shows other prices in {preview.lists[0].currency} than those in use: {what}. "
        "They are not used before you have looked at them."
    )
