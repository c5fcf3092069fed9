"""What becomes of a story between the form and the store."""

import datetime as dt

from integration.intake.conftest import opened
from sqlalchemy import create_engine

from service.bootstrap.names import DATABASE
from service.vault.withheld import WithheldTexts, WithheldWeek

STORY = {"verhaal": "Op de Wilgenkade in Breda, bij het Dijkfeest, riep iemand van Snackbar Zoef uit Tilburg iets."}
REPORT = {"rol": "zelf", "wat": ["fluiten"], **STORY}
OWN_WORDS = """
laat_staan = ["Dijkfeest"]
haal_weg = ["iemand"]
straten = ["Wilgenkade"]
reden = "Het Dijkfeest is een feest dat iedereen kent."
"""


def withheld_in(meldpunt):
    """What the table says, read by another than the intake."""
    engine = create_engine(f"sqlite:///{meldpunt.folders.store / DATABASE}")
    try:
        return WithheldTexts(engine).since(dt.date(2026, 1, 1))
    finally:
        engine.dispose()


async def test_words_of_the_policy_decide_what_a_reporter_sees_and_what_is_kept(tmp_path):
    async with opened(tmp_path, own_words=OWN_WORDS) as meldpunt:
        page = (await meldpunt.send_form({"doe": "bekijk", **REPORT})).text
        assert "Op de [STRAAT] in Breda, bij het Dijkfeest, riep [WOORD] van" in page
        assert "uit [PLAATS] iets." in page
        assert (await meldpunt.report(REPORT)).status_code == 201
        assert withheld_in(meldpunt) == ()


async def test_withheld_text_is_counted_with_the_report_and_not_with_a_look(tmp_path):
    async with opened(tmp_path, scrub_seconds=0.0) as meldpunt:
        page = (await meldpunt.send_form({"doe": "bekijk", **REPORT})).text
        assert '<p class="preview">[TEKST NIET BEWAARD]</p>' in page
        assert withheld_in(meldpunt) == ()
        for _ in range(2):
            assert (await meldpunt.report(REPORT)).status_code == 201
        assert meldpunt.count() == 4
        assert withheld_in(meldpunt) == (WithheldWeek(meldpunt="breda", week=dt.date(2026, 2, 9), texts=2),)


async def test_typed_words_of_the_guard_are_no_withheld_text(meldpunt):
    assert (await meldpunt.report({**REPORT, "verhaal": "[TEKST NIET BEWAARD]"})).status_code == 201
    assert withheld_in(meldpunt) == ()


async def test_report_that_was_not_stored_counts_nothing(tmp_path):
    async with opened(tmp_path, scrub_seconds=0.0) as meldpunt:
        meldpunt.fill_disk()
        assert (await meldpunt.report(REPORT)).status_code == 503
        meldpunt.fill_disk(full=False)
        assert withheld_in(meldpunt) == ()
