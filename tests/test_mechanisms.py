"""Pairs of a right and a wrong rendering, each for a mechanism that no example of a page shows."""

from __future__ import annotations

import pytest

import aligner

# English, what is right, what is wrong, the rule.
PAIRS = [
    # by how much, and to how much
    ("The river fell by two metres.", "دریا کی سطح دو میٹر گر گئی۔",
     "دریا کی سطح گر کر دو میٹر رہ گئی۔", "NUM010"),
    ("Output rose to 90 tonnes.", "پیداوار بڑھ کر 90 ٹن ہو گئی۔",
     "پیداوار میں 90 ٹن اضافہ ہوا۔", "NUM010"),
    # the one and not the other
    ("The village needs not a road but a school.", "گاؤں کو سڑک کی نہیں، سکول کی ضرورت ہے۔",
     "گاؤں کو سکول کی نہیں، سڑک کی ضرورت ہے۔", "NEG004"),
    ("The clerk, not the judge, lost the file.", "فائل جج نے نہیں، کلرک نے گم کی۔",
     "فائل کلرک نے نہیں، جج نے گم کی۔", "NEG004"),
    # a denial lost in the main clause, beside one of what is said
    ("Doctors found no proof that he had neglected the child.",
     "ڈاکٹروں کو کوئی ثبوت نہیں ملا کہ اس نے بچے کو نظر انداز کیا تھا۔",
     "ڈاکٹروں کو ثبوت مل گیا کہ اس نے بچے کو نظر انداز کیا تھا۔", "NEG001"),
    ("The rumour is not baseless.", "یہ افواہ بے بنیاد نہیں۔", "یہ افواہ بے بنیاد ہے۔", "NEG001"),
    ("Not all the guests were present.", "تمام مہمان موجود نہ تھے۔",
     "کوئی بھی مہمان موجود نہ تھا، سب غیر حاضر تھے۔", "NEG004"),
    # opposites
    ("Sales were up 17 per cent from last year.", "فروخت پچھلے سال سے 17 فیصد زیادہ رہی۔",
     "فروخت پچھلے سال سے 17 فیصد کم رہی۔", "OPP001"),
    ("The clinic reopened after a month.", "کلینک ایک ماہ بعد دوبارہ کھل گیا۔",
     "کلینک ایک ماہ بعد دوبارہ بند ہو گیا۔", "OPP001"),
    ("Most students never complain.", "بیشتر طلبہ کبھی شکایت نہیں کرتے۔",
     "چند ایک طلبہ کبھی شکایت نہیں کرتے۔", "OPP001"),
    # what may be, is hoped, is going on
    ("The city may have to borrow money.", "شہر کو قرض لینا پڑ سکتا ہے۔",
     "شہر کے لیے قرض لینا لازمی ہے۔", "OPP005"),
    ("The villagers hoped to repair the dam.", "دیہاتیوں کو بند کی مرمت کی امید تھی۔",
     "دیہاتی بند کی مرمت میں کامیاب رہے۔", "OPP005"),
    ("The masons are rebuilding the old wall.", "مستری پرانی دیوار دوبارہ بنا رہے ہیں۔",
     "مستری پرانی دیوار دوبارہ بنا چکے ہیں۔", "OPP004"),
    # a country's name is no word that only sounds like it
    ("Bahrain opened its harbour to the fleet.", "بحرین نے اپنی بندرگاہ بیڑے کے لیے کھول دی۔",
     "قطر نے گولہ باری کے بعد اپنی بندرگاہ بیڑے کے لیے کھول دی۔", "ENT001"),
    # roles
    ("The doctors, whom the new managers regard as a burden, are leaving.",
     "ڈاکٹر، جنہیں نئے منتظمین بوجھ سمجھتے ہیں، جا رہے ہیں۔",
     "ڈاکٹر، جو نئے منتظمین کو بوجھ سمجھتے ہیں، جا رہے ہیں۔", "ROLE001"),
    ("A guard named Habib was shot by two men.", "حبیب نامی ایک محافظ کو دو افراد نے گولی مار دی۔",
     "حبیب نامی ایک محافظ نے دو افراد کو گولی مار دی۔", "ROLE001"),
    ("Voters trust the judges more than the ministers.",
     "ووٹر وزرا سے زیادہ ججوں پر بھروسا کرتے ہیں۔",
     "ووٹر ججوں سے زیادہ وزرا پر بھروسا کرتے ہیں۔", "ROLE005"),
    ("The bench not only upheld the order but also directed the department to pay.",
     "بینچ نے نہ صرف حکم برقرار رکھا بلکہ محکمے کو یہ ہدایت بھی کی کہ وہ رقم ادا کرے۔",
     "بینچ نے نہ صرف حکم برقرار رکھا بلکہ محکمے نے اسے یہ ہدایت بھی کی کہ وہ رقم ادا کرے۔",
     "ROLE002"),
    # verbs that look like nouns, participles before nouns, a subject right behind a phrase
    ("Villagers trust healers.", "دیہاتی حکیموں پر بھروسا کرتے ہیں۔",
     "حکیم دیہاتیوں پر بھروسا کرتے ہیں۔", "ROLE001"),
    ("Masked men robbed traders.", "نقاب پوش افراد نے تاجروں کو لوٹ لیا۔",
     "تاجروں نے نقاب پوش افراد کو لوٹ لیا۔", "ROLE001"),
    ("During lockdown teachers taught soldiers.", "لاک ڈاؤن میں اساتذہ نے فوجیوں کو پڑھایا۔",
     "لاک ڈاؤن میں فوجیوں نے اساتذہ کو پڑھایا۔", "ROLE001"),
    ("The bank, which the regulator fined, appealed.",
     "جس بینک پر ریگولیٹر نے جرمانہ عائد کیا تھا، اس نے اپیل کی۔",
     "جس بینک نے ریگولیٹر پر جرمانہ عائد کیا تھا، اس نے اپیل کی۔", "ROLE001"),
    # two places beside the subject
    ("Nepal handed over the smuggler to the police.",
     "نیپال نے اسمگلر کو پولیس کے حوالے کر دیا۔",
     "نیپال نے پولیس کو اسمگلر کے حوالے کر دیا۔", "ROLE004"),
    ("The tenant complained to the mayor about the builder.",
     "کرایہ دار نے میئر سے بلڈر کی شکایت کی۔",
     "کرایہ دار نے بلڈر سے میئر کی شکایت کی۔", "ROLE004"),
    ("The witness told the judge about the constable.",
     "گواہ نے جج کو کانسٹیبل کے بارے میں بتایا۔",
     "گواہ نے کانسٹیبل کو جج کے بارے میں بتایا۔", "ROLE004"),
    ("The junta fears the monks more than the rebels.",
     "فوجی حکومت باغیوں سے زیادہ بھکشوؤں سے خوف زدہ ہے۔",
     "فوجی حکومت بھکشوؤں سے زیادہ باغیوں سے خوف زدہ ہے۔", "ROLE005"),
    # she and he
    ("He lives in Quetta.", "وہ کوئٹہ میں رہتے ہیں۔", "وہ کوئٹہ میں رہتی ہیں۔", "ROLE006"),
    # telling denied, and what is told
    ("The minister did not explain why the road had been closed.",
     "وزیر نے یہ نہیں بتایا کہ سڑک کیوں بند کی گئی۔",
     "وزیر نے بتایا کہ سڑک کیوں بند نہیں کی گئی۔", "NEG004"),
    # a body that shares a word with another
    ("The Federal Board of Revenue froze the singer's accounts.",
     "فیڈرل بورڈ آف ریونیو نے گلوکار کے کھاتے منجمد کر دیے۔",
     "وفاقی تحقیقاتی ادارے نے گلوکار کے کھاتے منجمد کر دیے۔", "ENT001"),
    # what is left out at the end
    ("The boatmen ended their strike after the toll was halved.",
     "محصول آدھا ہونے کے بعد کشتی بانوں نے ہڑتال ختم کر دی۔", "کشتی بانوں نے ہڑتال ختم کر دی۔",
     "OMI001"),
    # what is added
    ("The factory closed two workshops.", "فیکٹری نے دو ورکشاپیں بند کر دیں۔",
     "فیکٹری نے بھٹی میں خرابی کے باعث دو ورکشاپیں بند کر دیں۔", "ADD001"),
    ("The high court freed the student leader on bail.",
     "ہائی کورٹ نے طلبہ رہنما کو ضمانت پر رہا کر دیا۔",
     "ہائی کورٹ نے طلبہ رہنما کو ضمانت پر رہا کر دیا مگر ان کا پاسپورٹ ضبط کر لیا۔", "ADD001"),
    ("The mayor will visit the market on Monday.", "میئر پیر کو بازار کا دورہ کریں گے۔",
     "میئر فوجی سربراہ کے ہمراہ پیر کو بازار کا دورہ کریں گے۔", "ADD001"),
    ("The power plant has four days of coal.", "بجلی گھر کے پاس چار دن کا کوئلہ ہے۔",
     "بجلی گھر کے پاس چار دن کا کوئلہ ہے اور مزدوروں نے ہڑتال شروع کر دی۔", "ADD001"),
    # a joined phrase, and who says so
    ("The council promised new lamps and a public library in Multan.",
     "کونسل نے ملتان میں نئے لیمپ اور ایک عوامی لائبریری کا وعدہ کیا۔",
     "کونسل نے ملتان میں نئے لیمپ کا وعدہ کیا۔", "OMI001"),
    ("The factory owner beat two workers, police said.",
     "پولیس کے مطابق فیکٹری کے مالک نے دو مزدوروں کو پیٹا۔",
     "فیکٹری کے مالک نے دو مزدوروں کو پیٹا۔", "OMI001"),
    ("According to the auditor, the department bought 40 idle generators.",
     "آڈیٹر کے مطابق محکمے نے 40 بیکار جنریٹر خریدے۔", "محکمے نے 40 بیکار جنریٹر خریدے۔", "OMI001"),
    # what is added to a list or a place
    ("Doctors advised the patients to stay at home.",
     "ڈاکٹروں نے مریضوں کو گھر میں رہنے کا مشورہ دیا۔",
     "ڈاکٹروں نے مریضوں کو گھر میں رہنے اور ماسک پہننے کا مشورہ دیا۔", "ADD001"),
    ("The election in Quetta will be held on Sunday.", "کوئٹہ میں انتخاب اتوار کو ہو گا۔",
     "کوئٹہ میں انتخاب فوج کی نگرانی میں اتوار کو ہو گا۔", "ADD001"),
    # whose it is, and who is meant
    ("The mayor praised the governor's daughter.", "میئر نے گورنر کی بیٹی کی تعریف کی۔",
     "گورنر نے میئر کی بیٹی کی تعریف کی۔", "ROLE001"),
    ("The minister cancelled the sit-in, not the strike.", "وزیر نے دھرنا منسوخ کیا، ہڑتال نہیں۔",
     "وزیر نے ہڑتال منسوخ کی، دھرنا نہیں۔", "ROLE001"),
    ("Farmers blame not the drought but the canal.",
     "کسان خشک سالی کو نہیں بلکہ نہر کو ذمہ دار سمجھتے ہیں۔",
     "کسان نہر کو نہیں بلکہ خشک سالی کو ذمہ دار سمجھتے ہیں۔", "ROLE001"),
    # who does it in a relative clause, who hears, what is held against what
    ("The minister thanked the nurse he had insulted.",
     "وزیر نے اس نرس کا شکریہ ادا کیا جس کی انہوں نے توہین کی تھی۔",
     "وزیر نے اس نرس کا شکریہ ادا کیا جس نے ان کی توہین کی تھی۔", "ROLE001"),
    ("The farmer recognised the officer who had beaten him.",
     "کسان نے اس افسر کو پہچان لیا جس نے اسے پیٹا تھا۔",
     "کسان نے اس افسر کو پہچان لیا جسے اس نے پیٹا تھا۔", "ROLE003"),
    ("She was not told why the school had closed.", "انہیں نہیں بتایا گیا کہ اسکول کیوں بند ہوا۔",
     "انہوں نے نہیں بتایا کہ اسکول کیوں بند ہوا۔", "ROLE002"),
    ("Farmers were told of the decision only last week.",
     "کسانوں کو فیصلے سے گزشتہ ہفتے ہی آگاہ کیا گیا۔",
     "کسانوں نے گزشتہ ہفتے ہی فیصلے کا اعلان کیا۔", "ROLE002"),
    ("Turkey now grows far more cotton than Egypt does.",
     "کپاس کی پیداوار میں اب ترکی مصر سے کہیں آگے ہے۔",
     "کپاس کی پیداوار میں اب مصر ترکی سے کہیں آگے ہے۔", "ROLE005"),
    ("Jordan buys about a third of its gas from Egypt.",
     "اردن اپنی تقریباً ایک تہائی گیس مصر سے خریدتا ہے۔",
     "مصر اپنی تقریباً ایک تہائی گیس اردن سے خریدتا ہے۔", "ROLE004"),
    ("The mayor's brother sued the banker's wife.",
     "میئر کے بھائی نے بینکار کی اہلیہ پر مقدمہ کر دیا۔",
     "بینکار کے بھائی نے میئر کی اہلیہ پر مقدمہ کر دیا۔", "ROLE001"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "right", "wrong", "rule"), PAIRS)
def test_the_wrong_rendering_is_told_from_the_right_one(
    english: str, right: str, wrong: str, rule: str
) -> None:
    faithful, turned = aligner.check_pairs([(english, right), (english, wrong)])
    assert [f.message for f in faithful if f.severity.rank > 0] == []
    assert rule in [f.rule for f in turned if f.severity.rank > 0]


@pytest.mark.parametrize(
    ("english", "urdu"),
    [
        # a chain that leaves its verb out; who acts, named behind a comma
        ("Judges blame prosecutors, prosecutors blame the police.",
         "جج استغاثہ کو مورد الزام ٹھہراتے ہیں، استغاثہ پولیس کو۔"),
        ("They were turned away by a young officer, Hina Palijo.",
         "نوجوان افسر حنا پلیجو نے انہیں واپس لوٹا دیا۔"),
        # a place behind an event is not where something goes
        ("The toll from the blast in Duki rose.", "دکی میں دھماکے سے ہلاکتوں کی تعداد بڑھ گئی۔"),
        # no denial: what is easy, quick or within reach
        ("The target is within reach.", "ہدف پہنچ سے باہر نہیں۔"),
        ("Officials were quick to take credit.",
         "حکام نے سہرا اپنے سر باندھنے میں دیر نہیں لگائی۔"),
        # a relative clause without a pronoun
        ("The tabloid compensated the actress it had libelled.",
         "اخبار نے اس اداکارہ کو ہرجانہ ادا کیا جس کی اس نے کردار کشی کی تھی۔"),
        # a name in a figure of speech
        ("Paying the gardeners this way is robbing Peter to pay Paul.",
         "مالیوں کو اس طرح تنخواہ دینا ایک کا حق مار کر دوسرے کو دینا ہے۔"),
        # her father is he
        ("She said her father was pleased and went home.",
         "انہوں نے کہا کہ ان کے والد خوش تھے اور وہ گھر چلے گئے۔"),
        # what only looks like an exchange
        ("The bill covers retired judges, not serving ones.",
         "بل ریٹائرڈ ججوں پر لاگو ہے، حاضر سروس ججوں پر نہیں۔"),
        ("The minister's visit to Lahore was short.", "وزیر کا لاہور کا دورہ مختصر تھا۔"),
        ("The army's spokesman met the mayor.", "میئر سے فوج کے ترجمان نے ملاقات کی۔"),
        ("It was the last thing they needed.", "یہ آخری چیز تھی جو ان کو درکار تھی۔"),
        ("He was robbed by men he had once employed.", "اسے ان افراد نے لوٹا جو اس کے ملازم تھے۔"),
        ("Warm water cleans more than cold water.", "گرم پانی ٹھنڈے پانی سے زیادہ صاف کرتا ہے۔"),
        ("The judge gave a stern warning.", "جج نے سخت اور کڑی تنبیہ کی۔"),
        # a gloss
        ("Inland lies a desolate plateau.", "اندرون ملک ایک ویران پلیٹو یعنی بلند ہموار میدان ہے۔"),
    ],
)  # fmt: skip
def test_a_free_rendering_is_left_alone(english: str, urdu: str) -> None:
    (found,) = aligner.check_pairs([(english, urdu)])
    assert [f.message for f in found if f.severity.rank > 0] == []
