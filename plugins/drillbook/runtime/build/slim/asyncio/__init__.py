"""Stands in for the standard library's `asyncio`: Pyodide's core imports it at each start and uses it only to await.

The engine's timers are the browser's own (`js.setTimeout`). There is no event loop here: awaiting a promise from Python
fails with an AttributeError.
"""
