"""A file is read whatever its name is, and the year is told by the name or by a person."""

import os

import pytest
from unit.policy.districts.kwb_files import KWB, kwb_rows, workbook

from service.policy.districts.errors import CbsFileRejected, CbsYearUnknown
from service.policy.districts.kwb import LARGEST_FILE, choose_year, read_kwb

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "given", "year"),
    [
        ("kwb-2025.xlsx", None, 2025),
        ("wijk2024.csv", None, 2024),
        ("kwb-2024-versie-20260101.xlsx", None, 2024),
        ("kwb_2023_van_2023.csv", None, 2023),
        ("kwb-2025.xlsx", 2025, 2025),
        ("kwb-2024-2025.xlsx", 2025, 2025),
        ("wijken.csv", 2025, 2025),
    ],
)
def test_year_comes_from_the_person_where_the_name_allows_it(name, given, year):
    assert choose_year(name, given) == year


@pytest.mark.parametrize(
    ("name", "given"), [("kwb.xlsx", None), ("2024-2025.csv", None), ("kwb-2014.xlsx", None), ("kwb-2025.xlsx", 1999)]
)
def test_year_that_is_not_sure_is_refused(name, given):
    with pytest.raises(CbsYearUnknown):
        choose_year(name, given)


@pytest.mark.parametrize(("name", "told"), [("kwb-2024.xlsx", "2024"), ("kwb-2024-2023.csv", "2023 en 2024")])
def test_year_that_the_name_contradicts_is_refused_in_a_sentence(name, told):
    with pytest.raises(CbsYearUnknown, match=f"zegt {told}, en u geeft --jaar 2025"):
        choose_year(name, 2025)


def test_content_decides_and_not_the_name(tmp_path):
    path = tmp_path / "kwb-2025.csv"
    path.write_bytes(workbook({"KWB2025": kwb_rows()}))
    assert read_kwb(path) == read_kwb(KWB)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "leeg"),
        (OLE + b"\0" * 600, "oud Excel-bestand"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
        (b"a;b\n1;2\n", "gwb_code_10"),
        (b"PK\x03\x04 and nothing", "xlsx-bestand is niet te lezen"),
        (b"%PDF-1.7\0", "geen tekst"),
    ],
    ids=["empty", "xls", "password", "columns", "zip", "pdf"],
)
def test_other_files_are_refused_in_a_sentence(tmp_path, content, sentence):
    (tmp_path / "kwb-2025.xlsx").write_bytes(content)
    with pytest.raises(CbsFileRejected, match=sentence):
        read_kwb(tmp_path / "kwb-2025.xlsx")


def test_huge_file_is_refused(tmp_path):
    path = tmp_path / "kwb-2025.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(CbsFileRejected, match="groter dan 64 MiB"):
        read_kwb(path)


def test_what_is_no_file_is_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(CbsFileRejected):
            read_kwb(path)
    with pytest.raises(CbsFileRejected, match="is er niet"):
        read_kwb(tmp_path / "absent.csv")
