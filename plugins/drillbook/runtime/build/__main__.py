"""`python -m drillbook.runtime.build`: builds what is due. `make runtime` calls it."""

import fcntl
import sys

from drillbook.runtime import BUILT, PACKAGE
from drillbook.runtime.build.inside import REPOSITORY, InsideError, NoNodeError
from drillbook.runtime.build.stages import Build


def main() -> int:
    """Build what is due, one build at a time; return the exit status."""
    workshop = REPOSITORY / "build" / "runtime"
    workshop.mkdir(parents=True, exist_ok=True)
    with (workshop / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            Build(package=PACKAGE, built=BUILT, workshop=workshop).run()
        except (NoNodeError, InsideError) as error:
            print(error, file=sys.stderr)  # noqa: T201 a command speaks by print
            return 1
    return 0


sys.exit(main())
