"""Files of CBS as tests need them: the invented key figures, and workbooks written by hand."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from support import ROOT

KWB = ROOT / "tests" / "data" / "kwb" / "kwb-2025.csv"
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def kwb_rows():
    """The cells of the invented key figures; numbers as numbers."""
    lines = KWB.read_text(encoding="utf-8").replace('"Wijk AD De ""Kom"""', 'Wijk AD De "Kom"').splitlines()
    return [[int(cell) if cell.isdigit() and place == 7 else cell for place, cell in enumerate(line.split(";"))]
            for line in lines]  # fmt: skip


def workbook(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook of these sheets, its texts shared as spreadsheet programs do."""
    strings: dict[str, int] = {}
    parts = {f"sheet{n}.xml": sheet(rows, strings) for n, rows in enumerate(sheets.values(), 1)}
    return packed(list(sheets), parts, strings)


def workbook_of(xml: str) -> bytes:
    """A workbook whose one sheet is this XML, right or wrong."""
    return packed(["KWB"], {"sheet1.xml": xml}, {})


def sheet(rows: Sequence[Sequence[object]], strings: dict[str, int]) -> str:
    data = "".join(
        f'<row r="{number}">{"".join(_cell(value, strings) for value in row)}</row>'
        for number, row in enumerate(rows, 1)
    )
    return f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>{data}</sheetData></worksheet>'


def _cell(value: object, strings: dict[str, int]) -> str:
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    return f'<c t="s"><v>{strings.setdefault(str(value), len(strings))}</v></c>'


def packed(names: list[str], parts: dict[str, str], strings: dict[str, int]) -> bytes:
    overrides = {"/xl/workbook.xml": "sheet.main", "/xl/sharedStrings.xml": "sharedStrings"}
    overrides |= {f"/xl/worksheets/{part}": "worksheet" for part in parts}
    files = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="{part}" ContentType="{_TYPE}.{kind}+xml"/>' for part, kind in overrides.items())
        + "</Types>",
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        + "".join(f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(
            {f"rId{n}": ("worksheet", f"worksheets/{part}") for n, part in enumerate(parts, 1)}
            | {"rId99": ("sharedStrings", "sharedStrings.xml")}
        ),
        "xl/sharedStrings.xml": f'{_XML}<sst xmlns="{_MAIN}">'
        + "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
        + "</sst>",
        **{f"xl/worksheets/{part}": xml for part, xml in parts.items()},
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    return (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
            for name, (kind, target) in targets.items()
        )
        + "</Relationships>"
    )
