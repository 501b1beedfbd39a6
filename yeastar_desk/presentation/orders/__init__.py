"""Orders: everything that was placed."""
