"""The web application behind a one-time link.

GET shows a page with a button, the same for every address, so that neither a mail scanner uses the link up nor
anybody learns whether it is a good one. POST uses it up. Used, expired and unknown links are answered alike.
"""

from __future__ import annotations

import html
import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from yeastar_desk.application.share_document import PATH, SharedDocument
from yeastar_desk.assets import asset
from yeastar_desk.infrastructure.share.rate import RateLimit

StartResponse = Callable[[str, list[tuple[str, str]]], Any]
LONGEST_TOKEN = 200

_CSP = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
_HEADERS = [
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", _CSP),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Robots-Tag", "noindex, nofollow"),
]
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;color:#1b222b;background:#f4f6f8;margin:0;padding:12vh 24px}"
    "main{max-width:28em;margin:auto;background:#fff;border-radius:12px;padding:32px}"
    "button{font:inherit;font-weight:600;color:#fff;background:#0b5fb4;border:0;border-radius:8px;padding:12px 20px}"
)


class LinkApplication:
    """A WSGI application. `open_link` uses a token up and gives its document, or None."""

    def __init__(self, open_link: Callable[[str], SharedDocument | None], rate: RateLimit | None = None) -> None:
        self._open_link = open_link
        self._rate = rate or RateLimit()

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        texts = _texts(str(environ.get("HTTP_ACCEPT_LANGUAGE", "")))
        method, path = environ["REQUEST_METHOD"], str(environ.get("PATH_INFO", ""))
        if not self._rate.allows(str(environ.get("REMOTE_ADDR", ""))):
            return _page(start_response, "429 Too Many Requests", texts, texts["slow"])
        if method in ("GET", "HEAD") and path == "/paid":
            return _page(start_response, "200 OK", texts, texts["paid"])
        if not path.startswith(PATH):
            return _page(start_response, "404 Not Found", texts, texts["invalid"])
        if method in ("GET", "HEAD"):
            form = f'<form method="post"><button>{html.escape(texts["button"])}</button></form>'
            return _page(start_response, "200 OK", texts, texts["explain"], form)
        document = self._open(path) if method == "POST" else None
        if document is None:
            return _page(start_response, "404 Not Found", texts, texts["invalid"])
        headers = [
            ("Content-Type", "application/pdf"),
            ("Content-Length", str(len(document.pdf))),
            ("Content-Disposition", f'attachment; filename="{_file_name(document.number)}"'),
        ]
        start_response("200 OK", headers + _HEADERS)
        return [document.pdf]

    def _open(self, path: str) -> SharedDocument | None:
        token = path.removeprefix(PATH)
        return self._open_link(token) if 0 < len(token) <= LONGEST_TOKEN else None


def _page(
    start_response: StartResponse, status: str, texts: dict[str, str], text: str, extra: str = ""
) -> Iterable[bytes]:
    title = html.escape(texts["title"])
    body = (
        f'<!DOCTYPE html><html lang="{texts["language"]}" dir="{texts["direction"]}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title><style>{_STYLE}</style>'
        f"<main><h1>{title}</h1><p>{html.escape(text)}</p>{extra}</main></html>"
    ).encode()
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
    start_response(status, headers + _HEADERS)
    return [body]


@cache
def _pages() -> dict[str, dict[str, str]]:
    with asset("share", "pages.toml").open("rb") as file:
        pages: dict[str, dict[str, str]] = tomllib.load(file)
    for language, texts in pages.items():
        texts |= {"language": language, "direction": "rtl" if language == "ar" else "ltr"}
    return pages


def _texts(accepted: str) -> dict[str, str]:
    """The page's words in the first language of the browser that there is."""
    for part in accepted[:200].split(","):
        language = part.split(";")[0].strip()[:2].lower()
        if language in _pages():
            return _pages()[language]
    return _pages()["en"]


def _file_name(number: str) -> str:
    return "".join(c for c in number if c.isascii() and (c.isalnum() or c in "-_")) + ".pdf"
