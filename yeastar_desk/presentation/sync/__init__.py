"""The sync centre: what waits to be sent, why, and what a person does about it."""
