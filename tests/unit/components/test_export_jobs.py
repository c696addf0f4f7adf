"""Exports in a thread: how far they are, stopped when asked, honest when they fail."""

import threading

from components.actions.jobs import Job


def finished(job):
    job.thread.join(10)
    assert not job.running
    return job


def test_a_job_tells_how_far_it_is_and_keeps_what_it_made():
    go, seen = threading.Event(), threading.Event()

    def make(progress):
        progress(3, 13)
        seen.set()
        go.wait(10)
        return b"made"

    job = Job("x.pdf", "application/pdf", make).start()
    seen.wait(10)
    assert (job.running, job.done, job.total, job.content) == (True, 3, 13, None)
    go.set()
    assert finished(job).content == b"made"


def test_a_stopped_job_makes_nothing_and_is_no_error():
    at, go = threading.Event(), threading.Event()

    def make(progress):
        at.set()
        go.wait(10)
        progress(1, 2)
        raise AssertionError("It went on after it was stopped.")

    job = Job("x.pdf", "application/pdf", make).start()
    at.wait(10)
    job.stop()
    go.set()
    assert (finished(job).content, job.error) == (None, "")


def test_a_job_that_fails_says_why():
    def make(progress):
        raise ValueError("no ink")

    assert finished(Job("x", "y", make).start()).error == "ValueError: no ink"


def test_a_job_stopped_after_its_last_step_makes_nothing_either():
    at, go = threading.Event(), threading.Event()

    def make(progress):
        progress(2, 2)
        at.set()
        go.wait(10)
        return b"made"

    job = Job("x.pdf", "application/pdf", make).start()
    at.wait(10)
    job.stop()
    go.set()
    assert finished(job).content is None
