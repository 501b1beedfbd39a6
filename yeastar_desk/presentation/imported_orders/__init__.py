"""Imported orders: what other laptops sold, read from their exports."""
