"""Calls to the Partner Portal API: token, envelope, and what each failure means for the caller."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlencode

from yeastar_desk.application.ports import Clock
from yeastar_desk.infrastructure.https import Answer, Https, NoAnswer, NotConnected
from yeastar_desk.infrastructure.log import hide
from yeastar_desk.infrastructure.portal import errors, payloads

BASE_URL = "https://openapi.partner.yeastar.com"
USER_AGENT = "OpenAPI"  # the documentation's own example; the header is required on every call
REFRESH_AHEAD = 120.0  # seconds before a token ends

_TOKEN = "/auth/openapi/v1/oauth/token"
_FORM = "application/x-www-form-urlencoded"


class PortalSession:
    """One account at the portal's address. For one thread at a time."""

    def __init__(
        self,
        base_url: str,
        client_id: str,
        secret: Callable[[], str],
        clock: Clock,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`secret` reads the client secret when a token is needed; it is not kept here.

        Raises:
            Refused: the address is not https.
        """
        self._https = Https(base_url or BASE_URL, "the Partner Portal", USER_AGENT)
        self._client_id = client_id
        self._secret = secret
        self._clock = clock
        self._monotonic = monotonic
        self._ahead = timedelta(0)  # how far the portal's clock is ahead of this computer's
        self._token = ""
        self._refresh_token = ""
        self._token_ends = 0.0
        self._may_refresh = True

    @property
    def has_credentials(self) -> bool:
        """Whether there is anything to log in with."""
        return bool(self._client_id and self._secret())

    def close(self) -> None:
        """Close kept connections."""
        self._https.close()

    def now(self) -> datetime:
        """The portal's time."""
        return self._clock.now() + self._ahead

    def get(self, path: str, query: Mapping[str, str] | None = None) -> Any:
        """The `result` of a query.

        Raises:
            NotSent: no answer of the portal's API; try later.
            Rejected: the portal says no.
        """
        try:
            answer = self._authorised("GET", path, query=query)
        except NotConnected as error:
            raise errors.not_connected(error) from error
        except NoAnswer as error:
            raise errors.broken(error) from error
        envelope = self._envelope(answer)
        if answer.status == 429 or answer.status >= 500:
            raise errors.trouble(answer)
        if envelope is None:
            raise errors.not_the_portal(answer)
        if answer.status == 401:
            raise errors.refused_credentials(answer)
        if not _is_success(envelope, answer):
            raise errors.rejected(envelope, answer)
        return envelope.get("result")

    def post(self, path: str, body: bytes) -> tuple[Answer, Any]:
        """Carry out a call that changes something: every doubt is `Unclear`.

        Raises:
            NotSent: it surely was not carried out; try later.
            Unclear: it may have been carried out.
            Rejected: the portal says no.
        """
        try:
            answer = self._authorised("POST", path, body=body)
        except NotConnected as error:
            raise errors.not_connected(error) from error
        except NoAnswer as error:
            raise errors.no_answer() from error
        envelope = self._envelope(answer)
        if answer.status == 429:
            raise errors.trouble(answer)
        if envelope is None or answer.status >= 500:
            raise errors.unclear(answer)
        if answer.status == 401:
            raise errors.refused_credentials(answer)
        if not _is_success(envelope, answer):
            raise errors.rejected(envelope, answer)
        return answer, envelope.get("result")

    def _authorised(
        self, method: str, path: str, *, query: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        """Send with a token. A 401 means that the call was not carried out: once, it is sent with a new token."""
        for attempt in (1, 2):
            authorization = f"Bearer {self._valid_token()}"
            answer = self._https.send(method, path, query=query, body=body, authorization=authorization)
            if answer.status != 401 or attempt == 2:
                break
            self._token = self._refresh_token = ""
        return answer

    def _envelope(self, answer: Answer) -> dict[str, Any] | None:
        """The portal's envelope, or None when the answer is something else."""
        if 300 <= answer.status < 400:
            return None
        try:
            data = payloads.parse(answer.text)
        except (ValueError, RecursionError):
            return None
        if not (isinstance(data, dict) and isinstance(data.get("code"), str)):
            return None
        with contextlib.suppress(ValueError, TypeError):
            self._ahead = parsedate_to_datetime(answer.headers.get("date", "")) - self._clock.now()
        return data

    # --- token -------------------------------------------------------------------------------------------------

    def _valid_token(self) -> str:
        if self._token and self._monotonic() < self._token_ends - REFRESH_AHEAD:
            return self._token
        if self._refresh_token and self._may_refresh:
            # How a token is refreshed is not documented. What the vendor's other APIs do is tried once; when it
            # does not work here, a new token is asked for, now and from then on.
            self._may_refresh = self._ask_for_token(
                {"grant_type": "refresh_token", "refresh_token": self._refresh_token}, may_fail=True
            )
            if self._may_refresh:
                return self._token
        self._ask_for_token({"grant_type": "pp_credentials"}, may_fail=False)
        return self._token

    def _ask_for_token(self, form: Mapping[str, str], *, may_fail: bool) -> bool:
        form = {"client_id": self._client_id, "client_secret": self._secret(), **form}
        try:
            answer = self._https.send("POST", _TOKEN, body=urlencode(form).encode(), content_type=_FORM)
        except NotConnected as error:
            raise errors.not_connected(error) from error
        except NoAnswer as error:
            raise errors.broken(error) from error
        envelope = self._envelope(answer)
        result = envelope.get("result") if envelope is not None else None
        if envelope is not None and _is_success(envelope, answer) and isinstance(result, dict) and result.get("token"):
            seconds = payloads.text_of(result.get("expiresIn"))
            self._token = payloads.text_of(result["token"])
            self._refresh_token = payloads.text_of(result.get("refreshToken"))
            hide(self._token)
            hide(self._refresh_token)
            self._token_ends = self._monotonic() + (int(seconds) if seconds.isdigit() else 0)
            return True
        if may_fail:
            return False
        if answer.status == 429 or answer.status >= 500:
            raise errors.trouble(answer)
        raise errors.not_the_portal(answer) if envelope is None else errors.refused_credentials(answer)


def _is_success(envelope: Mapping[str, Any], answer: Answer) -> bool:
    return envelope.get("code") == "success" and 200 <= answer.status < 300
