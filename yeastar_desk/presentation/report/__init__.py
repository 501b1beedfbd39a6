"""Event report: what was sold, and the close of a day."""
