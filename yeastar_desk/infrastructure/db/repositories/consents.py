"""What customers agreed to, word for word; it never changes."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, insert, select

from yeastar_desk.application.subscription_views import Consent
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import lookup_key
from yeastar_desk.infrastructure.db.repositories.aliases import is_subject
from yeastar_desk.infrastructure.db.tables import consents
from yeastar_desk.infrastructure.db.transaction import Transaction

_FIELDS = tuple(Consent.__dataclass_fields__)
_OF = (
    select(*(consents.c[name] for name in _FIELDS))
    .where(is_subject(consents.c.subject_key), consents.c.product == bindparam("product"))
    .order_by(consents.c.id)
)


class SqlConsents:
    """Implements `ports.Consents`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection

    def add(self, consent: Consent) -> None:
        values = {name: getattr(consent, name) for name in _FIELDS} | {"subject_key": lookup_key(consent.subject_id)}
        (consent_id,) = self._connection.execute(insert(consents), values).inserted_primary_key or (0,)
        self._transaction.touch("consent", consent_id)

    def of(self, product: Product, subject_id: str) -> Sequence[Consent]:
        rows = self._connection.execute(_OF, {"key": lookup_key(subject_id), "product": product}).mappings()
        return [Consent(**row) for row in rows]
