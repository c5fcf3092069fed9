"""The codes of what is told while files are read: their shape, and what must hold inside `library/`.

`reading.py`, `convert.py` and `library_rules.py` of the room find these; they are told before any rule runs.
"""

from typing import Final

from service.policy.lint.problem import RuleCode

CODES: Final = (
    RuleCode(code="geen-beleid", title="In de map staat geen enkel beleid."),
    RuleCode(code="onleesbaar", title="Een bestand is niet te lezen."),
    RuleCode(code="geen-utf8", title="Een bestand is geen UTF-8."),
    RuleCode(code="geen-toml", title="Een bestand is geen TOML."),
    RuleCode(code="onbekend-veld", title="Een veld bestaat niet."),
    RuleCode(code="veld-ontbreekt", title="Een veld dat nodig is, ontbreekt."),
    RuleCode(code="verkeerde-vorm", title="Een veld is een lijst, een tabel of een waarde waar iets anders hoort."),
    RuleCode(code="verkeerde-waarde", title="Een waarde ziet er niet uit zoals zij hoort."),
    RuleCode(code="verkeerd-aantal", title="Een lijst is te lang of te kort."),
    RuleCode(code="bestandsnaam", title="Een bestand heet anders dan wat erin staat."),
    RuleCode(code="slug-gereserveerd", title="De naam van een meldpunt is een woord dat de dienst zelf gebruikt."),
    RuleCode(code="slug-dubbel", title="Twee meldpunten heten hetzelfde."),
    RuleCode(code="code-dubbel", title="Twee dingen in een bestand van de bibliotheek hebben dezelfde code."),
    RuleCode(code="gereserveerd", title="Een code in de bibliotheek is een woord dat de dienst zelf gebruikt."),
    RuleCode(code="tekstvraag", title="Een vraag om tekst heeft opties, of geen hoogste aantal tekens."),
    RuleCode(code="zonder-opties", title="Een keuzevraag heeft geen opties."),
    RuleCode(code="verkeerde-bewaarklasse", title="Een vraag staat in een bewaarklasse die niet bij haar soort hoort."),
    RuleCode(code="optie-zonder-groep", title="Een optie hoort bij geen groep, terwijl de vraag groepen heeft."),
    RuleCode(code="groep-onbekend", title="Een optie noemt een groep die de vraag niet heeft."),
    RuleCode(code="niet-overgezet", title="Een antwoord heeft geen code in een codelijst van de ADV."),
    RuleCode(code="overzetting-onbekend", title="Een codelijst zet een antwoord over dat niet bestaat."),
    RuleCode(code="lijstcode-onbekend", title="Een codelijst zet een antwoord over naar een code die zij niet heeft."),
    RuleCode(code="opvolger-onbekend", title="Een codelijst noemt een opvolger die er niet is."),
)
