"""Names that are words of another language: what the place makes of them."""

# ruff: noqa: RUF001 - the texts are in other scripts

import pytest

from service.intake.scrub.abroad import settle_abroad
from service.intake.scrub.flags import Flag
from service.intake.scrub.recognisers.names import find
from service.intake.scrub.vocabulary import codes_of

WORDS = [
    "Bütün gün yağmur yağdı, adam bana bağırdı.",
    "Biz barış ve sevgi istiyoruz, o ise küfretti.",
    "Якийсь чоловік штовхнув мене, надія зникла, віра теж.",
    "На улице был мороз и сильный ветер.",
    "الرجل ضربني وأنا فقدت الأمل، نور قوي في الشارع",
    "El hombre era moreno y alto, con una cruz en el cuello.",
    "Me quitaron la paz, la esperanza y la fe en la justicia.",
    "Ein Mann mit einer rosa Jacke hat mich angespuckt.",
    "Le mec avait la peau claire et une chemise blanche, il m'a craché dessus.",
    "Meu vizinho era moreno e tinha uma cruz no pescoço, perdi a esperança.",
    "Мъжът ме удари и загубих вяра и надежда.",
]
NAMES = [
    ("Komşum Barış bana yardım etti, sonra yağmur başladı.", ["Komşum Barış"]),
    ("abim özgür dövüldü, biz de korktuk ve ağladık", ["özgür"]),
    ("arkadaşım umut ve ben otobüste bekledik, bir adam bize tükürdü", ["umut"]),
    ("Mi vecina luz me gritó y se fue. El chico no dijo nada.", ["luz"]),
    ("Моя подруга Надія плакала. Був мороз, і мороз був сильний.", ["Надія"]),
    ("السيد ناصر صرخ في وجهي وكان هناك نور قوي", ["السيد ناصر"]),
    ("كريم ضربني في الشارع. رأيت نور", ["كريم", "نور"]),
    ("Mi vecina Luz apagó la luz y me gritó.", ["Luz"]),
    ("Mi amiga Dolores tiene dolores de cabeza desde entonces.", ["Dolores"]),
    ("Mein Nachbar Wolf hat mich geschlagen, und ich habe Angst.", ["Wolf"]),
    ("Die Frau Wevers hat mich gesehen und nicht geholfen, das ist schlimm", ["Wevers"]),
    ("Weil mein Bruder Hunger hatte und ich nicht mit dem Bus fahren wollte", []),
    ("Ma voisine Claire était avec moi, il faisait une nuit claire.", ["Claire"]),
    ("ayer en la calle me gritó moreno karim y se fue", ["moreno karim"]),
    ("kadın karim moreno bana dedi ve gitti", ["karim moreno"]),
    # In Dutch the same words are nothing but names.
    ("ik was met umut en baris in de stad", ["umut", "baris"]),
    ("luz heeft mij geslagen bij de bushalte", ["luz"]),
    # Whoever writes no capitals: what stands around decides.
    ("mijn naam is luz, en la calle me gritaron y luz se fue. no hay paz", ["luz"]),
]


@pytest.mark.parametrize("text", WORDS)
def test_words_of_other_languages_stay(masked, text):
    assert masked(find, text) == []


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_beside_them_are_masked(masked, text, expected):
    assert masked(find, text) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ik zag umut", Flag(0)),
        ("bir adam umut ve yagmur icin geldi", Flag.ABROAD | Flag.ALSO),
        ("надія", Flag.ABROAD | Flag.ALSO),
    ],
)
def test_language_around_a_name_decides_its_flags(words, expected):
    codes = settle_abroad(words.split(), codes_of(words.split()))
    place = next(place for place, word in enumerate(words.split()) if word in ("umut", "надія"))
    assert Flag(codes[place]) & (Flag.ABROAD | Flag.FIRST | Flag.LAST) == expected & ~Flag.ALSO


def test_word_that_no_list_of_names_has_is_a_word_alone():
    words = ["que", "muy", "blancas"]
    flags = Flag(settle_abroad(words, codes_of(words))[-1])
    assert flags & (Flag.KNOWN | Flag.ALSO | Flag.ABROAD) == Flag.KNOWN


def test_word_of_another_language_stays_in_a_sentence_of_it_and_goes_alone(masked):
    assert masked(find, "Adam bana bağırdı ve gidiyorum dedim sonra kaçtım.") == []
    assert masked(find, "Hij zei gidiyorum tegen mij in de bus.") == ["gidiyorum"]
