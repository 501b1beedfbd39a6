"""PayPal's Orders API (version 2). docs/payments.md says what was never tried against the real service."""
