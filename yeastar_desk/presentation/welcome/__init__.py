"""The first page of an empty home."""
