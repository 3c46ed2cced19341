"""What a build is given: files, folders, patterns, archives and standard input, to documents and record files.

Nothing is unpacked to the disk. Each message names what it is about, a member of an archive as ``archive.zip!member``.
"""

from cstdata.sources.bundled import bundled_record_files, sample_newsletters
from cstdata.sources.finding import STANDARD_INPUT, find_sources
from cstdata.sources.source import Source, media_type_of_name

__all__ = [
    "STANDARD_INPUT",
    "Source",
    "bundled_record_files",
    "find_sources",
    "media_type_of_name",
    "sample_newsletters",
]
