"""Where sentences end: none hides in front of another, and none is split."""

import pytest

from dossier.language.sentences import sentence_starts

ONE = (
    ("en", "The U.S. Navy counted."),
    ("en", "Dr. Holm of St. Peter counted."),
    ("en", "At 9 a.m. 600 people crossed."),
    ("en", "It is No. 5 of the list."),
    ("en", "well … yes they said"),
    ("en", "J. P. Berg left."),
    ("en", "The boat (it was old.) sank."),
    ("en", "He left in Jan. 2024 with Berg."),
    ("de", "Er kam z. B. am 3. Juni nach St. Gallen."),
    ("de", "Das kostet ca. 5 Mio. Euro."),
    ("ru", "В 2024 г. Холм уехал."),
    ("ru", "В г. Москве жил А. С. Холм."),
    ("en", "On Monday at 9 p.m. Berg left."),
    ("en", "Acme Inc. CEO Berg left."),
    ("en", "He told the U.S. State Department."),
    ("en", "He said “the boat … Berg’s boat … sank” twice."),
    ("en", "“The boat sank… Nobody lived”, Holm said."),
    ("en", "Jon B. He left."),
    ("en", "600 crossed (Holm said so. Berg agreed)."),
    ("en", "Holm et al. (2024) say so."),
    ("en", "Sgt. An left."),
    ("en", "J. K. In-Su left."),
    ("fr", "M. Le Holm est venu."),
    ("fr", "« Le bateau… Berg » dit-il."),
    ("zh", "“船沉了。”他说。"),
    ("ja", "「船が沈んだ…」と彼は言った。"),
    ("ko", "그는 “배가… 가라앉았다”고 말했다."),
    ("ar", "د. هولم قال ذلك."),
    ("es", "EE. UU. contó 600."),
    ("hi", "डॉ. होल्म आए।"),
)
TWO = (
    ("en", "The boat sank…", " Nobody lived."),
    ("en", "(The boat sank.)", " Nobody lived."),
    ("en", "[The boat sank.]", " Nobody lived."),
    ("en", "The boat sank...", " Nobody lived."),
    ("en", "The boat sank …", " Nobody lived."),
    ("en", "“The boat sank…”", " Nobody lived."),
    ("en", "It carried salt, sugar, etc.", " Nobody lived."),
    ("en", "They lived in the U.S.", " Nobody cared."),
    ("en", "He came at 9 p.m.", " Nobody saw him."),
    ("en", "Berg came at 9 p.m.", " Holm left."),
    ("en", "It was plan B.", " Nobody lived."),
    ("en", "He met Berg of Holm Inc.", " The firm sank."),
    ("en", "He left in Dec.", " They stayed."),
    ("en", "Ninety died.", " al-Holm spoke."),
    ("en", "The boat sank.", " (Nobody lived)."),
    ("de", "Das Boot sank usw.", " Niemand lebte."),
    ("de", "Es kostet 5 Mio.", " Niemand lebte."),
    ("de", "Das Boot sank …", " Niemand lebte."),
    ("fr", "Le bateau a coulé…", " « Personne », dit-il."),
    ("fr", "Le sel, etc.", " Personne n’a survécu."),
    ("es", "(El barco se hundió.)", " Nadie vivió."),
    ("it", "La nave affondò ecc.", " Nessuno visse."),
    ("nl", "De boot zonk enz.", " Niemand leefde."),
    ("pl", "Statek zatonął itd.", " Nikt nie przeżył."),
    ("ru", "Соль, сахар и т. д.", " Никто не выжил."),
    ("tr", "Gemi battı…", " Kimse yaşamadı."),
    ("zh", "船沉了……", "没有人活着。"),
    ("zh", "（船沉了。）", "没有人活着。"),
    ("ja", "船が沈んだ。", "誰も生きていない。"),
    ("ko", "배가 가라앉았다…", " 아무도 살지 못했다."),
    ("hi", "नाव डूब गई।", " कोई नहीं बचा।"),
    ("ur", "کشتی ڈوب گئی۔", " کوئی نہیں بچا۔"),
    ("ar", "غرق القارب…", " لم ينج أحد."),
    ("hy", "Նավը խորտակվեց։", " Ոչ ոք։"),
    ("ka", "ნავი ჩაიძირა.", " არავინ."),
    ("bo", "གྲུ་ནུབ།", " སུ་ཡང་མེད།"),
    ("km", "ទូកលិច។", " គ្មាននរណា។"),
    ("am", "ጀልባው ሰመጠ።", " ማንም አልተረፈም።"),
)


@pytest.mark.parametrize("space", "\u00a0\u2003\u2009\u202f\u3000")
def test_no_space_between_a_capital_and_a_full_stop_ends_the_program(space: str) -> None:
    assert sentence_starts(f"Article V{space}. It holds.", "en")[0] == 0


@pytest.mark.parametrize(("language", "text"), ONE)
def test_one_sentence_stays_one(language: str, text: str) -> None:
    assert sentence_starts(text, language) == [0]


@pytest.mark.parametrize(("language", "first", "second"), TWO)
def test_two_sentences_are_parted(language: str, first: str, second: str) -> None:
    start = len(first) + len(second) - len(second.lstrip())
    assert sentence_starts(first + second, language) == [0, start]
