"""What hatchling asks before it builds: a wheel or sdist without the built runtime would install and then play nothing.

An editable install is let through: who works on Drillbook builds the runtime afterwards.
"""

import sys
from pathlib import Path
from typing import Any, override

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NOTICES = {"THIRD-PARTY": "drillbook/THIRD-PARTY.txt"}
"""What the plugin publishes from inside the wheel, where there is no repository around it."""


class RuntimeHook(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is hatchling's own
    """Ends the build of a wheel or sdist whose runtime is absent, incomplete or older than the engine."""

    @override
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Raises RuntimeNotBuiltError, whose message names the cure."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "plugins")))
        from drillbook.runtime import built_runtime  # noqa: PLC0415  importable only from here on

        built_runtime()
        if self.target_name == "wheel":
            build_data["force_include"] |= {str(Path(self.root, name)): place for name, place in NOTICES.items()}
