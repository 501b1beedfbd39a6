"""Syntax of email addresses."""

from __future__ import annotations


def is_email(text: str) -> bool:
    """Whether a text is an email address by its form; whether it exists cannot be known offline."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True
