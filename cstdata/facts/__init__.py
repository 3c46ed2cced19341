"""Article text to facts with spans; gazetteers are data files under `gazetteer/`."""

from cstdata.facts.article import ArticleFacts, Found, extract

__all__ = ["ArticleFacts", "Found", "extract"]
