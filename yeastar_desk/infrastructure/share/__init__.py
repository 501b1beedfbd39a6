"""Serving documents by one-time links: from the booth on the local network, or from the office."""
