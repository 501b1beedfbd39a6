"""What customers have: the list below the products, and everything about one subscription."""
