"""Decimals as text, the same wherever one is written."""

from decimal import Decimal

__all__ = ["decimal_text"]


def decimal_text(value: Decimal) -> str:
    """The digits of a finite decimal, without exponent and without zeros at the end of a fraction; no ``-0``."""
    # Not normalize(): it rounds to the 28 digits of the default context.
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
