"""Words that a line end cut or joined are read as they were; names, units and rare words stay."""

import pytest
from reading import doubts, read, repairs


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("The plan was publiciz ed by the town.", "The plan was publicized by the town."),
        ("The Ch inese side and two Ita lian guests came.", "The Chinese side and two Italian guests came."),
        ("It is new, he s aid of the road.", "It is new, he said of the road."),
        ("She be lieves in it.", "She believes in it."),
        ("Word s of thanks followed.", "Words of thanks followed."),
        ("T he road is open.", "The road is open."),
        ("It rains. T he road is open.", "It rains. The road is open."),
        ("Five Rese arch institutes took part.", "Five Research institutes took part."),
        ("An internat ion al meeting was held.", "An international meeting was held."),
        ("The organis ation and its program mes grew.", "The organisation and its programmes grew."),
        ("A road to Guang dong and Chong qing is built.", "A road to Guangdong and Chongqing is built."),
    ],
)
def test_a_word_with_a_blank_inside_is_one(printed: str, meant: str) -> None:
    assert read(printed) == meant


def test_a_word_that_the_document_prints_whole_is_known() -> None:
    assert read("The perovsk ite film is thin.\n\nAn older perovskite film was thick.").startswith(
        "The perovskite film"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Bai led a team to Ma in the north, and Gao in turn met Pan is all that is known.",
        "Li Xue Yong, Zhu Rong ji, Lu Yong-xiang and J. S. Smith met T. D. Lee.",
        "Vitamin C and hepatitis C, Phase I and Plan B, type A and class A.",
        "A beam 5 m long, 3 t heavy, 20 s late, 9 l full, 4 d old, and 5 mm of rain on 3 mu of land.",
        "In form and in to, a part of any one, web site and data base, every day and all right.",
        "Oryza sativa, Zea mays, Escherichia coli, in vitro, in situ, ad hoc, et al., per capita",
        "Deutsche Forschungsgemeinschaft, Institut de la recherche, Universidad de los Andes, van der Waals",
        "The town\u2019 s aid, the towns' aid, x rays and e mail and T shirts",
        "1) a list 2) b list; (a) one, (b) two, and a b c d",
    ],
)
def test_words_that_stand_side_by_side_stay(text: str) -> None:
    assert repairs(text) == []
    assert doubts(text) == ()


@pytest.mark.parametrize(
    ("text", "printed"),
    [("It is there fore new.", "there fore"), ("In China s aid was asked for.", "s aid")],
)
def test_what_could_be_one_word_or_two_is_listed(text: str, printed: str) -> None:
    assert repairs(text) == []
    assert [(problem.code, problem.value) for problem in doubts(text)] == [("repair-doubtful", printed)]


def test_doubts_are_listed_up_to_a_number_and_counted() -> None:
    listed = doubts("It is there fore new.\n\n" * 30)
    assert len(listed) == 21
    assert "30 places" in listed[-1].message
    assert (listed[1].line, listed[1].column) == (3, 7)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("They sent a satelliteinto space.", "They sent a satellite into space."),
        ("It is part ofthe plan, andthe last one.", "It is part of the plan, and the last one."),
        ("From Hunan Province and Hubei Provinceand the lake.", "From Hunan Province and Hubei Province and the lake."),
        ("They met the nations.She spoke first.", "They met the nations. She spoke first."),
        ("It grew last year,This year it fell.", "It grew last year, This year it fell."),
        ("The people ofChina and inJapan agree.", "The people of China and in Japan agree."),
        ("Thecommittee met.", "The committee met."),
    ],
)
def test_words_that_were_joined_are_parted(printed: str, meant: str) -> None:
    assert read(printed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "biosafety, nanotube, geohazard, biorefinery, mariculture, agroforestry, taikonaut, cryosphere",
        "Marchand, Bertrand, Samarkand, Queensland, Jutland, Theodore, Kuwaitis, Israelis, Rovaniemi",
        "drylands, shrublands, hinterland, therein, whereby, forthwith, wherewith, un petit marchand",
        "P.R.China, Ph.D students, U.S. Army, e.g. Ten, D.C. Five, No.5, No.III, St.Gallen",
        "www.Example.org.cn, http://example.org/a,Bcd.Ef, name.Surname@example.org",
        "McDonald, iPhone, eBay, DeepMind, PowerPoint and LaTeX",
    ],
)
def test_whole_words_stay_whole(text: str) -> None:
    assert repairs(text) == []


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Ten re- searchers took part.", "Ten researchers took part."),
        ("A road to Cheng- du was built.", "A road to Chengdu was built."),
        ("A 10- million grant and a Sino- Thai team.", "A 10-million grant and a Sino-Thai team."),
        ("A self- made wheel turns.", "A self-made wheel turns."),
    ],
)
def test_a_word_with_a_blank_behind_its_hyphen_is_one(printed: str, meant: str) -> None:
    assert read(printed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "small- and medium-sized firms, short- to long-term aims, mid- or late May",
        "Forschungs- und Technologiezentrum",
        "the first step- the plan - and the last",
    ],
)
def test_a_hyphen_that_stands_by_itself_stays(text: str) -> None:
    assert repairs(text) == []


def test_a_hyphen_of_unknown_words_is_doubtful() -> None:
    (doubt,) = doubts("The old Qorvel- zint bridge fell.")
    assert doubt.expected == "Qorvel-zint or Qorvelzint"


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Ten wheels,five mills and one lake.", "Ten wheels, five mills and one lake."),
        ("Ten wheels , five mills ,and one lake.", "Ten wheels, five mills, and one lake."),
        ("On December 8 ,1999 it rained.", "On December 8, 1999 it rained."),
    ],
)
def test_blanks_about_a_comma_are_put_right(printed: str, meant: str) -> None:
    assert read(printed) == meant


@pytest.mark.parametrize(
    "text", ["1,2-dichloro, N,N-dimethyl and 2,4-D", "http://example.org/a,b and a.b,c.d", "20,30"]
)
def test_commas_in_other_things_stay(text: str) -> None:
    assert repairs(text) == []
