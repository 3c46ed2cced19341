"""The layout family of a document, found from its content alone, never from its name, address or year."""

from cstdata.parser.layouts import Evidence, Layout, layouts
from cstdata.parser.newsletter import Newsletter
from cstdata.problems import CstdataError, Problem
from cstdata.readers import Document

__all__ = ["detect", "parse"]


def detect(document: Document) -> tuple[Layout, Evidence]:
    """The layout family of a document, with what speaks for it.

    Raises:
        CstdataError: ``not-a-newsletter`` where no family fits, ``layout-ambiguous`` where several do; the
            message says what was seen.
    """
    seen = [(layout, layout.evidence(document)) for layout in layouts()]
    lowest = min((layout.rank for layout, evidence in seen if evidence.fits), default=0)
    fitting = [(layout, evidence) for layout, evidence in seen if evidence.fits and layout.rank == lowest]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        names = ", ".join(f"{layout.name}: {'; '.join(evidence.shown)}" for layout, evidence in fitting)
        raise CstdataError(
            Problem(
                code="layout-ambiguous",
                message=f"several layouts fit equally ({names})",
                line=document.first_line,
                column=1,
            )
        )
    layout, nearest = max(seen, key=lambda pair: len(pair[1].shown) / (len(pair[1].shown) + len(pair[1].lacking)))
    raise CstdataError(
        Problem(
            code="not-a-newsletter",
            message=(
                f"the document is in no known layout of the newsletter; nearest to {layout.name}: "
                f"shows {', '.join(nearest.shown) or 'nothing of it'}; lacks {', '.join(nearest.lacking)}"
            ),
            line=document.first_line,
            column=1,
        )
    )


def parse(document: Document) -> Newsletter:
    """Read the one newsletter in a document.

    Raises:
        CstdataError: As `detect`; ``contents-without-body`` where the document ends in its contents list,
            ``several-issues`` where it holds another newsletter; `cstdata.parser.parse_all` reads them all.
    """
    layout, evidence = detect(document)
    return layout.parse(document, evidence)
