"""Whatever an author types: values and mistakes, never a traceback."""

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from drillbook.authoring.duration import duration_ms, duration_text, meant_duration
from drillbook.authoring.front_matter import READ, front_matter_mistakes
from drillbook.authoring.mistakes import Mistake
from drillbook.authoring.quoting import quoted, typed
from drillbook.authoring.reading import read_library
from drillbook.authoring.text_file import INVISIBLE
from tests.authoring.cases import cases

SHARED_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
"""Each example writes all its files anew."""

CASE_TEXTS = [text for case in cases() for text in case.files.values() if isinstance(text, str)]

WORDS = sorted({word for text in CASE_TEXTS for word in text.replace(":", " ").split() if len(word) < 20})[:400]

SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.sampled_from(WORDS))
YAML_VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.one_of(st.sampled_from(WORDS), SCALARS), inner, max_size=5)
    ),
    max_leaves=25,
)


@pytest.fixture
def drills(tmp_path: Path) -> Path:
    """A folder for drills, routines and evidence."""
    for inside in ("routines", "evidence"):
        (tmp_path / "drills" / inside).mkdir(parents=True)
    return tmp_path / "drills"


def read_everywhere(drills: Path, content: bytes) -> tuple[Mistake, ...]:
    for path in (
        "clam.yml",
        "routines/all.yml",
        "evidence/sources.yml",
        "evidence/claims.yml",
        "evidence/disagreements.yml",
    ):
        (drills / path).write_bytes(content)
    library, mistakes = read_library(drills)
    assert set(library.drills) == {"clam"}
    assert set(library.routines) == {"all"}
    for one in mistakes:
        assert one.line >= 1
        assert one.column >= 1
        assert one.says
        assert "\n" not in str(one)
    return mistakes


@SHARED_FOLDER
@given(content=st.binary(max_size=200))
@example(content=b"\xff\xfe")
@example(content=b"a: &a [*a]")
@example(content=b"? - a\n: b")
@example(content=b"%YAML 9.9\n---\na")
def test_any_bytes(drills: Path, content: bytes) -> None:
    assert read_everywhere(drills, content)


@SHARED_FOLDER
@given(text=st.text(alphabet=st.sampled_from("ab:-[]{}#&*!|>'\"%@` \n,?0s"), max_size=60))
def test_any_text_of_yaml_s_own_characters(drills: Path, text: str) -> None:
    assert read_everywhere(drills, text.encode())


@given(keys=st.text(alphabet=st.sampled_from("ab:-[]{}#&*!|>'\"%@` \n,?0s"), max_size=40))
@example(keys="a: [b")
@example(keys="a: 2024-02-31")
@example(keys="? []\n: a")
def test_front_matter_has_mistakes_where_mkdocs_drops_it_and_only_there(keys: str) -> None:
    text = f"---\n{keys}\n---\n\n# A\n"

    mistakes = front_matter_mistakes(text, "a.md")

    is_left_in_the_page = get_data(text)[0] == text
    found = READ.match(text)
    assert found
    if mistakes:
        assert is_left_in_the_page
        assert all(one.line >= 1 and "\n" not in str(one) for one in mistakes)
    elif is_left_in_the_page:
        assert yaml.safe_load(found["keys"]) is None, "nothing is lost"


@SHARED_FOLDER
@given(value=YAML_VALUES)
def test_any_yaml(drills: Path, value: object) -> None:
    read_everywhere(drills, yaml.safe_dump(value, allow_unicode=True).encode(errors="replace"))


@SHARED_FOLDER
@given(data=st.data(), text=st.sampled_from(CASE_TEXTS))
def test_a_drill_with_something_typed_into_it(drills: Path, data: st.DataObject, text: str) -> None:
    at = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 5))
    typed_in = data.draw(st.one_of(st.sampled_from(WORDS), st.text(alphabet="{}[]:,-\n 0s\"'", max_size=4)))

    read_everywhere(drills, (text[:at] + typed_in + text[at + length :]).encode())


@SHARED_FOLDER
@given(data=st.data(), text=st.sampled_from(CASE_TEXTS))
def test_a_drill_with_another_value_in_place_of_one(drills: Path, data: st.DataObject, text: str) -> None:
    lines = text.split("\n")
    number = data.draw(st.integers(0, len(lines) - 1))
    key, colon, _ = lines[number].partition(":")
    value = data.draw(st.one_of(st.sampled_from(WORDS), st.sampled_from(["", "[]", "{}", "[a]", "{a: b}", "~", "-1"])))
    lines[number] = f"{key}{colon} {value}"

    read_everywhere(drills, "\n".join(lines).encode())


@given(length_ms=st.integers(1, 10_000_000))
def test_a_length_is_typed_as_it_is_read(length_ms: int) -> None:
    assert duration_ms(duration_text(length_ms)) == length_ms


@given(text=st.text(max_size=12))
def test_what_is_proposed_for_a_length_is_one(text: str) -> None:
    meant = meant_duration(text)
    assert meant is None or duration_ms(meant)


@given(text=st.text(min_size=1, max_size=40).filter(lambda text: text.strip() and not INVISIBLE.search(text)))
def test_a_quoted_text_is_the_same_text_to_yaml(text: str) -> None:
    one_line = " ".join(text.split())
    if not INVISIBLE.search(one_line):
        assert yaml.safe_load(f"{{say: {quoted(text)}, in: x}}")["say"] == one_line
        assert yaml.safe_load(f"{{say: {typed(one_line)}, in: x}}")["say"] == one_line
