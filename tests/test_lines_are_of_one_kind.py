"""A line that is known for a footer, a running head or an empty cell is part of nothing else."""

import pytest
from newsletter_factory import assert_covered, document_of

from cstdata.parser import parse

RUN_TOGETHER = (
    "CHINA SCIENCE AND TECHNOLOGY NEWSLETTER Department of International Cooperation "
    "Ministry of Science and Technology(MOST), P.R.China No.585 June 10 2010\n"
    "Coastal News Peat Drills in Qingdao Who Pays for Canal Locks?\n"
    "Monthly-Editorial Board:7,\n"
    "(Source: Orchard Weekly, May 13, 2010)Contact: Gu Invented E-mail:desk@example.org\n"
    "Peat Drills in Qingdao\nEngineers met in Qingdao on May 3, 2010 to look at a drill.\n"
)
CELLS = (
    "The Ministry of Science and Technology\nPeople's Republic of China\nN0.652 |\nApril 20, 2012 |\n"
    "Pump Lifts Sea Water over\n|\nthe Dunes\nQuay Rebuilt in Record Time\n"
    "Pump Lifts Sea Water over the Dunes\nEngineers met in Qingdao on May 3, 2012 to look at a pump.\n"
    "Quay Rebuilt in Record Time\nThe quay was rebuilt in two years by masons of the county.\n"
)


@pytest.mark.parametrize(
    "text", [RUN_TOGETHER, CELLS], ids=["a source in a line of the footer", "an empty cell in a title"]
)
def test_no_character_is_taken_twice(text: str) -> None:
    assert_covered(parse(document_of(text, media_type="text/plain")))
