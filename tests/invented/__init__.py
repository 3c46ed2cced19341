"""Invented newsletters in every layout, with the quirks of the real ones.

`prose` writes, `content` makes an issue of it, `layouts` sets it in a family's layout as a `Page` of pieces, `quirks`
damages page and pieces, and `expectation` says what a parser should find and how what it found differs.
"""
