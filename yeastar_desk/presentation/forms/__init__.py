"""Compiled from the forms in ui/ by ui/compile.py; never edited."""
