"""The recognisers: one kind of personal data, one file, one pure function each.

A recogniser reads a `Reading` and yields `Found` spans of its normalised text. It keeps nothing, logs nothing,
and takes time in proportion to the length of the text: its patterns have bounded repeats only.
A new recogniser is a new file and a line below.
"""

from collections.abc import Callable, Iterator
from typing import Final

from service.intake.scrub.recognisers import (
    age,
    birth_date,
    bsn,
    handle,
    health,
    iban,
    ip_address,
    licence_plate,
    link,
    mail_address,
    names,
    organisation,
    place,
    postcode,
    reference_number,
    spoken_number,
    street_address,
    telephone,
)
from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.words import Reading

FindSpans = Callable[[Reading], Iterator[Found]]

RECOGNISERS: Final[dict[str, FindSpans]] = {
    "mail_address": mail_address.find,
    "link": link.find,
    "telephone": telephone.find,
    "spoken_number": spoken_number.find,
    "bsn": bsn.find,
    "iban": iban.find,
    "ip_address": ip_address.find,
    "licence_plate": licence_plate.find,
    "reference_number": reference_number.find,
    "postcode": postcode.find,
    "street_address": street_address.find,
    "birth_date": birth_date.find,
    "handle": handle.find,
    "names": names.find,
    "place": place.find,
    "organisation": organisation.find,
    "health": health.find,
    "age": age.find,
}
