"""Stands in for Pyodide's own `pyodide`: the same, without the event loop."""

__version__ = "{pyodide_version}"
