"""What the rep sees: pages, their presenters (no Qt), and the theme, widgets and lists they are made of."""
