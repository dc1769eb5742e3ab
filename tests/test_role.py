"""ROLE: who did what to whom."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import resources
from aligner.checks.base import Flag, Pair
from aligner.checks.role import RoleCheck
from aligner.config import Config
from aligner.document import Side
from aligner.language.urdu_forms import fold
from aligner.roles import frames, verbs
from aligner.roles.words import word_class

SHARED = Path(__file__).parents[2] / "shared"


def flags(english: str, urdu: str) -> list[Flag]:
    return list(RoleCheck().check(Pair(english, urdu), Config()))


def codes(english: str, urdu: str) -> list[str]:
    return [flag.rule.code for flag in flags(english, urdu)]


SUFFERED = "By the end of May, Kenya had experienced 118 attacks in 2023."


def test_the_sufferer_of_attacks_made_their_author_is_found_with_both_spans() -> None:
    urdu = "مئی کے آخر تک کینیا نے 2023 میں 118 حملے کیے تھے۔"
    (flag,) = flags(SUFFERED, urdu)
    assert flag.rule.code == "ROLE002"
    assert flag.source_span is not None and flag.target_span is not None
    assert "experienced" in SUFFERED[flag.source_span.start : flag.source_span.end]
    assert urdu[flag.target_span.start : flag.target_span.end] == "حملے کیے"
    marked = {r.side: r.span for r in flag.related}
    assert SUFFERED[marked[Side.SOURCE].start : marked[Side.SOURCE].end] == "Kenya"
    assert urdu[marked[Side.TARGET].start : marked[Side.TARGET].end] == "کینیا"
    assert flag.confidence >= 0.8


@pytest.mark.parametrize(
    "urdu",
    [
        "مئی کے آخر تک کینیا کو 118 حملوں کا سامنا کرنا پڑا۔",
        "مئی کے آخر تک کینیا میں 118 حملے ہوئے۔",
        "مئی کے آخر تک کینیا پر 118 حملے کیے گئے۔",
        "مئی کے آخر تک کینیا 118 حملوں کا نشانہ بنا۔",
        "مئی کے آخر تک کینیا نے 118 حملے برداشت کیے۔",
    ],
)
def test_renderings_that_keep_the_sufferer_are_silent(urdu: str) -> None:
    assert codes(SUFFERED, urdu) == []


# English, what is right, what is wrong, and the rule: one construction each.
PAIRS = [
    # passives rendered as agentives
    ("The thief was caught by the villagers.", "گاؤں والوں نے چور کو پکڑ لیا۔",
     "چور نے گاؤں والوں کو پکڑ لیا۔", "ROLE001"),
    ("The rebels were beaten by the army.", "باغیوں کو فوج کے ہاتھوں شکست ہوئی۔",
     "فوج کو باغیوں کے ہاتھوں شکست ہوئی۔", "ROLE001"),
    ("The reporter was threatened by the gang.", "رپورٹر کو گروہ کی جانب سے دھمکی ملی۔",
     "گروہ کو رپورٹر کی جانب سے دھمکی ملی۔", "ROLE001"),
    # without نے: future, habitual, obligation aside
    ("The judge will summon the minister.", "جج وزیر کو طلب کریں گے۔",
     "وزیر جج کو طلب کریں گے۔", "ROLE001"),
    ("The students fear the principal.", "طلبہ پرنسپل سے ڈرتے ہیں۔",
     "پرنسپل طلبہ سے ڈرتے ہیں۔", "ROLE001"),
    # an adverbial between subject and predicate, the object first
    ("The police arrested the smuggler.", "اسمگلر کو کل رات پولیس نے گرفتار کر لیا۔",
     "پولیس کو کل رات اسمگلر نے گرفتار کر لیا۔", "ROLE001"),
    # possessors
    ("The court rejected the minister's appeal.", "عدالت نے وزیر کی اپیل مسترد کر دی۔",
     "وزیر نے عدالت کی اپیل مسترد کر دی۔", "ROLE001"),
    # a verb that the table does not know
    ("The witnesses identified the robber.", "گواہوں نے ڈاکو کو شناخت کر لیا۔",
     "ڈاکو نے گواہوں کو شناخت کر لیا۔", "ROLE001"),
    # nations as adjectives
    ("Jordan expelled the Iraqi ambassador.", "اردن نے عراقی سفیر کو ملک بدر کر دیا۔",
     "عراق نے اردنی سفیر کو ملک بدر کر دیا۔", "ROLE001"),
    # one entity is enough where the event is the same
    ("The convoy was attacked 11 times.", "قافلے پر 11 بار حملہ ہوا۔",
     "قافلے نے 11 بار حملہ کیا۔", "ROLE002"),
    ("Kenya was hit by 31 attacks.", "کینیا میں 31 حملے ہوئے۔",
     "کینیا نے 31 حملے کیے۔", "ROLE002"),
    ("The militants carried out nine attacks.", "عسکریت پسندوں نے نو حملے کیے۔",
     "عسکریت پسندوں پر نو حملے ہوئے۔", "ROLE003"),
    # transfers, seen from either end
    ("Nepal bought the buses from India.", "نیپال نے بھارت سے بسیں خریدیں۔",
     "بھارت نے نیپال سے بسیں خریدیں۔", "ROLE004"),
    ("Nepal bought the buses from India.", "بھارت نے نیپال کو بسیں فروخت کیں۔",
     "نیپال نے بھارت کو بسیں فروخت کیں۔", "ROLE004"),
    ("The bank lent the farmer Rs500,000.", "کسان نے بینک سے پانچ لاکھ روپے قرض لیے۔",
     "بینک نے کسان سے پانچ لاکھ روپے قرض لیے۔", "ROLE004"),
    ("Power passed from the army to parliament.", "اقتدار فوج سے پارلیمنٹ کو منتقل ہوا۔",
     "اقتدار پارلیمنٹ سے فوج کو منتقل ہوا۔", "ROLE004"),
    ("The factory owes its workers three months' wages.",
     "فیکٹری کے ذمے مزدوروں کی تین ماہ کی اجرت واجب الادا ہے۔",
     "مزدوروں کے ذمے فیکٹری کی تین ماہ کی اجرت واجب الادا ہے۔", "ROLE001"),
    # rank and succession
    ("The nurse replaced the doctor.", "ڈاکٹر کی جگہ نرس نے لے لی۔",
     "نرس کی جگہ ڈاکٹر نے لے لی۔", "ROLE001"),
    ("Women outnumber men in the clinics.", "کلینکوں میں خواتین کی تعداد مردوں سے زیادہ ہے۔",
     "کلینکوں میں مردوں کی تعداد خواتین سے زیادہ ہے۔", "ROLE001"),
    # comparisons and dropped subjects
    ("Punjab is larger than Sindh.", "پنجاب سندھ سے بڑا ہے۔", "سندھ پنجاب سے بڑا ہے۔", "ROLE005"),
    ("Oman warned Kuwait and Bahrain before they were attacked.",
     "عمان نے کویت اور بحرین کو ان پر حملے سے پہلے خبردار کیا۔",
     "عمان نے حملے کا نشانہ بننے سے پہلے کویت اور بحرین کو خبردار کیا۔", "ROLE006"),
    # participles: their subject or object is the noun behind them
    ("The clerk robbed by two gunmen has resigned.",
     "دو مسلح افراد کے ہاتھوں لٹنے والے کلرک نے استعفیٰ دے دیا ہے۔",
     "دو مسلح افراد کو لوٹنے والے کلرک نے استعفیٰ دے دیا ہے۔", "ROLE001"),
    ("The nurses hired by the governor went on strike.",
     "گورنر کی بھرتی کردہ نرسوں نے ہڑتال کر دی۔",
     "نرسوں کے بھرتی کردہ گورنر نے ہڑتال کر دی۔", "ROLE001"),
    ("The tents, donated to the hospital by a Turkish charity, were burnt.",
     "ترک فلاحی ادارے کی جانب سے ہسپتال کو عطیہ کیے گئے خیمے جل گئے۔",
     "ہسپتال کی جانب سے ترک فلاحی ادارے کو عطیہ کیے گئے خیمے جل گئے۔", "ROLE004"),
    ("Abducted by pirates in May, the fishermen came home on Monday.",
     "مئی میں قزاقوں کے ہاتھوں اغوا ہونے والے ماہی گیر پیر کو گھر لوٹ آئے۔",
     "مئی میں قزاقوں کو اغوا کرنے والے ماہی گیر پیر کو گھر لوٹ آئے۔", "ROLE001"),
    # infinitives whose subject is that of the clause, or takes کو
    ("The mill agreed to compensate the widow.", "مل بیوہ کو معاوضہ دینے پر آمادہ ہو گئی۔",
     "بیوہ مل کو معاوضہ دینے پر آمادہ ہو گئی۔", "ROLE004"),
    ("The regulator cleared Gulf Bank's acquisition by Oman Oil.",
     "ریگولیٹر نے عمان آئل کو گلف بینک خریدنے کی اجازت دے دی۔",
     "ریگولیٹر نے گلف بینک کو عمان آئل خریدنے کی اجازت دے دی۔", "ROLE001"),
    # nouns that name the event
    ("The abduction of a judge by bandits shocked the town.",
     "ڈاکوؤں کے ہاتھوں جج کے اغوا نے قصبے کو ہلا دیا۔",
     "جج کے ہاتھوں ڈاکوؤں کے اغوا نے قصبے کو ہلا دیا۔", "ROLE001"),
    ("Japan's attack on China began the war.", "چین پر جاپان کے حملے سے جنگ شروع ہوئی۔",
     "جاپان پر چین کے حملے سے جنگ شروع ہوئی۔", "ROLE001"),
    ("Kenya's loss to Oman ended the tour.", "عمان کے ہاتھوں کینیا کی شکست پر دورہ ختم ہوا۔",
     "کینیا کے ہاتھوں عمان کی شکست پر دورہ ختم ہوا۔", "ROLE001"),
    # relative clauses, near their noun and far from it
    ("The priest forgave the thief who had robbed him.",
     "پادری نے اس چور کو معاف کر دیا جس نے اسے لوٹا تھا۔",
     "پادری نے اس چور کو معاف کر دیا جسے اس نے لوٹا تھا۔", "ROLE003"),
    ("Farmers who bought seed from traders were cheated.",
     "جن کسانوں نے تاجروں سے بیج خریدا انہیں دھوکا دیا گیا۔",
     "جن کسانوں سے تاجروں نے بیج خریدا انہیں دھوکا دیا گیا۔", "ROLE004"),
    ("The sailor, against whom his brother testified, was jailed.",
     "ملاح کو، جس کے خلاف اس کے بھائی نے گواہی دی، جیل بھیج دیا گیا۔",
     "ملاح کو، جس نے اپنے بھائی کے خلاف گواہی دی، جیل بھیج دیا گیا۔", "ROLE001"),
    # a name with a bracket, a people with a noun that adds nothing
    ("The PPP blamed the PML-N.", "پیپلز پارٹی نے مسلم لیگ (ن) کو ذمہ دار ٹھہرایا۔",
     "مسلم لیگ (ن) نے پیپلز پارٹی کو ذمہ دار ٹھہرایا۔", "ROLE001"),
    ("Sana Mir was beaten by a Kenyan.", "ثنا میر کو کینیا کی کھلاڑی نے شکست دی۔",
     "ثنا میر نے کینیا کی کھلاڑی کو شکست دی۔", "ROLE001"),
    # markers that tell a place whatever the predicate
    ("Hamza was replaced by Bilal.", "حمزہ کی جگہ بلال کو ٹیم میں رکھا گیا۔",
     "بلال کی جگہ حمزہ کو ٹیم میں رکھا گیا۔", "ROLE001"),
    # somebody else of the text
    ("The king named Omar governor on the advice of the queen.",
     "بادشاہ نے ملکہ کے مشورے پر عمر کو گورنر نامزد کیا۔",
     "ملکہ نے بادشاہ کے مشورے پر عمر کو گورنر نامزد کیا۔", "ROLE001"),
    # objects that are pronouns
    ("The ministry says it was deceived by the consultants.",
     "وزارت کا کہنا ہے کہ کنسلٹنٹس نے اسے دھوکا دیا۔",
     "وزارت کا کہنا ہے کہ اس نے کنسلٹنٹس کو دھوکا دیا۔", "ROLE003"),
    # comparisons with another verb than "be", and of an adjective that nothing links
    ("Nurses earn less than pilots.", "نرسیں پائلٹوں سے کم کماتی ہیں۔",
     "پائلٹ نرسوں سے کم کماتے ہیں۔", "ROLE005"),
    # asides, questions, whom an order tells, particles, clauses without "that"
    ("The general, angered by the leak, sacked his adviser.",
     "افشا پر برہم جنرل نے اپنے مشیر کو برطرف کر دیا۔",
     "افشا پر برہم مشیر نے جنرل کو برطرف کر دیا۔", "ROLE001"),
    ("Whom did the jury acquit?", "جیوری نے کسے بری کیا؟", "جیوری کو کس نے بری کیا؟", "ROLE003"),
    ("The court ordered the bank to repay the widow.",
     "عدالت نے بینک کو حکم دیا کہ وہ بیوہ کو رقم واپس کرے۔",
     "عدالت نے بیوہ کو حکم دیا کہ وہ بینک کو رقم واپس کرے۔", "ROLE001"),
    ("Analysts think oil is pushing up inflation.",
     "تجزیہ کاروں کے خیال میں تیل مہنگائی کو بڑھا رہا ہے۔",
     "تجزیہ کاروں کے خیال میں مہنگائی تیل کو بڑھا رہی ہے۔", "ROLE001"),
    # an expression as a verb of its own
    ("The spies kept the ministry in the dark.", "جاسوسوں نے وزارت کو لاعلم رکھا۔",
     "وزارت نے جاسوسوں کو لاعلم رکھا۔", "ROLE001"),
    # likes told apart by their adjectives
    ("The larger bank swallowed up its smaller rival.", "بڑا بینک اپنے چھوٹے حریف کو نگل گیا۔",
     "چھوٹا بینک اپنے بڑے حریف کو نگل گیا۔", "ROLE001"),
    # whose word it is, whose the ambassador is, who is meant
    ("Drivers say the owners cheat them.", "ڈرائیوروں کا کہنا ہے کہ مالکان انہیں دھوکا دیتے ہیں۔",
     "مالکان کا کہنا ہے کہ ڈرائیور انہیں دھوکا دیتے ہیں۔", "ROLE001"),
    ("Jordan's ambassador thanked Turkey.", "اردن کے سفیر نے ترکی کا شکریہ ادا کیا۔",
     "ترکی کے سفیر نے اردن کا شکریہ ادا کیا۔", "ROLE001"),
    ("Miners blame the owners rather than the inspectors.",
     "کان کن انسپکٹروں کے بجائے مالکان کو قصوروار ٹھہراتے ہیں۔",
     "کان کن مالکان کے بجائے انسپکٹروں کو قصوروار ٹھہراتے ہیں۔", "ROLE001"),
    ("Refugees from Mali are crossing into Niger.", "مالی کے پناہ گزین نائجر میں داخل ہو رہے ہیں۔",
     "نائجر کے پناہ گزین مالی میں داخل ہو رہے ہیں۔", "ROLE004"),
    # of two with کو the first must
    ("The mill must compensate the growers.", "مل کو کاشتکاروں کو معاوضہ دینا ہوگا۔",
     "کاشتکاروں کو مل کو معاوضہ دینا ہوگا۔", "ROLE004"),
    ("Hina was taller than Sara.", "حنا سارہ سے لمبی تھی۔", "سارہ حنا سے لمبی تھی۔", "ROLE005"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "right", "wrong", "code"), PAIRS)
def test_exchanged_places_are_found_and_kept_ones_silent(
    english: str, right: str, wrong: str, code: str
) -> None:
    assert codes(english, right) == []
    assert codes(english, wrong) == [code]


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        # a participle of another event, a list of agents, an instrument
        (
            "The police freed the man who attacked the shop.",
            "پولیس نے دکان پر حملہ کرنے والے شخص کو رہا کر دیا۔",
        ),
        (
            "Amnesty and other groups accused Chad.",
            "ایمنسٹی اور دیگر تنظیموں نے چاڈ پر الزام لگایا۔",
        ),
        (
            "Imran defeated by a narrow margin the candidate of the army.",
            "عمران نے فوج کے امیدوار کو معمولی فرق سے شکست دی۔",
        ),
        ("Police recovered the pistols from the thief.", "پولیس نے چور سے پستول برآمد کر لیے۔"),
        # the subject of an obligation takes کو
        ("Traders must install cameras.", "تاجروں کو کیمرے نصب کرنا ہوں گے۔"),
        # the opposite adjective turns a comparison round
        ("Hina was taller than Sara.", "سارہ حنا سے چھوٹی تھی۔"),
        # either way round is right
        ("Iran's minister met the Turkish president.", "ترک صدر نے ایران کے وزیر سے ملاقات کی۔"),
        # the Urdu verb turns the places round: شکست کھانا, پسند ہونا, ملنا
        ("The army defeated the rebels.", "باغیوں نے فوج سے شکست کھائی۔"),
        ("The children like the teacher.", "بچوں کو استاد پسند ہے۔"),
        ("The king gave the poet a village.", "شاعر کو بادشاہ سے گاؤں ملا۔"),
        # the entity is on both sides of the event
        (
            "Sudan bombed a camp in Chad and was bombed in turn.",
            "سوڈان نے چاڈ میں ایک کیمپ پر بمباری کی اور جواب میں خود بھی بمباری کا نشانہ بنا۔",
        ),
        # an antonym with exchanged sides
        ("Canada is bigger than India.", "بھارت کینیڈا سے چھوٹا ہے۔"),
        # the pronoun may mean the subject
        (
            "The refugees thanked the soldiers before they left.",
            "پناہ گزینوں نے جانے سے پہلے فوجیوں کا شکریہ ادا کیا۔",
        ),
        # obligation: کو marks who acts
        ("The police had to stop the protesters.", "پولیس کو مظاہرین کو روکنا پڑا۔"),
    ],
)
def test_what_is_no_error_is_silent(english: str, urdu: str) -> None:
    assert codes(english, urdu) == []


# -- the resources -------------------------------------------------------------------------------


def test_every_predicate_compiles_and_there_are_three_hundred() -> None:
    rows = frames.rows()
    assert len(rows) >= 300
    assert len({row["concept"] for row in rows}) == len(rows)
    for row in rows:
        assert row["kind"] in frames.KINDS
        english, urdu = frames.row_frames(row)
        assert english, row["concept"]
        bare = row["kind"] in ("symmetric", "experience") or row["concept"] == "any_verb"
        assert urdu or bare, row["concept"]


@pytest.mark.parametrize("text", ["A کو حملہ", "حملہ کرنا", "A حملہ P:پر کرنا"])
def test_a_broken_urdu_frame_is_named(text: str) -> None:
    with pytest.raises(resources.ResourceError, match="attack"):
        frames.parse_urdu(text, "attack")


def test_people_are_unique_and_have_urdu() -> None:
    rows = list(resources.read_tsv("people_nouns.tsv"))
    assert len(rows) >= 400
    names = [name for row in rows for name in resources.alternatives(row["english"])]
    doubled = {name for name in names if names.count(name) > 1}
    assert len(doubled) <= len(names) // 20  # "chair", "side": senses apart, both linked
    for row in rows:
        assert resources.alternatives(row["urdu"]), row["english"]


def _perfective(infinitive: str) -> str:
    forms = verbs.paradigm(infinitive)
    return next(form for form, aspect in forms if aspect is verbs.Aspect.PERFECTIVE)


def _urdu(frame: frames.Frame, people: dict[str, str]) -> str:
    ergative = frame.verb not in word_class("ur_intransitive")
    words = [people[frame.subject] + (" نے" if ergative else "")] if frame.subject else []
    for marker, place in frame.markers:
        words.append(people[place] + " " + ("کی" if marker == frames.GENITIVE else marker))
    return " ".join([*words, *frame.words, _perfective(frame.verb)]) + "۔"


def _english(frame: frames.Frame, people: dict[str, str]) -> str:
    words = [people[frame.subject], "will", frame.verb, *frame.words]
    words += [people[frame.object]] if frame.object else []
    words += frame.after
    used = {frame.subject, frame.object}
    for marker, place in frame.markers:
        if place not in used:
            words += [marker, people[place]]
            used.add(place)
    return " ".join(words).capitalize() + "."


def _both(frame: frames.Frame) -> bool:
    places = {frame.subject, frame.object, *(place for _, place in frame.markers)}
    return not frame.noun and {"A", "P"} <= places


def test_predicates_fire_on_sentences_made_from_their_own_frames() -> None:
    english = {"A": "the police", "P": "the protesters", "T": "the money"}
    right = {"A": "پولیس", "P": "مظاہرین", "T": "رقم"}
    wrong = {"A": "مظاہرین", "P": "پولیس", "T": "رقم"}
    tried = fired = 0
    for row in frames.rows():
        if row["kind"] in ("symmetric", "support"):
            continue
        sources, targets = frames.row_frames(row)
        pairs = [(s, t) for s in sources if _both(s) for t in targets if _both(t)]
        for source, target in pairs[:4]:
            sentence = _english(source, english)
            assert codes(sentence, _urdu(target, right)) == [], (sentence, _urdu(target, right))
            tried += 1
            fired += bool(codes(sentence, _urdu(target, wrong)))
    assert tried > 500
    assert fired / tried > 0.95


@pytest.mark.parametrize(
    "urdu",
    [
        "انجینئروں کی جانب سے ڈھلوان صاف کیے جانے پر رہائشیوں کو گاؤں واپس آنے دیا جائے گا۔",
        "انجینئروں کی جانب سے ڈھلوان صاف کیے جانے کے بعد رہائشیوں کو گاؤں واپس کیا جا سکتا ہے۔",
    ],
)
def test_who_returns_to_a_place_gives_it_nothing(urdu: str) -> None:
    english = "Residents may return to the village once engineers have cleared the slope."
    assert codes(english, urdu) == []


def test_words_behind_an_object_say_what_is_done_to_it() -> None:
    english = "The court sent the minister to jail."
    assert codes(english, "عدالت نے وزیر کو جیل بھیج دیا۔") == []
    assert codes(english, "وزیر نے عدالت کو جیل بھیج دیا۔") == ["ROLE001"]


@pytest.mark.parametrize(
    ("english", "right", "wrong"),
    [
        (
            "The speaker referred the bill to the committee.",
            "اسپیکر نے بل کمیٹی کے سپرد کر دیا۔",
            "کمیٹی نے بل اسپیکر کے سپرد کر دیا۔",
        ),
        (
            "The party withdrew support from the government.",
            "پارٹی نے حکومت کی حمایت واپس لے لی۔",
            "حکومت نے پارٹی کی حمایت واپس لے لی۔",
        ),
        (
            "The rebels sought refuge with the tribesmen.",
            "باغیوں نے قبائلیوں کے ہاں پناہ لی۔",
            "قبائلیوں نے باغیوں کے ہاں پناہ لی۔",
        ),
        (
            "The magistrate issued a warrant against the minister.",
            "مجسٹریٹ نے وزیر کے وارنٹ جاری کیے۔",
            "وزیر نے مجسٹریٹ کے وارنٹ جاری کیے۔",
        ),
        (
            "India scored three goals against Pakistan.",
            "بھارت نے پاکستان کے خلاف تین گول کیے۔",
            "پاکستان نے بھارت کے خلاف تین گول کیے۔",
        ),
    ],
)
def test_what_bodies_of_the_news_do_to_one_another(english: str, right: str, wrong: str) -> None:
    assert codes(english, right) == []
    assert codes(english, wrong)


def test_verb_forms_know_their_aspect() -> None:
    forms = dict(verbs.paradigm("دینا"))
    assert forms[fold("دیا")] is verbs.Aspect.PERFECTIVE
    assert forms[fold("دیتے")] is verbs.Aspect.IMPERFECTIVE
    assert forms[fold("دینے")] is verbs.Aspect.INFINITIVE


# -- properties ----------------------------------------------------------------------------------


def _sequences(words: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(words.split()), max_size=20)


_ENGLISH = _sequences("the police army Iran attacked was by who and told that before it . , of")
_URDU = _sequences("پولیس نے فوج کو پر حملہ کیا گیا کے ہاتھوں ایران سے کہ ہے اور ۔ ،")


@settings(deadline=None, max_examples=150)
@given(_ENGLISH, _URDU)
def test_no_text_breaks_the_check_and_spans_lie_inside(english: list[str], urdu: list[str]) -> None:
    source, target = " ".join(english), " ".join(urdu)
    for flag in flags(source, target):
        assert flag.source_span is not None and flag.target_span is not None
        assert 0 <= flag.source_span.start < flag.source_span.end <= len(source)
        assert 0 <= flag.target_span.start < flag.target_span.end <= len(target)
        assert 0.0 <= flag.confidence <= 1.0


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_characters_are_survived(english: str, urdu: str) -> None:
    flags("The police attacked Iran. " + english, "پولیس نے \u0651 " + urdu + " ایران پر حملہ کیا۔")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the shared data are not here")
def test_faithful_controls_are_silent() -> None:
    lines = (SHARED / "data/dev/faithful_controls.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        english, urdu = line.split("\t")[:2]
        assert codes(english, urdu) == []
