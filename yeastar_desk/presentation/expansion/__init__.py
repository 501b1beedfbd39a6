"""Orders for what a customer has: additions, renewals, plan switches, and new hosting packages."""
