"""`python -m components.paper.static_site [folder]`: write the pages, `site-out` unless told."""

import sys
from pathlib import Path

from components.paper.static_site.build import build


def main() -> None:
    """Write and say what was written."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "site-out")
    files = build(folder)
    size = sum(file.stat().st_size for file in files)
    print(f"{len(files)} pages, {size / 1e6:.1f} MB, in {folder}. Open {folder / 'index.html'}.")


if __name__ == "__main__":
    main()
