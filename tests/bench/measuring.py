"""How measurements are told and taken. Knows none of them."""

import gzip
import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path


def told(name: str, value: float, unit: str, against: str = "", of: float | None = None, **more: object) -> None:
    """Print one measurement as a line of JSON; `more` are further fields."""
    ratio = None if of is None else round(value / of, 3)
    line = {"name": name, "value": round(value, 3), "unit": unit, "against": against, "ratio": ratio} | more
    print(json.dumps(line, ensure_ascii=False), flush=True)


def gzipped_bytes(paths: Iterable[Path]) -> int:
    """What these files take together when each is compressed."""
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def took_s(done: Callable[[], object], times: int) -> float:
    """The shortest of so many, in seconds."""
    found = []
    for _ in range(times):
        began_s = time.perf_counter()
        done()
        found.append(time.perf_counter() - began_s)
    return min(found)
