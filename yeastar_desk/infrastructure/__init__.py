"""Adapters: databases, files, paper, mail and the network. They do not import each other."""
