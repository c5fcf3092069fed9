"""From Breda's own policy to tables, labels and records."""

import random

from msgspec.structs import replace
from support import breda

from service.export.attack import audit
from service.export.counts import tabulate
from service.export.design import NO, PERIOD, YES, Cover, flat, yes_or_no
from service.export.from_policy import OTHERWISE, ROOT, UNANSWERED, design_of, labels_of, records_of
from service.export.protect import Protected, protect
from service.kernel.periods import Quarter
from service.policy.model import TableDimension

QUARTER = Quarter(year=2026, number=1)
WAT = tuple(f"wat.{group}" for group in ("woorden", "volgen", "lichamelijk", "anders"))
FACTS = {"wat": ("volgen",), "wijk": ("WK075801",), "rol": ("zelf",), "plek": ("straat",), "tijd": ("nacht",)}


def _record(policy=None, **facts: tuple[str, ...]):
    [record] = records_of(policy or breda(), [{**FACTS, **facts}])
    return record


def _with_grouped_day(required):
    """Breda, with the days of the week by their groups as a table."""
    policy = breda()
    table = replace(policy.release.tables[1], id="dag", dimensions=(TableDimension(question="dag", level="groep"),))
    questions = tuple(
        replace(question, required=required) if question.id == "dag" else question for question in policy.questions
    )
    return replace(policy, questions=questions, release=replace(policy.release, tables=(table,)))


def test_several_answers_become_a_table_each():
    design = design_of(breda(), QUARTER)
    tables = {table.id: table.dims for table in design.tables}
    assert tables == {
        **{f"wat/{name}": (name,) for name in WAT},
        "wijk": ("wijk",),
        "rol": ("rol",),
        "plek-tijd": ("plek", "tijd"),
    }
    assert design.dimensions[PERIOD] == flat("alles", ("2026-Q1",))
    assert [design.dimensions[name] for name in WAT] == [yes_or_no()] * 4


def test_required_question_of_several_answers_is_a_cover():
    policy = breda()
    assert design_of(policy, QUARTER).covers == (Cover(dims=WAT),)
    free = tuple(replace(question, required=False) for question in policy.questions)
    assert design_of(replace(policy, questions=free), QUARTER).covers == ()


def test_merged_district_and_unstored_answer_are_no_code():
    dimensions = design_of(breda(), QUARTER).dimensions
    assert "WK075807" in dimensions["wijk"].codes
    assert "WK075808" not in dimensions["wijk"].codes
    assert dimensions["rol"].children[ROOT] == ("zelf", "omstander", "namens", "werk", OTHERWISE)


def test_only_a_free_question_can_stay_unanswered():
    dimensions = design_of(breda(), QUARTER).dimensions
    assert {name for name in ("wijk", "plek", "tijd", "rol") if UNANSWERED in dimensions[name].codes} == {
        "wijk",
        "plek",
        "tijd",
    }


def test_every_code_has_a_label_in_both_languages():
    policy = breda()
    design, labels = design_of(policy, QUARTER), labels_of(policy)
    assert {name: set(found) for name, found in labels.items()} == {
        name: set(dimension.codes) for name, dimension in design.dimensions.items() if name != PERIOD
    }
    assert all(text.nl and text.en for found in labels.values() for text in found.values())
    assert labels["wat.volgen"][YES].nl == "Volgen en insluiten"
    assert labels["wijk"]["WK075801"].nl == "Centrum"


def test_several_answers_count_in_each_of_their_groups():
    record = _record(wat=("fluiten", "schelden", "slaan"))
    assert {name: record[name] for name in WAT} == dict(zip(WAT, (YES, NO, YES, NO), strict=True))


def test_report_of_a_merged_district_counts_in_its_neighbour():
    assert _record(wijk=("WK075808",))["wijk"] == "WK075807"


def test_unanswered_question_has_its_own_code():
    assert _record(plek=())["plek"] == UNANSWERED
    assert records_of(breda(), [{}])[0]["tijd"] == UNANSWERED


def test_code_that_the_policy_forgot_counts_as_other():
    record = _record(wijk=("WK999999",), rol=("pleger",), plek=("maan",))
    assert (record["wijk"], record["rol"], record["plek"]) == (OTHERWISE,) * 3


def test_forgotten_code_of_a_grouped_question_is_not_unanswered():
    policy = _with_grouped_day(required=False)
    given = [{"dag": ("zaterdag",)}, {"dag": ("feestdag",)}, {}]
    assert [record["dag"] for record in records_of(policy, given)] == ["weekend", OTHERWISE, UNANSWERED]


def test_required_question_without_an_answer_counts_as_other():
    assert records_of(_with_grouped_day(required=True), [{}]) == [{"dag": OTHERWISE}]


def test_records_fill_exactly_the_dimensions_of_the_tables():
    design = design_of(breda(), QUARTER)
    assert _record().keys() | {PERIOD} == design.dimensions.keys()
    assert tabulate(design, [_record()], "2026-Q1")[frozenset({(PERIOD, "2026-Q1")})] == 1


def test_quarter_of_breda_is_protected_and_holds():
    policy, source = breda(), random.Random(2026)
    reports = []
    for _ in range(300):
        facts = {name: source.choice(policy.question(name).options).code for name in FACTS if name != "wat"}
        ticked = source.sample(policy.question("wat").options, source.randint(1, 3))
        reports.append({name: (code,) for name, code in facts.items()} | {"wat": tuple(code.code for code in ticked)})
    design = design_of(policy, QUARTER)
    counts = tabulate(design, records_of(policy, reports), "2026-Q1")
    result = protect(design, counts, "2026-Q1", policy.release.k)
    assert isinstance(result, Protected)
    assert audit(result.tables, counts, policy.release.k) == ()
