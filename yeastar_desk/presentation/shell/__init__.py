"""The window: navigation, top bar, palette, and the pages that other features bring."""
