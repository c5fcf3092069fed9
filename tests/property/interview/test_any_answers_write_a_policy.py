"""Whoever answers, and whatever they leave open: the file that comes out can be read."""

import tomllib

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from unit.interview.answering import begin

from service.interview.questions import Answer, Day, FileName, Many, Number, One, Question, Refused, Text, read_answer
from service.interview.script.whole import next_question
from service.interview.state import give
from service.interview.writing.whole import write_policy
from service.policy.convert import convert_all
from service.policy.shape.meldpunt import PolicyFile
from service.policy.shape.scalars import AreaCode, MunicipalityCode, Origin, Phone, Website, Words

EXAMPLES = {
    Website: ["https://www.breda.nl", 'https://a.nl/"#'],
    Phone: ["076 123 45 67"],
    Origin: ["https://www.breda.nl"],
    MunicipalityCode: ["GM0758", "GM0855", "GM0014"],
    AreaCode: ["WK075801", "WK075802", "BU07580101", "WK085501", ""],
}
HOSTILE = ['"', "\\", '"""\n[x]', "'''", "# a", "a = 1", "[[vragen]]", "{ nl = 1 }", "-", "é" * 30]


def words():
    return st.text(max_size=40) | st.sampled_from(HOSTILE)


@st.composite
def typed(draw, question: Question):
    """Draw what somebody might type for a question."""
    match question.kind:
        case Text(shape=shape):
            return draw(words() if shape == Words else st.sampled_from(EXAMPLES[shape]))
        case FileName():
            return draw(words())
        case Number(low=low, high=high):
            return str(draw(st.integers(low, high)))
        case Day():
            return draw(st.dates()).isoformat()
        case One(options=options):
            return str(draw(st.integers(1, len(options)))) if options else ""
        case Many(options=options):
            return ",".join(map(str, draw(st.sets(st.integers(1, len(options)), max_size=4)))) if options else ""


def answer(data, question: Question) -> Answer:
    """Draw an answer; what would be refused is left open."""
    if data.draw(st.integers(0, 9)) == 0:
        return None
    read = read_answer(question, data.draw(typed(question)))
    return None if isinstance(read, Refused) else read


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow])
@given(data=st.data())
def test_file_misses_only_what_was_left_open(data):
    now = begin()
    while (question := next_question(now)) is not None:
        interview = give(now.interview, question, answer(data, question), now.today)
        now = msgspec.structs.replace(now, interview=interview)
    _policy, findings = convert_all(tomllib.loads(write_policy(now)), PolicyFile, "breda.toml")
    assert [finding for finding in findings if finding.code != "veld-ontbreekt"] == []
    assert not findings or None in now.interview.answers.values()
