"""`python -m tests.load`: a crowd on a server of its own. `make load` is the whole measurement."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys

from tests.load.run import crowd
from tests.served import serve


def main() -> int:
    """Serve, let the crowd in, tell how it went; 1 if anything went wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--viewers", type=int, default=20)
    options.add_argument("--browsers", type=int, default=1)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--think", type=float, default=4, help="mean seconds between switches")
    options.add_argument("--work", action="store_true", help="five export, five search meanwhile")
    options.add_argument("--most", type=float, help="seconds that 95 of 100 switches may take")
    asked = options.parse_args()
    with serve() as address:
        port = int(address.rsplit(":", 1)[1])
        report = asyncio.run(
            crowd(
                port,
                asked.viewers,
                asked.seconds,
                browsers=asked.browsers,
                think=asked.think,
                work=asked.work,
            )
        )
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{asked.viewers} viewers, {asked.browsers} browsers, {asked.seconds:.0f} s")
    print(f"{os.cpu_count()} cores, load {load}")
    print(*report.lines(), sep="\n")
    slow = asked.most is not None and report.p95(report.again) > asked.most
    if slow:
        print(f"TOO SLOW: p95 of a switch is over {asked.most} s")
    return 1 if report.faults or slow else 0


if __name__ == "__main__":
    sys.exit(main())
