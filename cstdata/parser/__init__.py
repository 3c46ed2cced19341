"""Documents to newsletters: masthead, contents, sections, articles, paragraphs, source lines."""

from cstdata.parser.detection import detect, parse
from cstdata.parser.newsletter import Newsletter
from cstdata.parser.splitting import parse_all, split

__all__ = ["Newsletter", "detect", "parse", "parse_all", "split"]
