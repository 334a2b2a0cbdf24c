"""The evidence of this site: nothing of it is lost, and each question can be tried from every side."""

import re
from collections import Counter
from pathlib import Path

import pytest

from drillbook.authoring.library import Evidence
from drillbook.authoring.reading import read_library

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    """The evidence of this site."""
    return read_library(ROOT / "drills")[0].evidence


def test_all_claims_of_the_five_articles_are_there(evidence: Evidence) -> None:
    claims = Counter(claim.source for claim in evidence.claims.values())

    assert claims == {"S-000": 43, "S-001": 31, "S-002": 27, "S-003": 18, "S-004": 33}
    for source, count in claims.items():
        numbered = {f"C-{source[2:]}-{number:02}" for number in range(1, count + 1)}
        assert numbered == {claim.id for claim in evidence.claims.values() if claim.source == source}


def test_all_nineteen_questions_are_there_and_every_side_can_be_tried(evidence: Evidence) -> None:
    assert list(evidence.disagreements) == [f"D{number:02}" for number in range(1, 20)]
    for one in evidence.disagreements.values():
        assert one.outside, one.id
        assert one.tell, one.id
        for side in one.sides:
            assert side.tries, (one.id, side.says)
            assert side.claims, (one.id, side.says)


def test_whatever_others_have_found_is_cited_or_nothing_is_known(evidence: Evidence) -> None:
    for one in evidence.disagreements.values():
        assert one.cites or "know of no" in one.outside, one.id
        named = re.findall(r"\((?:[^()]*[A-Z][^()]*|20\d\d)\)(?![.,]?\[\^)", one.outside)
        uncited = [name for name in named if "[^" not in name]
        assert not uncited, (one.id, uncited)


@pytest.mark.parametrize("question", ["D01", "D03", "D04", "D17"])
def test_cues_for_running_are_compared_in_one_run(evidence: Evidence, question: str) -> None:
    assert evidence.disagreements[question].tries == ("compare-cues",)


def test_each_article_says_what_it_holds_and_what_is_missing(evidence: Evidence) -> None:
    told = [source.id for source in evidence.sources.values() if source.stance and source.missing]

    assert told == ["S-000", "S-001", "S-002", "S-003", "S-004"]
