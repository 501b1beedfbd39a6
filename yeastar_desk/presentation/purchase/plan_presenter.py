"""Step 1 of a sale: whom for, which plan, which services, at what price."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from yeastar_desk.application.edit_order import OrderContext, removed_by_plan, with_cycle, with_plan
from yeastar_desk.application.ports import PortalUser
from yeastar_desk.application.renew import bought_term
from yeastar_desk.domain.catalogue import WORKPLACE_SERVICES, Product, item_name
from yeastar_desk.domain.companies import search_text
from yeastar_desk.domain.contacts import Assignment, NewPartner
from yeastar_desk.domain.errors import DeskError, Refused
from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.domain.terms import Cycle, Factor, Term
from yeastar_desk.domain.wording import listed
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Lane
from yeastar_desk.presentation.purchase.customer import company_card
from yeastar_desk.presentation.purchase.quantity import QuantityQuestion
from yeastar_desk.presentation.purchase.views import PlanStepView
from yeastar_desk.presentation.purchase.words import show_order
from yeastar_desk.presentation.sale.discount_entry import DiscountEntry
from yeastar_desk.presentation.sale.sale import Sale
from yeastar_desk.presentation.sale.shown import Choice
from yeastar_desk.presentation.sale.uses import SaleUses

ONLY_ME = ""
_ONLY_ME_TEXT = "Only me"


class PlanPresenter:
    """Decides on everything of the first step but the search for the customer.

    Args:
        say: tells the rep what was done, with Undo when the second argument is true.
        today: the local date, for the card while no price list has been loaded.
    """

    def __init__(
        self,
        uses: SaleUses,
        lane: Lane,
        formats: Formats,
        sale: Sale,
        view: PlanStepView,
        say: Callable[[str, bool], None],
        today: Callable[[], date],
    ) -> None:
        self._uses = uses
        self._lane = lane
        self._formats = formats
        self._sale = sale
        self._view = view
        self._say = say
        self._today = today
        self._users: tuple[PortalUser, ...] = ()
        self._years = 1
        self._discount = DiscountEntry(sale)

    # showing

    def begin(self) -> None:
        """A new order, or a draft gone on with, is on screen."""
        self._years = self._sale.request.years
        self._discount.reset()
        self.show()

    def show(self) -> None:
        """Put the present order on screen."""
        self.show_company()
        context = self._sale.context
        self._view.show_order(
            show_order(
                self._sale.request,
                context,
                self._sale.reckoning,
                self._formats,
                self._discount.text,
                self._discount.wrong,
            )
            if context is not None
            else None
        )
        self._view.show_problem(*self._sale.refusal())
        self._show_assignees()

    def show_company(self) -> None:
        sale = self._sale
        if not sale.request.subject_id:
            self._view.show_company(None)
            return
        today = sale.context.today if sale.context is not None else self._today()
        self._view.show_company(company_card(sale.request, sale.company, sale.subscription, today, self._formats))

    # plan, cycle, term, price list

    def choose_plan(self, plan: str) -> None:
        """Subscribe was pressed; a plan that would remove services asks first."""
        context, request = self._sale.context, self._sale.request
        if context is None:
            return
        removed = removed_by_plan(request, plan, context.price_list)
        if removed and plan != request.plan:
            self._view.ask_to_remove(plan, item_name(plan), removed)
            return
        self.take_plan(plan)

    def take_plan(self, plan: str) -> None:
        """The plan is wanted, whatever it removes."""
        context, request = self._sale.context, self._sale.request
        if context is None:
            return
        removed = removed_by_plan(request, plan, context.price_list)
        self._sale.change(with_plan(request, plan, context.price_list))
        if removed:
            self._say(f"{item_name(plan)} chosen, {listed(removed)} removed.", True)
        self._view.focus(self._next_service())

    def choose_cycle(self, cycle: Cycle) -> None:
        """Annually or Monthly; what the price list does not sell in that cycle is taken out and said."""
        context, request = self._sale.context, self._sale.request
        if context is None or cycle is request.cycle:
            return
        changed = with_cycle(request, cycle, self._years)
        prices = context.price_list
        gone = [item for item in changed.services if prices.find(Product.WORKPLACE, item, cycle) is None]
        if changed.plan and prices.find(Product.WORKPLACE, changed.plan, cycle) is None:
            gone.append(changed.plan)
            changed = replace(changed, plan="")
        changed = replace(changed, services={i: n for i, n in changed.services.items() if i not in gone})
        self._sale.change(changed)
        if gone:
            words = "annual" if cycle is Cycle.ANNUALLY else "monthly"
            names = listed([item_name(item) for item in gone])
            self._say(f"{prices.name} has no {words} price for {names}: removed.", True)

    def choose_years(self, years: int) -> None:
        request = self._sale.request
        if request.cycle is Cycle.ANNUALLY:
            self._years = years
            self._sale.change(replace(request, years=years, ends_on=None))

    def align(self, day: date | None) -> None:
        """End the term with another subscription of this customer, or after whole years again."""
        self._sale.change(replace(self._sale.request, ends_on=day))

    def choose_price_list(self, price_list_id: int) -> None:
        if self._sale.context is not None and price_list_id != self._sale.context.price_list.id:
            self._sale.change(replace(self._sale.request, price_list_id=price_list_id))

    # services

    def open_quantity(self, item: str) -> None:
        """Ask how many of a service."""
        context, request = self._sale.context, self._sale.request
        offer = context.price_list.find(Product.WORKPLACE, item, request.cycle) if context is not None else None
        if context is None or offer is None:
            return
        term, factor = self._term(request, context)
        name = context.holder or request.subject_name
        customer = name if len(name) <= 60 else f"{name[:59].rstrip()}…"
        question = QuantityQuestion(offer, term, request.services.get(item, 0), customer, self._formats, factor)
        self._view.ask_quantity(question)

    def _term(self, request: OrderRequest, context: OrderContext) -> tuple[Term, Factor | None]:
        """The term on screen; a day to align with that has gone meanwhile is left out."""
        try:
            return bought_term(request, context.today, context.points, context.price_list)
        except DeskError:
            return Term.of(request.cycle, request.years, context.today), None

    def set_quantity(self, item: str, quantity: int) -> None:
        """The dialog was confirmed with a quantity that can be bought."""
        services = {**self._sale.request.services, item: quantity}
        ordered = {each: services[each] for each in WORKPLACE_SERVICES if each in services}
        self._sale.change(replace(self._sale.request, services=ordered))
        self._view.focus(self._next_service(item))

    def remove_service(self, item: str) -> None:
        services = {each: n for each, n in self._sale.request.services.items() if each != item}
        self._sale.change(replace(self._sale.request, services=services))
        self._say(f"{item_name(item)} removed.", True)
        self._view.focus(item)

    def _next_service(self, after: str = "") -> str:
        """The first service below `after` that is not in the order yet and can be, else Checkout."""
        context, request = self._sale.context, self._sale.request
        if not request.plan:
            return "plan"
        start = WORKPLACE_SERVICES.index(after) + 1 if after else 0
        for item in WORKPLACE_SERVICES[start:]:
            offer = context.price_list.find(Product.WORKPLACE, item, request.cycle) if context is not None else None
            if offer is not None and item not in request.services and offer.supports_plan(request.plan):
                return item
        return "checkout"

    # discount

    def set_discount(self, typed: str) -> None:
        """The discount field changed; a text that is no discount stays there with the reason."""
        if self._discount.type(typed):
            self.show()

    def finish_discount(self) -> None:
        """The discount field was left: show what was understood in its usual form."""
        if self._discount.finish():
            self.show()

    # assignment

    def load_users(self) -> None:
        self._lane.submit(lambda: tuple(self._uses.portal_users()), self._take_users, self._no_users)

    def assign(self, yeastar_id: str) -> None:
        """An entry of the drop-down list was chosen; an empty one means nobody else."""
        request = self._sale.request
        present = request.assignment
        if yeastar_id == (present.yeastar_id if present is not None else ONLY_ME):
            return
        user = next((each for each in self._users if each.yeastar_id == yeastar_id), None)
        chosen = Assignment(user.yeastar_id, user.name or user.company) if user is not None else None
        self._sale.change(replace(request, assignment=chosen))

    def add_partner(self, partner: NewPartner) -> str:
        """Assign to a user whose account is yet to be made.

        Returns:
            Nothing when taken, else the field and the sentence of what is missing, as `field: sentence`.
        """
        partner = replace(partner, yeastar_id=partner.yeastar_id.strip(), company=partner.company.strip())
        try:
            partner.check()
            if any(user.yeastar_id.casefold() == partner.yeastar_id.casefold() for user in self._users):
                raise Refused(
                    f"{partner.yeastar_id} has an account already: choose it in the list.", field="yeastar_id"
                )
        except DeskError as refused:
            return f"{refused.field}: {refused.sentence}"
        name = f"{partner.first_name} {partner.last_name}".strip() or partner.company
        self._sale.change(replace(self._sale.request, assignment=Assignment(partner.yeastar_id, name, partner)))
        self._say(f"{partner.yeastar_id} will be created when this order is processed.", True)
        return ""

    def _take_users(self, users: Sequence[PortalUser]) -> None:
        self._users = tuple(sorted(users, key=lambda user: (not user.activated, search_text(_user_text(user)))))
        self._show_assignees()

    def _no_users(self, _error: Exception) -> None:
        """The list stays as it is: an order can be placed without an assignment."""

    def _show_assignees(self) -> None:
        assignment = self._sale.request.assignment
        choices = [Choice(ONLY_ME, _ONLY_ME_TEXT)]
        choices += [Choice(user.yeastar_id, _user_text(user)) for user in self._users]
        chosen = assignment.yeastar_id if assignment is not None else ONLY_ME
        if assignment is not None and chosen not in {choice.key for choice in choices}:
            new = " · new account" if assignment.new_partner is not None else ""
            choices.append(Choice(chosen, f"{assignment.name or chosen} · {chosen}{new}"))
        self._view.show_assignees(choices, chosen)

    # undo

    def undo(self) -> None:
        self._travel(self._sale.undo())

    def redo(self) -> None:
        self._travel(self._sale.redo())

    def _travel(self, moved: bool) -> None:
        if moved:
            self._discount.reset()
            self._years = self._sale.request.years if self._sale.request.cycle is Cycle.ANNUALLY else self._years
            self.show()

    # going on

    def obstacle(self) -> tuple[str, str]:
        """Why the order cannot go to checkout as (sentence, field); two empty texts when it can."""
        request: OrderRequest = self._sale.request
        if not request.subject_id:
            return "Enter a company ID first: the order needs a customer.", "company_id"
        if self._sale.context is None:
            return "There are no prices for this customer yet.", "company_id"
        if self._discount.wrong:
            return self._discount.wrong, "discount"
        problem = self._sale.reckoning.problem
        if problem is not None:
            return problem.sentence, problem.field
        return "", ""


def _user_text(user: PortalUser) -> str:
    name = user.name or user.company
    text = f"{name} · {user.yeastar_id}" if name else user.yeastar_id
    return text if user.activated else f"{text} · not activated yet"
