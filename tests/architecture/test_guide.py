import guide


def test_every_demand_of_the_guide_has_its_row():
    assert [demand.id for demand in guide.read_demands()] == [f"S{number}" for number in range(1, 105)]


def test_every_demand_is_answered_or_says_where_it_will_be():
    answers = guide.find_answers()
    silent = [
        demand.id
        for demand in guide.read_demands()
        if demand.id not in answers and (demand.not_yet is None or demand.room is None)
    ]
    assert silent == []


def test_no_annotation_names_a_demand_that_does_not_exist():
    known = {demand.id for demand in guide.read_demands()}
    assert set(guide.find_answers()) - known == set()


def test_every_room_that_is_named_exists():
    rooms = {path.name for path in (guide.ROOT / "service").iterdir() if path.is_dir()}
    assert {demand.room for demand in guide.read_demands() if demand.room is not None} <= rooms


def test_table_is_the_one_that_the_annotations_make():
    assert guide.TABLE.read_text(encoding="utf-8") == guide.write_table()


def test_lost_annotation_loses_its_answer(tmp_path):
    (tmp_path / "service").mkdir()
    (tmp_path / "service" / "a.py").write_text("# guide S1, S2: a table per quarter\n", encoding="utf-8")
    (tmp_path / "service" / "b.html").write_text("{# guide S2: the page of figures #}\n", encoding="utf-8")
    found = guide.find_answers(tmp_path)
    assert {name: [(answer.where, answer.what) for answer in given] for name, given in found.items()} == {
        "S1": [("service/a.py", "a table per quarter")],
        "S2": [("service/a.py", "a table per quarter"), ("service/b.html", "the page of figures")],
    }
