"""The purchase panel: from a company ID to a placed order."""
