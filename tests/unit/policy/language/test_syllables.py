"""How well syllables are counted, measured on words that were parted by hand.

A bar stands between two syllables. Words are parted as they are said, which is as they are hyphenated but for the
single vowels that may not stand alone on a line; a word that is said in two ways with two lengths is not here.
"""

import pytest

from service.policy.language.syllables import count_syllables

DUTCH = """
dis|cri|mi|na|tie in|ti|mi|da|tie straat|in|ti|mi|da|tie sek|su|eel sek|su|e|le ge|weld mel|ding mel|din|gen
meld|punt ge|meen|te po|li|tie aan|gif|te slacht|of|fer slacht|of|fer|hulp om|stan|der da|der a|no|niem a|no|nie|me
ver|haal vraag ant|woord ant|woor|den for|mu|lier straat plein park fiets|pad tun|nel hal|te sta|tion sta|tions|plein
bus trein ca|fé club e|ve|ne|ment win|kel school ge|bouw on|line site web|site e-|mail wijk buurt stad dorp
och|tend mid|dag a|vond nacht uur u|ren week week|end maand maan|dag don|der|dag za|ter|dag zon|dag jaar ja|nu|a|ri
fe|bru|a|ri a|pril ju|ni au|gus|tus ok|to|ber de|cem|ber nieuw nieu|we nieuws eeuw eeu|wen leeuw sneeuw|bal
mooi mooi|e draai|en waai|er groei|en moei|lijk moei|te be|moei|en koei|en fraai zaai|en ooi|e|vaar
blauw blau|we vrouw vrou|wen bouw bou|wen hout oud ou|der kou|der dauw
ui|en buit huis hui|zen lui|ste|ren ge|luid ruim|te uit|leg bui|ten
ij|zer ijs blij|ven vrij|heid vrij|e al|tijd kij|ken bij|en
mei|den ge|heim meis|je reis ar|beid ei|gen klein ei|e|ren
be|ïn|vloe|den ge|ïn|for|meerd co|ör|di|na|tie i|dee|ën in|dus|trie|ën zee|ën twee|ën|twin|tig Bel|gi|ë I|ta|li|ë
re|ü|nie ru|ï|ne na|ïef e|go|ïst be|ëin|di|gen va|cu|üm cli|ënt ge|ëerd po|ë|zie
the|a|ter cre|a|tief re|ac|tie i|de|aal o|ce|aan be|ant|woor|den be|oor|de|len ge|o|pend the|o|rie vi|de|o
ra|di|o sce|na|ri|o di|a|loog bi|o|scoop i|di|oot pi|a|no so|ci|aal spe|ci|aal ma|te|ri|aal me|di|a
si|tu|a|tie e|va|lu|a|tie in|di|vi|du|en ac|tu|eel in|di|vi|du|eel ma|nu|eel
of|fi|ci|eel fi|nan|ci|eel fi|nan|ci|ë|le se|ri|eus re|li|gi|eus in|te|ri|eur mi|lieu
mu|se|um mu|se|a pe|tro|le|um bu|reau ni|veau ca|deau chauf|feur toi|let de|tail trai|nen
in|for|ma|tie or|ga|ni|sa|tie re|gis|tra|tie pri|va|cy ba|by hob|by ty|pe sys|teem yog|hurt ro|yaal es|say hy|po|theek
team coach app apps chat chat|ten ser|vice soft|ware What|sApp Face|book In|sta|gram Snap|chat i|Phone up|date
dead|line zo'n fo|to's au|to's z'n 't 's-Her|to|gen|bosch au|to-|on|ge|luk oud-|mi|nis|ter
be|staan zo|als daar|om ge|aard ver|keer ver|ant|woor|de|lijk ver|ant|woor|de|lijk|heid
on|der|zoek on|der|zoe|ken be|wa|ren ge|teld ver|stu|ren aan|krui|sen o|ver|slaan me|de|wer|ker sleu|tel
kind kin|de|ren kin|der|te|le|foon hulp huis|arts aan|ra|ken be|tas|ten schel|den na|roe|pen flui|ten sta|ren
ach|ter|na|lo|pen te|gen|hou|den drei|gen spu|gen slaan schop|pen ver|krach|ting aan|ran|ding
ho|mo|fo|bie ra|cis|me ge|loof her|komst huids|kleur ge|aard|heid straf|baar rech|ter quiz a|de|quaat en|quê|te
één twee drie vier vijf zes ze|ven ca|ca|o
"""

ENGLISH = """
dis|cri|mi|na|tion ha|rass|ment in|ti|mi|da|tion vi|o|lence re|port re|por|ting re|por|ted po|lice vic|tim by|stan|der
mu|ni|ci|pa|li|ty a|no|ny|mous hap|pened hap|pen street square park tun|nel sta|tion bus train shop school
buil|ding pub|lic place pla|ces on|line web|site e-|mail mor|ning eve|ning night Mon|day Wednes|day week month year
the she he me we you they they're we've did|n't does|n't don't can't
make makes made take ta|ken time times hope hopes lived changed chan|ges wan|ted nee|ded asked called walked stopped
ta|ble lit|tle peo|ple sim|ple han|dled cen|tre the|a|tre a|ble trou|ble
safe safe|ly safe|ty some|one some|thing some|where eve|ry|one a|ny|one there|fore home|less move|ment a|gree|ment
be|ing do|ing go|ing see|ing try|ing stay|ing play|er roy|al bey|ond
i|de|a cre|ate cre|a|ted re|act re|al|i|ty a|re|a crea|ture
ra|di|o me|di|a pe|ri|od se|ri|ous pre|vi|ous mil|lion re|gion re|li|gious so|cial spe|cial
sci|ence qui|et so|ci|e|ty au|di|ence pa|tient friend friends ear|li|er ea|si|er hap|pi|er
si|tu|a|tion man|u|al lan|guage qua|li|ty in|flu|ence su|i|cide ru|ined con|ti|nue
mu|se|um vi|de|o po|em co|or|di|nate ra|cis|m rhy|thm
busi|ness eve|ry league u|nique queue ca|fé
o|pi|nion ad|vice ad|dress num|ber an|swer ques|tion help kept e|rase fi|gures sto|ry
"""


def parted(table):
    return {word.replace("|", ""): word.count("|") + 1 for word in table.split()}


def misses(table, language):
    return {
        word: (count_syllables(word, language), right)
        for word, right in parted(table).items()
        if count_syllables(word, language) != right
    }


def test_dutch_words_are_counted_right():
    assert len(parted(DUTCH)) >= 150
    assert misses(DUTCH, "nl") == {}


def test_english_words_are_counted_right():
    assert len(parted(ENGLISH)) >= 100
    assert misses(ENGLISH, "en") == {}


@pytest.mark.parametrize("word", ["112", "0900-8844", "9.00", "o.a", "https://www.breda.nl/x", "a@x.nl", "GGD", "MDRA"])
def test_what_is_not_spelled_out_is_one_syllable(word):
    assert count_syllables(word, "nl") == 1


@pytest.mark.parametrize(("word", "right"), [("pst", 1), ("s", 1), ("BUITEN", 2), ("красота", 1), ("", 1)])
def test_every_word_has_a_syllable(word, right):
    assert count_syllables(word, "nl") == right
    assert count_syllables(word, "en") >= 1
