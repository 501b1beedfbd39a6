"""Renewals: what expires soon, and what has expired."""
