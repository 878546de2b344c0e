"""Runs a notebook's cells in order and decides about its tests."""

import secrets
import time
from dataclasses import dataclass, field

from . import twins

MOST_ERROR_CHARACTERS = 500


@dataclass
class Job:
    """What the server asks for: cells in order, time limits, and which twins are known to fail where all is right."""

    key: str
    cells: list[dict]
    cell_seconds: float
    total_seconds: float
    # The numbers of the twins that failed on the teacher's own solution, by test; None where that is to be found out.
    kept_twins: dict[str, list[int]] | None = None
    use_twins: bool = True


@dataclass
class Report:
    tests: list[dict] = field(default_factory=list)
    cells: list[dict] = field(default_factory=list)
    kernel_died: bool = False
    out_of_time: bool = False


def run(job: Job, kernel) -> Report:
    """Always gives a report: what could not be run any more is in it, too."""
    report = Report()
    end = time.monotonic() + job.total_seconds
    for number, cell in enumerate(job.cells):
        left = end - time.monotonic()
        if cell.get("test"):
            report.tests.append(_test(job, kernel, cell, left))
        else:
            _cell(job, kernel, cell, number, left, report)
    report.kernel_died = not kernel.alive
    report.out_of_time = time.monotonic() >= end
    return report


def _cell(job: Job, kernel, cell: dict, number: int, left: float, report: Report) -> None:
    if left <= 0 or not kernel.alive:
        return
    reply = kernel.run(cell["source"], min(job.cell_seconds, left))
    if reply.status != "ok" and len(report.cells) < 50:
        report.cells.append({"cell": number, "name": cell["name"], "status": reply.status, "error": _error(reply)})


def _test(job: Job, kernel, cell: dict, left: float) -> dict:
    result = {"name": cell["name"], "status": "not-run", "error": "", "millis": 0, "twins": []}
    if left <= 0:
        return result
    if not kernel.alive:
        return result | {"status": "kernel-died"}
    reply = kernel.run(cell["source"], min(job.cell_seconds, left))
    result |= {"millis": reply.millis, "error": _error(reply)}
    match reply.status:
        case "ok":
            return result | _confirmed(job, kernel, cell, left - reply.millis / 1000)
        case "error":
            return result | {"status": "failed"}
        case _:
            return result | {"status": reply.status}


def _confirmed(job: Job, kernel, cell: dict, left: float) -> dict:
    """A test that passed counts only where what must fail does fail."""
    end = time.monotonic() + left
    word = secrets.token_hex(8)
    canary = kernel.run(f"raise AssertionError('{word}')", _seconds(job, end))
    if canary.status != "error" or canary.error_name != "AssertionError" or canary.error_text != word:
        return {"status": "suspicious", "error": "an error that was raised did not arrive"}
    if not job.use_twins:
        return {"status": "passed"}
    failed = []
    for number, twin in enumerate(twins.of(cell["source"])):
        if job.kept_twins is not None and number not in job.kept_twins.get(cell["name"], []):
            continue
        if kernel.run(twin, _seconds(job, end)).status == "error":
            failed.append(number)
        elif job.kept_twins is not None:
            return {"status": "suspicious", "error": "an assertion holds that must not hold", "twins": failed}
    return {"status": "passed", "twins": failed}


def _seconds(job: Job, end: float) -> float:
    return max(0.05, min(job.cell_seconds, end - time.monotonic()))


def _error(reply) -> str:
    if reply.status != "error":
        return ""
    return f"{reply.error_name}: {reply.error_text}"[:MOST_ERROR_CHARACTERS]
