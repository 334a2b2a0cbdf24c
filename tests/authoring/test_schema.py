"""One source of truth: the tables that read files are the JSON Schema that editors get."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from drillbook.authoring.json_schemas import KINDS, json_schema, json_schema_text
from tests.authoring.cases import CASES, Case, cases

ROOT = CASES.parents[1]
ACCEPTED = [pytest.param(case, id=case.name) for case in cases() if not case.mistakes]


def kind_of(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return {"routines": "routine", "evidence": name.removesuffix(".yml")}.get(folder, "drill")


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_a_schema(kind: str) -> None:
    Draft7Validator.check_schema(json_schema(kind))


@pytest.mark.parametrize("case", ACCEPTED)
def test_what_the_reader_takes_the_editor_takes(case: Case) -> None:
    for path, text in case.files.items():
        if isinstance(text, str) and path.endswith(".yml") and not path.startswith("."):
            errors = list(Draft7Validator(json_schema(kind_of(path))).iter_errors(_as_an_editor_reads(text)))
            assert errors == [], path


@pytest.mark.parametrize(
    "name",
    [
        "keys/unknown_with_a_near_one",
        "keys/dose_missing",
        "keys/text_instead_of_a_list",
        "lengths/bare_number",
        "lengths/wrong_unit",
        "numbers/zero",
        "numbers/word",
        "tempo/no_length",
        "cues/unknown_sound",
        "doses/unknown_sides",
        "doses/unknown_position",
        "figures/knee_out_of_reach",
        "figures/no_poses",
        "format/missing",
        "kinds/checklist_without_checks",
        "references/id_in_capitals",
        "routines/item_without_a_key",
        "routines/rounds_without_items",
        "evidence/unknown_grade",
        "evidence/not_an_address",
    ],
)
def test_a_slip_that_needs_no_other_file_shows_in_the_editor(name: str) -> None:
    case = next(case for case in cases() if case.name == name)
    path = case.mistakes[0].split(":")[0].removeprefix("drills/")
    text = case.files[path]
    assert isinstance(text, str)

    errors = list(Draft7Validator(json_schema(kind_of(path))).iter_errors(_as_an_editor_reads(text)))

    assert errors, case.about


@pytest.mark.parametrize("kind", KINDS)
def test_the_copy_for_vs_code_is_what_the_command_prints(kind: str) -> None:
    copy = ROOT / ".vscode" / "schemas" / f"{kind}.json"
    assert copy.read_text() == json_schema_text(kind), f"run: drillbook schema {kind} > {copy.relative_to(ROOT)}"


def test_vs_code_knows_which_schema_is_for_which_files() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text())
    files = {path: Path(schema).stem for schema, path in settings["yaml.schemas"].items()}

    assert files == {
        "drills/*.yml": "drill",
        "drills/routines/*.yml": "routine",
        "drills/evidence/sources.yml": "sources",
        "drills/evidence/claims.yml": "claims",
        "drills/evidence/disagreements.yml": "disagreements",
    }
    assert all((ROOT / schema).is_file() for schema in settings["yaml.schemas"])


def test_every_key_says_what_it_means() -> None:
    def undescribed(schema: object, path: str) -> list[str]:
        if not isinstance(schema, dict):
            return []
        found = [f"{path}.{key}" for key, one in schema.get("properties", {}).items() if not one.get("description")]
        return found + [each for key, one in schema.get("properties", {}).items() for each in undescribed(one, key)]

    assert [each for kind in KINDS for each in undescribed(json_schema(kind), kind)] == []


class _Yaml12Loader(yaml.CSafeLoader):
    """Reads as editors do: `no` and dates are texts."""


_Yaml12Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Yaml12Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def _as_an_editor_reads(text: str) -> object:
    return _with_text_keys(yaml.load(text, Loader=_Yaml12Loader))  # noqa: S506  # it is a SafeLoader


def _with_text_keys(value: object) -> object:
    """JSON has no keys but texts."""
    if isinstance(value, dict):
        return {str(key): _with_text_keys(one) for key, one in value.items()}
    return [_with_text_keys(one) for one in value] if isinstance(value, list) else value
