"""The golden cases in tests/cases: one YAML file a behaviour. Adding one needs no Python.

A case has `about` (its sentence), `files` (names below drills/, each with its text; `../article.md` is an article), and
any of `mistakes` (every line that `drillbook check` prints), `show` (ids, each with what `drillbook show` prints) and
`show_cues`. A file that is no plain text is a group of keys: `hex`, `folder`, `link_to`, or `repeat` with `times`.
"""

from dataclasses import dataclass
from pathlib import Path

import yaml

CASES = Path(__file__).parents[1] / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """One behaviour: the files, and what must come of them."""

    name: str
    about: str
    files: dict[str, str | dict[str, object]]
    mistakes: tuple[str, ...]
    show: dict[str, str]
    show_cues: dict[str, str]

    def write(self, folder: Path) -> Path:
        """The files below `folder`/drills, which is returned."""
        drills = folder / "drills"
        drills.mkdir()
        for name, content in self.files.items():
            path = drills / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, str):
                path.write_bytes(content.encode())
            elif "folder" in content:
                path.mkdir()
            elif "link_to" in content:
                path.symlink_to(str(content["link_to"]))
            elif "hex" in content:
                path.write_bytes(bytes.fromhex(str(content["hex"])))
            else:
                path.write_text(str(content["repeat"]) * int(str(content["times"])))
        return drills


def cases() -> list[Case]:
    """All cases, in order of their names."""
    return [_case(path) for path in sorted(CASES.rglob("*.yml"))]


def _case(path: Path) -> Case:
    content = yaml.safe_load(path.read_text())
    unknown = set(content) - {"about", "files", "mistakes", "show", "show_cues"}
    assert not unknown, f"{path} has keys that no test reads: {unknown}"
    return Case(
        name=path.relative_to(CASES).with_suffix("").as_posix(),
        about=content["about"],
        files=content["files"],
        mistakes=tuple(content.get("mistakes", ())),
        show=content.get("show", {}),
        show_cues=content.get("show_cues", {}),
    )
