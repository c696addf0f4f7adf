"""One command sets up and passes the tests: `python3 -m tests`. Needs only Python 3.11+ and git.

It makes `.venv`, installs what the app and its tests need, asks the system's package manager for
the programs that no Python package brings, checks style, types and the order of imports, and runs
every test. A kind of test runs alone by its folder's name: `python3 -m tests unit`. `unit`,
`processes`, `pages` and `pictures` need no browser and no office program. Other options go to
pytest: `python3 -m tests unit -k plan`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
HOME = ROOT / ".venv"
BIN = HOME / ("Scripts" if os.name == "nt" else "bin")
REQUIREMENTS = (ROOT / "requirements.txt", HERE / "requirements.txt")

# Some sixty processes import the app: what is compiled once is kept.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}

# Program -> the Debian package that brings it. What the app wrote is opened with something other
# than what wrote it: a handout wherever it is tested, slides among the browser tests.
READERS = {"pdftotext": "poppler-utils", "pdftoppm": "poppler-utils"}
PROGRAMS = {
    **READERS,
    **({} if os.environ.get("CHROMIUM") else {"chromium": "chromium"}),
    "soffice": "libreoffice-impress",
    "haproxy": "haproxy",
    "redis-server": "redis-server",
}
# The same browser without a window: its tests are done sooner with it and pass without it.
WISHED = {"chromium-headless-shell": "chromium-headless-shell"}

# Kinds of tests that need Python and the readers alone.
ALONE = {"unit", "processes", "pages", "pictures"}


def run(*command: str | Path, must: bool = True) -> int:
    """Run a command from the top of the project and stop here if it fails."""
    parts = [str(part) for part in command]
    code = subprocess.run(parts, cwd=ROOT, env=ENVIRONMENT, check=False).returncode
    if must and code:
        sys.exit(code)
    return code


def check(*commands: tuple[str | Path, ...]) -> None:
    """Run commands beside one another, show what each says, and stop here if one fails."""
    running = [
        subprocess.Popen(
            [str(part) for part in command],
            cwd=ROOT,
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for command in commands
    ]
    for process in running:
        print(process.communicate()[0], end="", flush=True)
    if failed := [process.returncode for process in running if process.returncode]:
        sys.exit(failed[0])


def installed(program: str) -> bool:
    """Whether a program is there; Debian keeps servers where a user's PATH may not look."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"])
    return shutil.which(program, path=path) is not None


def lacking(programs: dict[str, str]) -> list[str]:
    """The packages of the programs that are not there."""
    return sorted({package for name, package in programs.items() if not installed(name)})


def install(programs: dict[str, str], wished: dict[str, str]) -> None:
    """Install missing programs where the package manager may, else name the needed and stop."""
    missing, more = lacking(programs), lacking(wished)
    if (missing or more) and shutil.which("apt-get") and os.geteuid() == 0:
        os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
        run("apt-get", "update", "-qq", must=False)
        for some in filter(None, (missing, more)):  # what is wished for may not exist
            run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *some, must=False)
        missing = lacking(programs)
    if missing:
        sys.exit(
            "The tests need programs that are not installed, and this user may not install them: "
            f"{', '.join(missing)}. On Debian or Ubuntu: sudo apt-get install {' '.join(missing)}"
        )


def main() -> None:
    """Set up, lint, test."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this script runs before anything is set up
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    asked = [f"tests/{word}" if (HERE / word).is_dir() else word for word in sys.argv[1:]]
    # As many at a time as there are cores; one more where a browser is, which often waits.
    workers = os.cpu_count() or 1
    if set(sys.argv[1:]) & ALONE:
        install(READERS, {})
    else:
        install(PROGRAMS, WISHED)
        workers += 1
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        venv.create(HOME, with_pip=True)
    python = BIN / "python"
    wanted = "".join(path.read_text(encoding="utf-8") for path in REQUIREMENTS)
    installed_before = HOME / "installed.txt"
    if not installed_before.exists() or installed_before.read_text(encoding="utf-8") != wanted:
        # What is used is compiled when it is imported, on all cores and not on one.
        pip = (python, "-m", "pip", "install", "-q", "--no-compile")
        run(*pip, "-r", REQUIREMENTS[-1])
        installed_before.write_text(wanted, encoding="utf-8")
    check(
        (python, "-m", "mypy"),
        (BIN / "lint-imports",),
        (python, "-m", "ruff", "format", "--check", "."),
        (python, "-m", "ruff", "check", "."),
    )
    side_by_side = ("-n", str(workers), "--dist", "worksteal")
    sys.exit(run(python, "-m", "pytest", *side_by_side, *asked, must=False))


if __name__ == "__main__":
    main()
