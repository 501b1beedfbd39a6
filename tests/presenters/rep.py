"""A rep at work in a process of its own, to be killed: `python -m tests.presenters.rep FOLDER [careless]`.

Prints the id of the sale, then each quantity that the panel has said to be kept. `careless` is the positive control:
it says so before anything is stored.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path

from tests.presenters.booth import Booth, HandLane
from tests.presenters.desk import Desk
from yeastar_desk.domain.orders import OrderRequest


class Careless:
    """Acknowledges at once and stores later: at any moment the last two that it has acknowledged are not stored."""

    def __init__(self, save: Callable[[str, OrderRequest], None]) -> None:
        self._save = save
        self._held: list[tuple[str, OrderRequest]] = []

    def __call__(self, draft_id: str, request: OrderRequest) -> None:
        self._held.append((draft_id, request))
        if len(self._held) > 3:  # the one that is not acknowledged yet, and two that are
            self._save(*self._held.pop(0))


def main(folder: Path, *, careless: bool) -> None:
    booth = Booth(folder)
    if careless:
        booth.drafts.save = Careless(booth.drafts.save)  # type: ignore[method-assign]
    desk = Desk(booth, HandLane())
    desk.found()
    desk.presenter.plan.choose_plan("standard")
    print(desk.presenter.sale.id, flush=True)
    threading.Timer(60, sys.exit).start()
    for quantity in range(10, 100_000, 5):
        desk.plan.kept = ("", False)
        desk.presenter.plan.set_quantity("desk", quantity)
        if desk.plan.kept[0].startswith("Kept"):
            print(quantity, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), careless="careless" in sys.argv)
