"""The purchase panel over recording screens."""

from __future__ import annotations

from tests.presenters.booth import Booth, HandLane, Heard
from tests.presenters.screens import CheckoutScreen, DoneScreen, PanelScreen, PlanScreen
from yeastar_desk.application.ports import Draft
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.purchase.presenter import PurchasePresenter


class Desk:
    def __init__(self, booth: Booth, lane: HandLane | None = None) -> None:
        self.booth = booth
        self.lane = lane or HandLane()
        self.heard = Heard()
        self.panel, self.plan = PanelScreen(), PlanScreen()
        self.checkout, self.done = CheckoutScreen(), DoneScreen()
        self.presenter = PurchasePresenter(
            booth,
            self.lane,
            self.heard,
            Formats(),
            self.panel,
            self.plan,
            self.checkout,
            self.done,
            today=booth.clock.today,
        )

    def found(self, company_id: str = "W-204417") -> Desk:
        self.presenter.start()
        self.presenter.search.search(company_id)
        return self

    def stored(self) -> Draft:
        return self.booth.drafts.open(self.presenter.sale.id)
