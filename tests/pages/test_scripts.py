"""What browsers get of the modules: every line of code in its place, and hardly any comment."""

import re

from drillbook.pages.assets import IMPORT, PLAYER, without_comments

MODULE = """\
// Says what it does.
import { a } from "./a.js"; // why

/**
 * @param {string} b
 */
export function c(b) {
  /* one line */
  // another
  /** @type {string} */ (a).d(`
    ${b}
  `);
  const d = "; // no comment"; // but this
  return "https://example.org/*"; /* after code */
}
"""

COMMENTS = ("//", "/*", "*", "* ", "*/")


def test_lines_of_comments_are_empty_and_all_others_stay() -> None:
    assert without_comments(MODULE).split("\n") == [
        "",
        'import { a } from "./a.js";',
        *[""] * 4,
        "export function c(b) {",
        *[""] * 2,
        "(a).d(`",
        "${b}",
        "`);",
        'const d = "; // no comment";',
        'return "https://example.org/*"; /* after code */',
        "}",
        "",
    ]


def test_what_a_module_imports_is_told_from_a_selector_in_its_class() -> None:
    code = 'import "./a.js";\nimport {\n  b,\n} from "../b.js";\nexport { c } from "./c.js";\n'
    code += 'export class D {\n  constructor(e) {\n    this.list = e.querySelector(".list");\n  }\n}\n'

    assert IMPORT.findall(code) == ["./a.js", "../b.js", "./c.js"]


def test_no_module_of_the_player_has_code_that_looks_like_a_comment() -> None:
    for path in sorted(PLAYER.rglob("*.js")):
        lines, lean = path.read_text().split("\n"), without_comments(path.read_text()).split("\n")
        assert len(lines) == len(lean), path.name
        lost = [(line.strip(), left) for line, left in zip(lines, lean, strict=True) if line.strip() != left]
        code = [(re.sub(r"/\*\* @.*?\*/ ?", "", line), left) for line, left in lost if left or line[:2] not in COMMENTS]
        assert [line for line, left in code if not re.fullmatch(re.escape(left) + r"( //.*)?", line)] == [], path.name
