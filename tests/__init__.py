"""Drillbook's tests; a package, so that `python -m tests.bench` finds its own."""
