"""Builds the self-hosted Pyodide from its npm package and the engine's sources; not part of the plugin's wheel."""
