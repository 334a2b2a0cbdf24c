"""Drillbook: drills and routines written as YAML, as pages with a player.

Imports nothing: the same file stands in the wheel that runs in the browser.
"""

__version__ = "0.1.0"
