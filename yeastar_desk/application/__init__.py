"""Use cases: what the rep and the office can do, in terms of the domain and of ports that infrastructure fills."""
