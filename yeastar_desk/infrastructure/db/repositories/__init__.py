"""One repository per port of a unit of work, written in SQLAlchemy Core."""
