import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.vault.errors import OpenError, SealError
from service.vault.padding import MAX_CONTENT, SIZE_CLASSES, pad, unpad

contents = st.one_of(
    st.binary(max_size=600),
    st.integers(0, MAX_CONTENT).map(lambda size: b"x" * size),
)


@given(contents)
def test_padding_returns_what_it_took(content):
    assert unpad(bytes(pad(content))) == content


@given(contents)
def test_padded_size_is_smallest_class(content):
    fitting = [size for size in SIZE_CLASSES if size >= len(content) + 4]
    assert len(pad(content)) == fitting[0]


@given(contents, st.data())
def test_any_changed_prefix_or_filler_is_refused(content, data):
    padded = pad(content)
    places = [*range(4), *range(4 + len(content), len(padded))]
    place = data.draw(st.sampled_from(places[:4] + places[4:8] + places[-4:]))
    padded[place] ^= data.draw(st.integers(1, 255))
    try:
        changed = unpad(bytes(padded))
    except OpenError:
        return
    # Only a length within the same class, and zeros behind it, is another well-formed padding.
    assert bytes(pad(changed)) == bytes(padded)


@given(st.binary(max_size=2000).filter(lambda content: len(content) not in SIZE_CLASSES))
def test_size_outside_the_classes_is_refused(content):
    with pytest.raises(OpenError):
        unpad(content)


def test_content_beyond_largest_class_is_refused():
    with pytest.raises(SealError):
        pad(bytes(MAX_CONTENT + 1))


@pytest.mark.parametrize("length", [509, 1021, 0xFFFFFFFF])
def test_length_of_another_class_is_refused(length):
    with pytest.raises(OpenError):
        unpad(length.to_bytes(4, "big") + bytes(508))


def test_small_content_in_large_class_is_refused():
    with pytest.raises(OpenError):
        unpad(bytes(1024))
