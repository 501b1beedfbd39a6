"""Settings: the seller, this laptop, the event, selling rules, taxes, the look. Changes apply at once."""
