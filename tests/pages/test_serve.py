"""A server that follows its files: edited, new, renamed, deleted, broken and mended, without a restart."""

import os
from pathlib import Path

import pytest

from drillbook.pages.cache import swept, written
from tests.pages.sites import BEFORE, CLAM, SmallSite

BROKEN = CLAM.replace("open 2s", "open 2")


def mistakes(site: SmallSite) -> list[str]:
    return [line for line in site.lines if "drills/" in line and ".yml:" in line]


def test_the_folder_of_drills_is_watched(site: SmallSite) -> None:
    assert str(site.folder / "drills") in site.serve().watched


def test_an_edited_drill_shows_at_once_also_where_it_is_played(site: SmallSite) -> None:
    server = site.serve()
    site.write("drills/clam.yml", CLAM.replace("name: Clam", "name: Clamshell").replace("reps: 8", "reps: 4"))
    server.rebuild()
    assert "<h1>Clamshell</h1>" in site.html("drills/clam/")
    assert "Clamshell" in site.html("routines/before/")
    assert "1:23" in site.html("routines/before/")
    assert "Clamshell" in site.html("drills/")


def test_a_new_a_renamed_and_a_deleted_file_are_followed(site: SmallSite) -> None:
    site.write("docs/index.md", "# Home\n")
    server = site.serve()
    site.write("drills/bridge.yml", CLAM.replace("name: Clam", "name: Bridge"))
    server.rebuild()
    assert "Bridge" in site.html("drills/bridge/")

    (site.folder / "drills/bridge.yml").rename(site.folder / "drills/glute-bridge.yml")
    server.rebuild()
    assert not site.exists("drills/bridge/")
    assert "Bridge" in site.html("drills/glute-bridge/")

    (site.folder / "drills/glute-bridge.yml").unlink()
    server.rebuild()
    assert not site.exists("drills/glute-bridge/")
    assert "Bridge" not in site.html("drills/")


def test_a_mistake_is_shown_on_its_page_and_goes_when_it_is_mended(site: SmallSite) -> None:
    server = site.serve()
    site.write("drills/clam.yml", BROKEN)
    server.rebuild()
    assert mistakes(site)
    assert "ERROR" in mistakes(site)[0]
    page = site.html("drills/clam/")
    assert "drills/clam.yml:11:" in page
    assert "Keep your feet touching." in page
    assert "drills/clam.yml:11:" in site.html("drills/")
    assert "Squeeze" in site.html("drills/squeeze/")

    site.write("drills/clam.yml", CLAM)
    server.rebuild()
    assert not mistakes(site)
    assert "to mend" not in site.html("drills/clam/")
    assert "to mend" not in site.html("drills/")


@pytest.mark.parametrize("content", ["", "\tformat: 1", "a: [", "- 1", "\x00", "name: &a [*a, *a]"])
def test_a_file_that_is_nothing_has_a_page_that_says_so(site: SmallSite, content: str) -> None:
    server = site.serve()
    site.write("drills/clam.yml", content)
    server.rebuild()
    assert "drills/clam.yml:1:" in site.html("drills/clam/")


def test_a_routine_whose_drill_is_gone_says_so_on_its_page(site: SmallSite) -> None:
    site.write("docs/index.md", "# Home\n")
    server = site.serve()
    (site.folder / "drills/clam.yml").unlink()
    server.rebuild()
    assert "drills/routines/before.yml:" in site.html("routines/before/")


def test_broken_evidence_is_told_on_the_index(site: SmallSite) -> None:
    server = site.serve()
    site.write("drills/evidence/claims.yml", "format: 1\nclaims: no\n")
    server.rebuild()
    assert "claims.yml:2:" in site.html("drills/")


def test_a_mistake_in_an_article_is_told_while_serving(site: SmallSite) -> None:
    site.write("docs/a.md", "# A\n\n```drill\nclam\ndose: {rep: 2}\n```\n")
    site.serve()
    assert any("docs/a.md:5:8" in line for line in site.lines)
    assert "docs/a.md:5:8" in site.html("a/")


def test_a_strict_server_goes_on_in_spite_of_mistakes(site: SmallSite) -> None:
    site.write("drills/clam.yml", BROKEN)
    site.serve(strict=True)
    assert mistakes(site)
    assert "drills/clam.yml:11:" in site.html("drills/clam/")


def test_a_changed_article_follows_its_block(site: SmallSite) -> None:
    site.write("docs/a.md", "# A\n\n```drill\nclam\n```\n")
    server = site.serve()
    assert "8\u00a0reps" in site.html("a/")
    site.write("docs/a.md", "# A\n\n```drill\nclam\ndose: {reps: 3}\n```\n")
    server.rebuild()
    assert "3\u00a0reps" in site.html("a/")


# ───── only what changed ─────


def age(folder: Path) -> None:
    """Makes every file older than anything that is written from now on."""
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (1_000_000_000, 1_000_000_000))


def test_a_dirty_server_leaves_alone_what_did_not_change(site: SmallSite) -> None:
    server = site.serve(dirty=True)
    for folder in (site.out, site.folder / "docs", site.folder / ".cache"):
        age(folder)
    site.write("drills/squeeze.yml", (site.folder / "drills/squeeze.yml").read_text().replace("Both", "The two"))
    server.rebuild()
    now = {path.relative_to(site.out).parent.as_posix() for path in site.out.rglob("index.html") if _is_new(path)}
    assert "drills/squeeze" in now
    assert "drills/clam" not in now
    assert "The two buttocks." in site.html("drills/squeeze/")


def test_a_dirty_server_renews_the_routine_of_a_changed_dose(site: SmallSite) -> None:
    server = site.serve(dirty=True)
    for folder in (site.out, site.folder / "docs", site.folder / ".cache"):
        age(folder)
    site.write("drills/clam.yml", CLAM.replace("reps: 8", "reps: 4"))
    server.rebuild()
    assert _is_new(site.out / "routines/before/index.html")
    assert "1:23" in site.html("routines/before/")


def _is_new(path: Path) -> bool:
    return path.stat().st_mtime > 1_000_000_000


def test_the_cache_holds_nothing_that_is_gone(site: SmallSite) -> None:
    site.write("docs/index.md", "# Home\n")
    site.write("drills/bridge.yml", CLAM.replace("name: Clam", "name: Bridge\nwas: [bridging]"))
    server = site.serve()
    assert (site.folder / ".cache/drillbook/pages/drills/bridge.md").exists()
    (site.folder / "drills/bridge.yml").unlink()
    server.rebuild()
    assert not [path for path in (site.folder / ".cache").rglob("*") if path.is_file() and "bridg" in path.as_posix()]
    assert not site.exists("drills/bridging/")


def test_a_file_is_written_only_when_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.md"
    assert written(path, "one")
    assert not written(path, "one")
    assert written(path, "two")
    assert path.read_text() == "two"


def test_a_damaged_cache_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "b.md"
    path.write_bytes(b"\xff\xfe")
    assert written(path, "one")
    assert path.read_text() == "one"


def test_sweeping_keeps_what_is_named(tmp_path: Path) -> None:
    kept, gone = tmp_path / "kept.md", tmp_path / "deep" / "gone.md"
    written(kept, "")
    written(gone, "")
    assert swept(tmp_path, [kept]) == (gone,)
    assert kept.exists()


def test_builds_add_styles_and_scripts_once(site: SmallSite) -> None:
    server = site.serve()
    server.rebuild()
    server.rebuild()
    assert site.html("").count("drillbook.css") == 1


def test_a_routine_in_rounds_stands_on_its_page(site: SmallSite) -> None:
    site.write(
        "drills/routines/before.yml",
        BEFORE.split("items")[0] + "items:\n  - rounds: 2\n    items:\n      - drill: squeeze\n",
    )
    site.serve()
    assert "Round 2 of 2" in site.html("routines/before/")
