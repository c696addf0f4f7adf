"""`python -m deploy [port]`: two replicas behind the proxy on this machine, until Ctrl-C."""

import signal
import sys

from deploy.cluster import Missing, cluster


def main() -> None:
    """Start, say where, wait, stop everything."""
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8600
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with cluster(port) as found:
            print(
                f"{found.address}  (two replicas; rooms in {found.store}; Ctrl-C stops everything)"
            )
            signal.pause()
    except KeyboardInterrupt:
        print("Stopped.")
    except Missing as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
