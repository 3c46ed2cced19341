"""The whole line: documents or record files to a package, documents to record files.

Each document is worked on by itself, in this process or in several; what they give is put together in the
order of the issues, so that neither the number of workers nor the order of the files shows.
"""

from cstdata.pipeline.building import DATA_VERSION, build_package
from cstdata.pipeline.gathering import SeveralDocumentsError
from cstdata.pipeline.recording import parse_documents
from cstdata.pipeline.reports import BuildReport, BuiltDocument, ParseReport

__all__ = [
    "DATA_VERSION",
    "BuildReport",
    "BuiltDocument",
    "ParseReport",
    "SeveralDocumentsError",
    "build_package",
    "parse_documents",
]
