"""Work for the tests of the queue. A worker imports this, so it lies in a module of its own."""

import os
import sys
import time

LONG = 300  # seconds, after which a worker is taken for dead, on a busy machine too


def until(path):
    """Wait for a worker's sign."""
    deadline = time.monotonic() + LONG
    while not path.exists():
        assert time.monotonic() < deadline, f"No worker made {path.name}."
        time.sleep(0.01)


def steps(hook, folder, name):
    """Tell two steps, wait to be let go, make something."""
    hook(3, 13)
    (folder / f"{name}.begun").touch()
    while not (folder / f"{name}.go").exists() and not hook.stopped():
        time.sleep(0.01)
    hook(4, 13)
    return name.encode()


def patient(hook, folder, name):
    """Work until an end is asked for, and return what there is."""
    (folder / f"{name}.begun").touch()
    while not hook.stopped():
        time.sleep(0.01)
    return b"so far"


def failing(hook, text):
    """Break."""
    raise ValueError(text)


def dying(hook):
    """Take the whole process along."""
    os._exit(3)


def imported(hook):
    """Which heavy packages of the screen this worker has."""
    return sorted({"streamlit", "folium", "altair"} & set(sys.modules))


def where(hook):
    """The process it is done in."""
    return os.getpid()


def together(hook, folder, name, other):
    """Work that ends when another has begun; its name and process."""
    (folder / f"{name}.begun").touch()
    until(folder / f"{other}.begun")
    return name, os.getpid()


def double(hook, number):
    """Short work."""
    return 2 * number


def patient_or_broken(hook, folder, name):
    """With a name, work until an end is asked for; without one, break once that is under way."""
    if not name:
        until(folder / "patient.begun")
        raise ValueError("broken")
    patient(hook, folder, name)
    (folder / f"{name}.ended").touch()
