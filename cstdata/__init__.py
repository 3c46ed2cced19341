"""cstdata."""
