"""Each rule of the scrubber in one Dutch sentence, for a steward who asks why something went (pure)."""

from typing import Final

from service.intake.scrub.local import Wish

_BY_KIND: Final[dict[tuple[str, str], str]] = {
    ("names", "PERSOON"): "Een naam die op een lijst staat, of die de tekst aankondigt.",
    ("names", "NAAM"): "Een woord met een hoofdletter dat geen gewoon woord is.",
    ("names", "WOORD"): "Een woord dat op geen enkele woordenlijst staat.",
}
REASONS: Final[dict[str, str]] = {
    "names": "Een naam, of een woord dat niemand kent.",
    "age": "Een leeftijd.",
    "place": "Een plaatsnaam.",
    "health": "Iets over gezondheid.",
    "reference_number": "Een nummer van een zaak, een pas of een dossier.",
    "street_address": "Een straat met een huisnummer.",
    "screen_name": "Een gebruikersnaam, met cijfers of streepjes erin.",
    "speaker": "De naam voor een dubbele punt, zoals in een chat.",
    "disguise": "Een nummer of naam met spaties, punten of tekens ertussen.",
    "organisation": "De naam van een bedrijf, school of vereniging.",
    "mail_address": "Een e-mailadres.",
    "spoken_mail_address": "Een e-mailadres dat in woorden is geschreven.",
    "link": "Een adres van een site.",
    "url": "Een adres van een site.",
    "path": "Een adres van een pagina.",
    "telephone": "Een telefoonnummer.",
    "announced_telephone": "Cijfers achter een woord als bel of app.",
    "spoken_number": "Een nummer dat in woorden is geschreven.",
    "number_words_in_scripts": "Een nummer dat in woorden is geschreven, in een ander schrift.",
    "joined_number": "Een nummer in woorden, aan elkaar geschreven.",
    "announced_spoken_number": "Een nummer in woorden, achter een woord als code.",
    "bsn": "Een burgerservicenummer.",
    "announced_bsn": "Cijfers achter een woord als BSN.",
    "iban": "Een rekeningnummer.",
    "announced_account": "Cijfers achter een woord als rekening.",
    "ip_address": "Een IP-adres.",
    "licence_plate": "Een kenteken.",
    "announced_plate": "Tekens achter een woord als kenteken.",
    "announced_number": "Tekens achter een woord als zaaknummer.",
    "postcode": "Een postcode.",
    "announced_address": "Wat achter een zin als mijn adres is staat.",
    "address_before_postcode": "Een adres voor een postcode.",
    "street_of_more_words": "Een straat van meer woorden, met een huisnummer.",
    "spoken_address": "Een straat met een huisnummer in woorden.",
    "english_address": "Een adres met het nummer voorop, zoals in Engeland.",
    "birth_date": "Een geboortedatum.",
    "old_date": "Een datum van lang geleden, zoals een geboortedatum.",
    "handle": "Een account met een apenstaartje.",
    "called_account": "Wat een gebruikersnaam wordt genoemd.",
    "spoken_account": "Een account waarvan de tekens in woorden staan.",
    "account_on_medium": "Een account achter de naam van een medium, zoals Instagram.",
    "romance_address": "Een adres zoals in Frankrijk, Spanje of België.",
    "digit_row": "Groepjes cijfers die samen een nummer zijn.",
    "closed_code": "Een nummer of code waar niets onschuldigs bij staat.",
    "unusual_street": "Een woord met een huisnummer, op de plek van een adres.",
    "house_addition": "Een huisnummer met een verdieping, een bus of een kant.",
    "door": "Een deur: een kamer, een postbus of een huisnummer.",
    "room": "Een kamer, een gebouw of een staanplaats met een nummer.",
    "lone_house": "Een huisnummer van iemand die in de buurt woont.",
    "said_street": "Een straat met een huisnummer, woord voor woord gezegd.",
    "address_abroad": "Een adres zoals in een ander land.",
    "postcode_abroad": "Een postcode zoals in België.",
    "short_date": "Een datum van lang geleden, zoals een geboortedatum.",
    "birth_in_words": "Een geboortedatum in woorden of in een andere taal.",
    "spelled_mail_address": "Een e-mailadres waarvan de tekens in woorden staan.",
    "spelled_account": "Een account of een site waarvan de tekens in woorden staan.",
    "spelled_row": "Een code die letter voor letter is gezegd.",
    "phone_extension": "Het toestel achter een telefoonnummer.",
    "plate_by_form": "Een kenteken, aan de vorm te zien.",
    "german_plate": "Een kenteken uit Duitsland.",
    "joined_account": "Twee woorden met een punt ertussen, zoals een account.",
    "plain_account": "Een onbekend woord achter de naam van een medium.",
    "name_on_medium": "Hoe iemand op een medium heet.",
    "relation": "Een band die iemand aanwijst, zoals een trainer of een zus.",
    "relation_clause": "Een zin die iemand aanwijst, zoals: de man van zijn zus.",
}
"""By recogniser; a new one gets its sentence here."""
OWN: Final[dict[Wish, str]] = {
    "stay": "Een eigen plek of een eigen woord van dit meldpunt: blijft staan.",
    "street": "Een straat uit het beleid van dit meldpunt.",
    "drop": "Een woord dat dit meldpunt altijd weghaalt.",
}
UNKNOWN: Final = "Een herkenner van buiten deze dienst."


def reason_of(recogniser: str, kind: str) -> str:
    """Return the sentence for a finding of `kind` by `recogniser`."""
    return _BY_KIND.get((recogniser, kind)) or REASONS.get(recogniser, UNKNOWN)
