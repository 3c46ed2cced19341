"""Names of hosts and mail addresses that lost their stops (PDF copies of 2014)."""

import re
from collections.abc import Iterator
from functools import cache

from cstdata.parser.repairs.lexicon import Lexicon
from cstdata.parser.repairs.reading import Doubt, Find
from cstdata.parser.words import words

__all__ = ["find_hosts"]

_COUNTRY = "cn"


def find_hosts(text: str, lexicon: Lexicon) -> Iterator[Find | Doubt]:  # noqa: ARG001 - as the other finders
    """Hosts that begin with www, and domains behind an @, by their known endings."""
    if "www" not in text and "@" not in text:
        return
    for match in _host().finditer(text):
        stem, ending = match["stem"].strip("."), match["ending"].replace(".", "")
        if ending.endswith(_COUNTRY) and ending != _COUNTRY:
            ending = f"{ending.removesuffix(_COUNTRY)}.{_COUNTRY}"
        read = f"{match['head']}{'.' if match['head'] == 'www' else ''}{stem}.{ending}"
        if read != match[0]:
            yield Find("lost_sign", match.start(), match.end(), read)


@cache
def _host() -> re.Pattern[str]:
    endings = sorted(words("repairs/host_endings"), key=lambda ending: (-len(ending), ending))
    spelt = (rf"{e.removesuffix(_COUNTRY)}\.?{_COUNTRY}" if e.endswith(_COUNTRY) else e for e in endings)
    return re.compile(
        rf"(?<![\w.@-])(?P<head>www|[\w.+-]+@)(?P<stem>\.?[a-z0-9-]{{2,}}(?:\.[a-z0-9-]+)*?\.?)"
        rf"(?P<ending>{'|'.join(spelt)})(?![\w@-]|\.\w)"
    )
