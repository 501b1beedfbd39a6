"""The hand-over sheet: an order that a person enters in the portal, screen by screen."""
