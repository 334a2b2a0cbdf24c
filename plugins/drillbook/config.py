"""The plugin's options, as they stand in mkdocs.yml under `plugins: - drillbook:`."""

from mkdocs.config import base
from mkdocs.config import config_options as c


class DrillbookConfig(base.Config):  # type: ignore[no-untyped-call]  # MkDocs leaves a method untyped
    """Options of the plugin; all have defaults."""

    drills = c.Type(str, default="drills")
    """The folder with the drills, relative to mkdocs.yml. Routines are in its folder `routines`, one YAML file each;
    sources, claims and disagreements in its folder `evidence`."""

    positions = c.ListOfItems(c.Type(str), default=[])
    """Positions that a drill may begin in, in addition to the built-in ones."""

    player = c.Type(bool, default=True)
    """`false` leaves out the player and the runtime: drills and routines are then pages to read."""

    cards = c.Type(bool, default=False)
    """`true` draws a social card for each page, the picture shown where its address is shared: with the drill's figure,
    the routine's ribbon, or what a page written by hand says as `thesis` or `description`. A page whose title says too
    little names its text in front matter: `card: Wake your hips`. Needs `site_url` and the extra
    `mkdocs-drillbook[cards]`."""

    voice = c.Type(str, default="")
    """The voice of espeak-ng, such as `en-gb`, that speaks all sentences that nobody has recorded; `espeak-ng --voices`
    lists them. Empty renders none: words are then said by the visitor's device, where it can. Needs espeak-ng on the
    machine that builds the site, and the extra `mkdocs-drillbook[voice]`; without them the site has the clips that
    there are."""

    recordings = c.Type(str, default="")
    """The folder, relative to mkdocs.yml, with a person's recordings of sentences: MP3, M4A or WAV files with the names
    that `drillbook voice --sheet` gives. Each takes the place of a rendered clip. Empty is the folder `recordings` in
    that of the drills."""

    cache = c.Type(str, default=".cache/drillbook")
    """The folder, relative to mkdocs.yml, for the generated Markdown files, drawn cards and rendered clips. It
    may be deleted at any time and should not be committed."""
