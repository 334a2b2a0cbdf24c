"""The sites that browser tests play: this repository's and small ones written on the spot; built and served.

Several processes may ask for the same site at once: one builds it, the others wait.
"""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from tests.runtime.static_host import StaticHost, serve

REPOSITORY = Path(__file__).parent.parent.parent
KEPT = REPOSITORY / ".cache" / "test-site"
SUB_PATH = "runners-hips"
INPUTS = ("mkdocs.yml", "content", "drills", "plugins/drillbook", "site_overrides")


def real_site() -> Path:
    """The folder of this repository's site, built again only where something it is made of has changed."""
    folder = KEPT / SUB_PATH
    built = KEPT / "built-from"
    KEPT.mkdir(parents=True, exist_ok=True)
    with FileLock(KEPT / "lock"):
        digest = _digest_of_inputs()
        if not (built.exists() and built.read_text() == digest):
            built.unlink(missing_ok=True)
            build(REPOSITORY / "mkdocs.yml", folder)
            built.write_text(digest)
    return folder


def build(config_file: Path, folder: Path) -> None:
    """Build a site strictly; raises AssertionError with what MkDocs said."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config_file)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [*command, "--site-dir", str(folder)],
        cwd=config_file.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"


def _digest_of_inputs() -> str:
    digest = hashlib.sha256()
    for name in INPUTS:
        top = REPOSITORY / name
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                state = path.stat()
                digest.update(f"{path.relative_to(REPOSITORY)} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


@contextmanager
def served(folder: Path) -> Iterator[StaticHost]:
    """Serve a built site as project pages do: under a path that is not the host's root. `url` ends in a slash."""
    with tempfile.TemporaryDirectory() as top:
        shown = Path(top, folder.name)
        shown.mkdir()
        for path in folder.iterdir():
            (shown / path.name).symlink_to(path)
        with serve(Path(top)) as host:
            url = f"{host.url}{folder.name}/"
            # instant navigation follows only links that it finds in the sitemap, which names the port as well
            sitemap = (folder / "sitemap.xml").read_text()
            (shown / "sitemap.xml").unlink()
            (shown / "sitemap.xml").write_text(re.sub(rf"https?://[^/]+/{folder.name}/", url, sitemap))
            yield StaticHost(url, host.asked)


CONFIG = """\
site_name: A small site
site_url: https://example.org/small/
use_directory_urls: {directory_urls}
theme:
  name: material
  font: false
  features: [{features}]
{palette}plugins: [search, drillbook]
validation: {{nav: {{omitted_files: ignore}}}}
"""

PALETTE = """\
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {icon: material/brightness-7, name: Dark}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {icon: material/brightness-4, name: Light}
"""

INDEX = """\
# A small site

[Another page](other.md) and [the routines](routines/index.md).

"""


def small_site(
    folder: Path,
    drills: Mapping[str, str],
    routines: Mapping[str, str],
    index: str = "",
    *,
    recordings: Mapping[str, bytes] | None = None,
    instant: bool = True,
    directory_urls: bool = True,
    dark_side: bool = True,
) -> Path:
    """Write a site of these YAML files, by id, and build it: the plugin as anybody would use it. Returns its folder.

    `recordings` are files with spoken sentences, by their names.
    """
    for kind, texts in (("drills", drills), ("drills/routines", routines)):
        (folder / kind).mkdir(parents=True)
        for name, text in texts.items():
            (folder / kind / f"{name}.yml").write_text(text)
    for name, content in (recordings or {}).items():
        (folder / "drills" / "recordings").mkdir(exist_ok=True)
        (folder / "drills" / "recordings" / name).write_bytes(content)
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text(INDEX + index)
    (folder / "docs" / "other.md").write_text("# Another page\n\nWith [a way back](index.md).\n")
    config = CONFIG.format(
        directory_urls=str(directory_urls).lower(),
        features="navigation.instant" if instant else "",
        palette=PALETTE if dark_side else "",
    )
    (folder / "mkdocs.yml").write_text(config)
    build(folder / "mkdocs.yml", folder / "small")
    return folder / "small"
