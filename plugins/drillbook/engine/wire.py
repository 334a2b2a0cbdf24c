"""Values to JSON and back. Knows the shapes of values by their annotations and nothing of what they mean."""

import json
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, TypeAliasType, cast, get_args, get_origin, get_type_hints

WIRE_FORMAT = 1
"""Goes up when a value changes its shape, so that an older saved run is told apart."""


class WireError(ValueError):
    """A text or a piece of JSON is not the value that was expected."""


def to_json(value: object) -> str:
    """The value as one line of JSON; a dataclass is an object with its class's name under `type`."""
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_json[T](shape: type[T] | TypeAliasType, text: str) -> T:
    """The value of `shape` that `to_json` wrote; raises `WireError` for anything else."""
    try:
        return cast("T", from_plain(shape, json.loads(text)))
    except WireError:
        raise
    except (ValueError, RecursionError) as error:
        raise WireError(f"not JSON: {error}") from error


def to_plain(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """The value as dicts, lists, texts, numbers and None."""
    if is_dataclass(value) and not isinstance(value, type):
        return {"type": type(value).__name__} | {
            field.name: to_plain(getattr(value, field.name)) for field in fields(value)
        }
    if isinstance(value, tuple):
        return [to_plain(part) for part in value]
    if isinstance(value, StrEnum):
        return value.value
    return value


def from_plain(shape: Any, plain: Any) -> object:  # noqa: ANN401 - any annotation, any JSON
    """The value of `shape` that `to_plain` took apart; raises `WireError` where a piece has another shape."""
    if isinstance(shape, TypeAliasType):
        return from_plain(shape.__value__, plain)
    origin = get_origin(shape)
    if origin is tuple:
        if not isinstance(plain, list):
            raise WireError(f"expected a list, not {plain!r:.60}")
        return tuple(from_plain(get_args(shape)[0], part) for part in plain)
    if origin is not None:
        return _from_union(get_args(shape), plain)
    if is_dataclass(shape):
        return _from_fields(cast("type", shape), plain)
    if isinstance(shape, type) and issubclass(shape, StrEnum):
        try:
            return shape(plain)
        except ValueError as error:
            raise WireError(str(error)) from error
    if type(plain) is shape:
        return plain
    raise WireError(f"expected {shape}, not {plain!r:.60}")


def _from_union(shapes: tuple[Any, ...], plain: Any) -> object:  # noqa: ANN401 - as above
    if plain is None and type(None) in shapes:
        return None
    for shape in (shape for shape in shapes if shape is not type(None)):
        if isinstance(shape, TypeAliasType):
            return from_plain(shape, plain)
        if is_dataclass(shape):
            if isinstance(plain, dict) and plain.get("type") == cast("type", shape).__name__:
                return from_plain(shape, plain)
        else:
            return from_plain(shape, plain)
    raise WireError(f"expected one of {[getattr(shape, '__name__', shape) for shape in shapes]}, not {plain!r:.60}")


def _from_fields(shape: type, plain: Any) -> object:  # noqa: ANN401 - as above
    names = {field.name for field in fields(cast("Any", shape))}
    if not isinstance(plain, dict) or set(plain) != names | {"type"} or plain["type"] != shape.__name__:
        raise WireError(f"expected {shape.__name__}, not {plain!r:.60}")
    hints = get_type_hints(shape)
    return shape(**{name: from_plain(hints[name], plain[name]) for name in names})
