"""Drafts & Quotes: held orders and issued quotes."""
