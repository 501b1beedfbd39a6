"""Billing receivers: who is billed."""
