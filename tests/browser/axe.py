"""What axe finds on a page, by the rules of WCAG 2.2 AA."""

from collections.abc import Mapping

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
ALL_BUT_CONTRAST = {**RULES, "rules": {"color-contrast": {"enabled": False}}}
"""Where contrast is measured as it is painted, by which more is found, axe need not do so: half its time."""


def violations(page: Page, within: str | None = None, rules: Mapping[str, object] = RULES) -> list[str]:
    """What axe finds on the page, or within what a selector finds."""
    response = Axe().run(page, context=within, options=dict(rules)).response
    return [
        f"{violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]
