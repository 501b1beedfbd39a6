"""Documents on screen and on paper: the same bytes."""
