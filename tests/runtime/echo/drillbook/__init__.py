"""A package of the engine's shape for the runtime's tests: its host answers each message."""

__version__ = "0.0.1"
