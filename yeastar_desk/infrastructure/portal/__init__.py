"""The vendor's Partner Portal API. docs/portal.md says what of it is documented and what was never tried."""
