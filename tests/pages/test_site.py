"""The pages of a whole site: made, linked, found by search, safe from what authors write."""

import json
import re

import pytest
from mkdocs.exceptions import Abort

from tests.pages.sites import BEFORE, CLAM, SmallSite

NASTY = (
    "<script>alert(1)</script> </template> {{ 7*7 }} {% raw %} **bold** _it_ [x](y) `code` &amp; \"q\" 'a' "
    "# head | cell ]]> <!-- --> $1 \\n"
)
SHORT = "<script>alert(1)</script> {{ 7*7 }} *a*"


def test_every_drill_and_routine_has_a_page_and_an_index(site: SmallSite) -> None:
    site.build()
    assert "<h1>Clam</h1>" in site.html("drills/clam/")
    assert "Keep your feet touching." in site.html("drills/clam/")
    assert "<h1>Before a run</h1>" in site.html("routines/before/")
    assert "Squeeze" in site.html("drills/")
    assert "1:55" in site.html("routines/")


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("instant", [True, False])
def test_links_lead_somewhere_under_a_sub_path(site: SmallSite, *, directory_urls: bool, instant: bool) -> None:
    site.settings = "markdown_extensions: [footnotes, tables]\n"
    site.write("docs/articles/a.md", "# A\n\nSay[^C-001-11].\n\n```drill\nclam\n```\n\n```routine\nbefore\n```\n")
    features = {"features": ["navigation.instant"] if instant else []}
    site.build(use_directory_urls=directory_urls, theme={"name": "material", "font": False, **features})
    assert site.dead_links() == []
    assert site.foreign() == set()
    page = site.html("articles/a/" if directory_urls else "articles/a.html")
    assert ('href="../../drills/clam/"' if directory_urls else 'href="../drills/clam.html"') in page


def test_the_number_of_lines_does_not_warn(site: SmallSite) -> None:
    site.build()
    assert [line for line in site.lines if not line.startswith(("INFO", "DEBUG"))] == []


def test_a_checklist_in_an_article_is_opened_where_it_is_ticked(site: SmallSite) -> None:
    head = "format: 1\npurpose: awareness\nsummary: Tick what you know.\n"
    site.write("drills/signs.yml", f"{head}name: Signs\nkind: checklist\nchecks: [Your back arches.]\n")
    site.write("drills/hook.yml", f"{head}name: Hook\nposition: standing\nsteps: [Press.]\nplayable: false\n")
    site.write("docs/a.md", "# A\n\n```drill\nsigns\n```\n\n```drill\nhook\n```\n")
    signs, hook = site.build().html("a/").split('class="db db-card"')[1:]

    link = re.search(
        r'<a class="db-open" href="(\.\./drills/signs/)#(\w+)"[^>]*>(?:<svg.*?</svg>\s*)(.*?)</a>', signs, re.DOTALL
    )
    assert link
    assert link[3] == "Open the checklist"
    assert f'<h2 id="{link[2]}">Checklist</h2>' in site.html("drills/signs/")
    assert "How to do it" not in signs
    assert "Read about it" in hook
    assert "db-open" not in hook


def test_the_edit_link_opens_the_authors_file(site: SmallSite) -> None:
    site.build()
    assert 'href="https://example.org/repo/edit/main/drills/clam.yml"' in site.html("drills/clam/")
    assert 'href="https://example.org/repo/edit/main/drills/routines/before.yml"' in site.html("routines/before/")
    assert 'rel="edit"' not in site.html("drills/")


@pytest.mark.parametrize("directory_urls", [True, False])
def test_an_earlier_id_leads_to_the_page_as_it_is_now(site: SmallSite, *, directory_urls: bool) -> None:
    site.write("drills/clam.yml", CLAM + "was: [clamshell]\n")
    site.build(use_directory_urls=directory_urls)
    old = site.html("drills/clamshell/" if directory_urls else "drills/clamshell.html")
    assert f'url={"../clam/" if directory_urls else "clam.html"}"' in old
    assert "clamshell" not in (site.out / "sitemap.xml").read_text()


def test_pages_are_in_the_sitemap_but_not_in_the_navigation(site: SmallSite) -> None:
    site.build()
    assert "https://example.org/sub/path/drills/clam/" in (site.out / "sitemap.xml").read_text()
    navigation = re.findall(r'class="md-nav__link"[^>]*>|md-ellipsis">\s*([^<]+?)\s*<', site.html(""))
    assert "Drills" in navigation
    assert "Clam" not in navigation


def test_an_explicit_navigation_may_name_the_indexes_or_leave_them_out(site: SmallSite) -> None:
    strict = "validation: {nav: {omitted_files: warn, not_found: warn}}\n"
    site.settings = f"nav: [index.md, Moves: drills/index.md]\n{strict}"
    site.build()
    assert "Moves" in site.html("")
    site.settings = f"nav: [index.md]\n{strict}"
    site.build()
    assert site.exists("drills/")


def test_search_finds_what_a_reader_would_look_for(site: SmallSite) -> None:
    site.build()
    found = {entry["location"]: entry for entry in site.search()}
    assert "Keep your feet touching." in found["drills/clam/#how-to-do-it"]["text"]
    assert found["drills/clam/"]["title"] == "Clam"
    assert found["drills/clam/"]["tags"] == ["activation", "gluteus medius", "mat"]


def test_search_does_not_hold_the_timeline_nor_the_notes(site: SmallSite) -> None:
    site.write("docs/a.md", "# A\n\nSay[^C-001-11] so.\n\n```routine\nbefore\n```\n")
    site.build()
    text = json.dumps([entry["text"] for entry in site.search() if entry["location"].startswith(("a/", "routines/b"))])
    assert "Get ready" not in text
    assert "Work with clients" not in text
    assert "so." in text
    assert "data-search" not in site.html("a/")


def test_drills_can_lie_among_the_pages_without_being_copied(site: SmallSite) -> None:
    (site.folder / "drills").rename(site.folder / "docs" / "drills")
    site.options = "player: false, drills: docs/drills"
    site.build()
    assert site.exists("drills/clam/")
    assert not list(site.out.rglob("*.yml"))


# ───── what authors write is text ─────


def test_markup_in_any_field_is_shown_as_it_is_typed(site: SmallSite) -> None:
    quoted, short = json.dumps(NASTY), json.dumps(SHORT)
    texts = {"name": short, "summary": quoted, "setup": quoted, "how_often": quoted, "progress": quoted}
    lists = dict.fromkeys(("aliases", "equipment", "muscles", "tags"), short)
    lists |= dict.fromkeys(("steps", "cautions", "ask_first", "stop_if", "ready"), quoted)
    kept = [line for line in CLAM.splitlines() if line.split(":")[0] not in texts | lists]
    written = [*kept, *(f"{name}: {text}" for name, text in texts.items())]
    written += [f"{name}: [{text}]" for name, text in lists.items()]
    site.write("drills/clam.yml", "\n".join([*written, f"easier: {{say: {quoted}}}", ""]))
    site.write("drills/routines/before.yml", BEFORE.replace("Before a run\nw", f"{short}\nw").replace("Short.", quoted))
    site.write("docs/a.md", f"# A\n\n```drill\nclam\ncaption: {quoted}\n```\n\n```routine\nbefore\n```\n")
    site.settings = "markdown_extensions: [attr_list, md_in_html, pymdownx.superfences, tables]\n"
    site.build()
    for url in ("drills/clam/", "routines/before/", "drills/", "routines/", "a/", ""):
        page = site.html(url)
        assert "<script>alert" not in page
        assert "49" not in re.sub(r"<[^>]*>", "", page)
        assert "<strong>bold</strong>" not in page
        assert page.count("<template") == page.count("</template>")
    text = site.html("drills/clam/")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &lt;/template&gt; {{ 7*7 }} {% raw %} **bold** _it_ [x](y)" in text
    titles = [entry["title"] for entry in site.search() if entry["location"] in {"drills/clam/", "routines/before/"}]
    assert all("<script" not in title for title in titles)


# ───── mistakes ─────


def test_a_build_ends_with_all_mistakes_at_once(site: SmallSite, caplog: pytest.LogCaptureFixture) -> None:
    site.write("drills/clam.yml", CLAM.replace("open 2s", "open 2"))
    site.write("drills/squeeze.yml", "format: 1\nnmae: Squeeze\n")
    site.write("docs/a.md", "---\ntitle: A\n---\n# A\n\n```drill\nclamm\n```\n")
    with pytest.raises(Abort):
        site.build()
    said = "\n".join(site.lines)
    assert re.search(r"drills/clam.yml:11:\d+: ", said)
    assert "drills/squeeze.yml:2:1: " in said
    assert "docs/a.md:7:1: `clamm` is not the id of a drill; did you mean `clam`?" in said
    assert not caplog.text.count("Traceback")


def test_front_matter_that_mkdocs_would_drop_in_silence_ends_the_build(site: SmallSite) -> None:
    head = "---\ntitle: Of hips\ndescription: {}\n---\n\n# Hips\n\nText.\n"
    site.write("docs/hips/of.md", head.format("Two questions: why, and what then?"))
    site.write("docs/b.md", "---\ntitle: B\n\n# B\n")
    with pytest.raises(Abort):
        site.build()
    said = "\n".join(site.lines)
    assert "Drillbook found 2 mistakes" in said
    assert (
        'docs/hips/of.md:3:27: YAML finds a colon where none can be; quote the text; for example `description: "'
        in said
    )
    assert "docs/b.md:1:1: the front matter that begins here is never closed" in said

    server = site.serve(strict=False)
    assert "docs/hips/of.md:3:27" in "\n".join(site.lines)
    site.write("docs/hips/of.md", head.format('"Two questions: why, and what then?"'))
    site.write("docs/b.md", "---\n\nA line across the page: and more.\n\n---\n")
    server.rebuild()
    assert not any("mistake" in line or "front matter" in line for line in site.lines)
    assert 'content="Two questions: why, and what then?"' in site.html("hips/of/")


@pytest.mark.parametrize("made", ["nothing", "a file"])
def test_a_folder_of_drills_that_is_not_there_is_told_with_its_cure(site: SmallSite, made: str) -> None:
    site.options = "player: false, drills: exercises"
    if made == "a file":
        site.write("exercises", "")
    with pytest.raises(Abort):
        site.serve()  # whose watching would end in a traceback
    (said,) = (line for line in site.lines if line.startswith("ERROR"))
    assert "exercises: the folder of drills is" in said
    assert "drillbook: {drills: drills}" in said


def test_a_page_written_by_hand_where_a_drill_would_be_is_a_mistake(site: SmallSite) -> None:
    site.write("docs/drills/clam.md", "# Mine\n")
    with pytest.raises(Abort):
        site.build()
    assert "its page would be drills/clam.md, which docs/drills/clam.md already is" in "\n".join(site.lines)


def test_an_index_written_by_hand_is_used(site: SmallSite) -> None:
    site.write("docs/drills/index.md", "# My own index\n")
    assert "My own index" in site.build().html("drills/")


def test_an_unknown_option_is_told(site: SmallSite) -> None:
    site.options = "playr: false"
    with pytest.raises(Abort, match="configuration"):
        site.build()


def test_positions_can_be_added(site: SmallSite) -> None:
    site.write("drills/clam.yml", CLAM.replace("lying on the side", "hanging from a bar"))
    site.options = "player: false, positions: [hanging from a bar]"
    assert "Hanging from a bar" in site.build().html("drills/clam/")


# ───── somebody else's site ─────


def test_templates_can_be_overridden_by_the_site(site: SmallSite) -> None:
    site.write("theme/drillbook/drill.html", "<h1>{{ title }}</h1><p>Mine: {{ page.drill.summary }}</p>")
    site.build(theme={"name": "material", "font": False, "custom_dir": str(site.folder / "theme")})
    assert "<p>Mine: Opens the hip against gravity.</p>" in site.html("drills/clam/")


def test_the_player_is_served_from_one_folder_named_by_its_content(site: SmallSite) -> None:
    site.options = "player: true"
    site.write("docs/about.md", "# About\n\n[Licences](assets/third-party-notices.txt)\n")
    site.build()
    page = site.html("routines/before/")
    folders = list((site.out / "assets").glob("drillbook-*"))
    assert len(folders) == 1
    names = {path.name for path in folders[0].iterdir()}
    assert {"drillbook.css", "stage.css", "player.js", "worker.js", "pyodide.asm.wasm", "manifest.json"} <= names
    assert re.search(rf'<script src="\.\./\.\./assets/{folders[0].name}/player.js" type="module"', page)
    assert page.count('<link rel="stylesheet" href="../../assets/drillbook-') == 1
    assert f'<link rel="modulepreload" href="../../assets/{folders[0].name}/crossroads.js">' in page
    assert f'<link rel="modulepreload" href="../../assets/{folders[0].name}/sound/sound.js">' in page
    assert "modulepreload" not in site.html("drills/")
    assert '<template class="drillbook-routine">' in page
    assert 'href="../assets/third-party-notices.txt"' in site.html("about/")
    notices = (site.out / "assets/third-party-notices.txt").read_text()
    assert "Pyodide contributors" in notices
    assert site.dead_links() == []
    assert site.foreign() == set()


def test_without_a_player_there_is_nothing_to_run(site: SmallSite) -> None:
    page = site.build().html("routines/before/")
    assert "drill-player" not in page
    assert not list(site.out.rglob("*.wasm"))
    assert not site.exists("assets/third-party-notices.txt")
