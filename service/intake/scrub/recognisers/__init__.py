"""The recognisers: one kind of personal data, one file, one pure function each.

A recogniser reads a `Reading` and yields `Found` spans of its normalised text. It keeps nothing, logs nothing,
and takes time in proportion to the length of the text: its patterns have bounded repeats only.
A new recogniser is a new file and a line below.
"""

from collections.abc import Callable, Iterator
from typing import Final

from service.intake.scrub.recognisers import (
    address_abroad,
    age,
    birth_date,
    birth_words,
    bsn,
    closed_code,
    digit_row,
    disguise,
    door,
    foreign_address,
    handle,
    health,
    house_addition,
    iban,
    ip_address,
    licence_plate,
    link,
    lone_house,
    mail_address,
    names,
    organisation,
    phone_extension,
    place,
    plate_form,
    postcode,
    reference_number,
    relation,
    relation_clause,
    room,
    screen_word,
    spelled_mail,
    spelled_row,
    spoken_number,
    street_address,
    telephone,
    told_address,
    unusual_street,
)
from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.words import Reading

FindSpans = Callable[[Reading], Iterator[Found]]

ALWAYS: Final[dict[str, FindSpans]] = {
    "names": names.find,
    "age": age.find,
    "place": place.find,
    "health": health.find,
    "telephone": telephone.find,
    "bsn": bsn.find,
    "postcode": postcode.find,
    "old_date": birth_date.find_old,
    "reference_number": reference_number.find,
    "street_address": street_address.find,
    "screen_name": handle.find_screen_names,
    "speaker": handle.find_speakers,
    "disguise": disguise.find,
    "number_words_in_scripts": spoken_number.find_in_scripts,
    "organisation": organisation.find,
    "relation": relation.find,
    "relation_clause": relation_clause.find,
    "digit_row": digit_row.find,
    "closed_code": closed_code.find,
    "unusual_street": unusual_street.find,
    "short_date": birth_words.find_short,
}
"""Recognisers that look at every text: they start from words, phrases and digits known already."""

TRIGGERED: Final[dict[str, tuple[FindSpans, tuple[str, ...]]]] = {
    "mail_address": (mail_address.find, mail_address.TRIGGERS),
    "spoken_mail_address": (mail_address.find_spoken, mail_address.SPOKEN_TRIGGERS),
    "link": (link.find, link.TRIGGERS),
    "url": (link.find_urls, link.URL_TRIGGERS),
    "path": (link.find_paths, link.PATH_TRIGGERS),
    "announced_telephone": (telephone.find_by_cue, telephone.CUE_TRIGGERS),
    "spoken_number": (spoken_number.find, spoken_number.TRIGGERS),
    "joined_number": (spoken_number.find_joined, spoken_number.JOINED_TRIGGERS),
    "announced_spoken_number": (spoken_number.find_by_cue, spoken_number.CUE_TRIGGERS),
    "announced_bsn": (bsn.find_by_cue, bsn.CUE_TRIGGERS),
    "iban": (iban.find, iban.TRIGGERS),
    "announced_account": (iban.find_by_cue, iban.CUE_TRIGGERS),
    "ip_address": (ip_address.find, ip_address.TRIGGERS),
    "licence_plate": (licence_plate.find, licence_plate.TRIGGERS),
    "announced_plate": (licence_plate.find_by_cue, licence_plate.CUE_TRIGGERS),
    "announced_number": (reference_number.find_by_cue, reference_number.CUE_TRIGGERS),
    "announced_address": (told_address.find_by_cue, told_address.CUE_TRIGGERS),
    "address_before_postcode": (told_address.find_by_postcode, told_address.POSTCODE_TRIGGERS),
    "street_of_more_words": (street_address.find_named_after, street_address.STREET_OF_TRIGGERS),
    "spoken_address": (street_address.find_spoken, street_address.SPOKEN_TRIGGERS),
    "english_address": (foreign_address.find_english, foreign_address.ENGLISH_TRIGGERS),
    "romance_address": (foreign_address.find_romance, foreign_address.ROMANCE_TRIGGERS),
    "door": (door.find, door.TRIGGERS),
    "house_addition": (house_addition.find, house_addition.TRIGGERS),
    "room": (room.find, room.TRIGGERS),
    "lone_house": (lone_house.find, lone_house.TRIGGERS),
    "said_street": (lone_house.find_said, lone_house.SAID_TRIGGERS),
    "address_abroad": (address_abroad.find, address_abroad.TRIGGERS),
    "postcode_abroad": (address_abroad.find_postcodes, address_abroad.POSTCODE_TRIGGERS),
    "birth_date": (birth_date.find, birth_date.TRIGGERS),
    "handle": (handle.find, handle.TRIGGERS),
    "account_on_medium": (handle.find_by_medium, handle.MEDIUM_TRIGGERS),
    "called_account": (handle.find_called, handle.NAME_TRIGGERS),
    "spoken_account": (handle.find_spoken, handle.SPOKEN_TRIGGERS),
    "spelled_mail_address": (spelled_mail.find, spelled_mail.TRIGGERS),
    "spelled_account": (spelled_mail.find_accounts, spelled_mail.ACCOUNT_TRIGGERS),
    "phone_extension": (phone_extension.find, phone_extension.TRIGGERS),
    "spelled_row": (spelled_row.find, spelled_row.TRIGGERS),
    "birth_in_words": (birth_words.find, birth_words.TRIGGERS),
    "plate_by_form": (plate_form.find, plate_form.TRIGGERS),
    "german_plate": (plate_form.find_german, plate_form.GERMAN_TRIGGERS),
    "joined_account": (screen_word.find, screen_word.DOT_TRIGGERS),
    "plain_account": (screen_word.find_by_medium, screen_word.TRIGGERS),
    "name_on_medium": (screen_word.find_called, screen_word.TRIGGERS),
}
"""Recognisers that look at a text only if one of their triggers (RE2 patterns of the folded text) occurs in it."""


def every_recogniser() -> dict[str, FindSpans]:
    """Return every recogniser by its name."""
    return ALWAYS | {name: find for name, (find, _) in TRIGGERED.items()}
