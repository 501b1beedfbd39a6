"""Products & Purchase: what can be bought, and what customers have."""
