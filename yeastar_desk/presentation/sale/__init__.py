"""An order on screen, whatever it is about: its draft, its price, its checkout and what comes after it."""
