import pytest

from service.policy.language.judge import Lexicon, Remark, judge_text

NONE = Lexicon(blaming={}, discouraging={}, stigmatising={})
LEXICON = Lexicon(
    blaming={"eigen schuld": "het ligt niet aan u"},
    discouraging={"heeft geen zin": "zeg wat er gebeurt"},
    stigmatising={"probleemwijk": "wijk"},
)
KIND_DUTCH = [
    "",
    "Melden",
    "Sekse (ook geslachtskenmerken, genderidentiteit, genderexpressie)",
    "U hoeft uw naam niet te geven. U kiest zelf wat u vertelt. Wij bewaren niet wie u bent.",
    "Intimidatie, discriminatie en seksuele intimidatie op straat en in openbare plekken in Breda.",
    "Meldingen van discriminatie gaan naar het Meldpunt Discriminatie Regio Amsterdam. Bel de politie bij gevaar.",
    "Gratis hulp na aanranding of verkrachting. Dag en nacht, ook als het langer geleden is.",
    "Wij tellen elke melding. Kleine aantallen laten wij weg, zo beschermen wij wie meldt. Daarna wissen wij alles.",
]
KIND_ENGLISH = [
    "You do not have to give your name. You choose what you tell us. We do not keep who you are.",
    "Harassment, discrimination and sexual harassment in the street and in public places in Breda.",
    "Free help after sexual assault or rape. Day and night, also when it was longer ago.",
]
HARD_DUTCH = [
    "De gemeentelijke organisatie registreert geanonimiseerde gegevens ten behoeve van beleidsontwikkeling.",
    "Ingediende meldingen worden conform de vigerende privacywetgeving uitsluitend statistisch verwerkt.",
    "Uw persoonsgegevens worden verwerkt met inachtneming van passende organisatorische maatregelen.",
]
HARD_ENGLISH = [
    "Personal information is processed exclusively for statistical evaluation under applicable legislation.",
    "The municipality anonymously registers unacceptable behaviour exclusively for administrative purposes.",
]


def codes(remarks):
    return [remark.code for remark in remarks]


@pytest.mark.parametrize("text", KIND_DUTCH)
def test_honest_dutch_gets_no_remark(text):
    assert judge_text(text, "nl", LEXICON) == ()


@pytest.mark.parametrize("text", KIND_ENGLISH)
def test_honest_english_gets_no_remark(text):
    assert judge_text(text, "en", LEXICON) == ()


@pytest.mark.parametrize(("language", "text"), [*(("nl", t) for t in HARD_DUTCH), *(("en", t) for t in HARD_ENGLISH)])
def test_officialese_is_told_to_be_too_hard(language, text):
    assert codes(judge_text(text, language, NONE)) == ["te-moeilijk"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Registratie grensoverschrijdende gedragingen openbare ruimte.", "nl"),
        ("Gestructureerde informatievoorziening betreffende veiligheidsdoelstellingen.", "nl"),
        ("Administrative registration of unacceptable municipal irregularities.", "en"),
    ],
)
def test_short_officialese_is_too_hard_too(text, language):
    assert codes(judge_text(text, language, NONE)) == ["te-moeilijk"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Informatievoorziening betreffende veiligheidsdoelstellingen.", "nl"),
        ("Luisteren, helpen en verwijzen naar hulpverleners.", "nl"),
        ("Information about your municipality and organisation.", "en"),
    ],
)
def test_short_text_that_may_be_honest_is_not_too_hard(text, language):
    assert judge_text(text, language, NONE) == ()


def test_sentence_wrapped_over_lines_is_one_sentence():
    text = "\n".join(["de dag is lang"] * 8) + "\nen uit"
    assert codes(judge_text(text, "nl", NONE)) == ["zin-te-lang"]


@pytest.mark.parametrize("text", ["Eigen\nschuld.", "Ei\u200bgen schuld.", "Eigen_schuld.", "Eigen\u00ad schuld."])
def test_nothing_hides_a_listed_word(text):
    assert codes(judge_text(text, "nl", LEXICON)) == ["verwijtend"]


def test_hard_text_is_told_its_hardest_words():
    text = "De verantwoordelijkheid voor registratie ligt bij de organisatie en bij de betrokken medewerkers."
    right = (
        "het leesgemak is 17, hier hoort 70; "
        "kies iets korters voor `verantwoordelijkheid`, `organisatie`, `registratie`"
    )
    assert judge_text(text, "nl", NONE) == (Remark(code="te-moeilijk", detail=right),)


def test_hard_text_without_long_words_needs_shorter_sentences():
    text = " ".join(["morgen"] * 30)
    assert judge_text(text, "nl", NONE)[1] == Remark(
        code="te-moeilijk", detail="het leesgemak is 24, hier hoort 70; maak kortere zinnen"
    )


def test_given_names_do_not_make_a_text_hard():
    text = "de antidiscriminatievoorziening overijsselse gelijkheidsorganisatie geeft gratis advies en hulp bij melden"
    assert codes(judge_text(text, "nl", NONE)) == ["te-moeilijk"]
    names = ["Overijsselse Gelijkheidsorganisatie", "Antidiscriminatievoorziening"]
    assert judge_text(text, "nl", NONE, names=names) == ()


def test_long_sentence_is_told_with_its_beginning():
    twenty = " ".join(["dag"] * 20)
    assert judge_text(f"{twenty}. {twenty}.", "nl", NONE) == ()
    right = "de zin `Op een dag dag ...` heeft 22 woorden; hoogstens 20 leest goed"
    assert judge_text(f"Op een {twenty}. {twenty}.", "nl", NONE) == (Remark(code="zin-te-lang", detail=right),)


def test_listed_words_are_told_with_better_ones():
    assert judge_text("Eigen schuld in een probleemwijk: dat heeft geen zin.", "nl", LEXICON) == (
        Remark(code="verwijtend", detail="`eigen schuld` hoort hier niet; beter: het ligt niet aan u"),
        Remark(code="stigmatiserend", detail="`probleemwijk` hoort hier niet; beter: wijk"),
        Remark(code="ontmoedigend", detail="`heeft geen zin` hoort hier niet; beter: zeg wat er gebeurt"),
    )


def test_each_remark_is_made_once():
    assert codes(judge_text("Eigen schuld. Eigen schuld!", "nl", LEXICON)) == ["verwijtend"]


@pytest.mark.parametrize(
    ("text", "address", "detail"),
    [
        ("U kiest zelf.", "je", "dit meldpunt zegt `je`; hier staat `u`"),
        ("Jij kiest zelf wat je vertelt; jij.", "u", "dit meldpunt zegt `u`; hier staat `jij`, `je`"),
        ("U kiest zelf wat je vertelt.", None, "kies een vorm: hier staan `u` en `je` door elkaar"),
    ],
)
def test_other_form_of_address_is_told(text, address, detail):
    assert judge_text(text, "nl", NONE, address=address) == (Remark(code="aanspreekvorm", detail=detail),)


@pytest.mark.parametrize(
    ("text", "language", "address"),
    [
        ("U kiest zelf.", "nl", "u"),
        ("Je kiest zelf.", "nl", "je"),
        ("U kiest zelf.", "nl", None),
        ("Je kiest zelf.", "nl", None),
        ('Op de knop "Kies je wijk" klikt u.', "nl", "u"),
        ("The letter u and je.", "en", "u"),
    ],
)
def test_agreed_form_of_address_gets_no_remark(text, language, address):
    assert judge_text(text, language, NONE, address=address) == ()
