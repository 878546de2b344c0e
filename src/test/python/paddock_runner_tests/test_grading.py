import unittest

from paddock_runner import grading
from paddock_runner.kernel import Reply


class PlainKernel:
    """Runs cells in this process, as an honest kernel would."""

    def __init__(self):
        self.alive = True
        self.names = {}
        self.seconds = []

    def run(self, code, seconds):
        self.seconds.append(seconds)
        try:
            exec(code, self.names)
            return Reply("ok")
        except Exception as error:
            return Reply("error", type(error).__name__, str(error))


class DyingKernel(PlainKernel):
    def run(self, code, seconds):
        if "die" in code:
            self.alive = False
            return Reply("kernel-died")
        return super().run(code, seconds)


class SwallowingKernel(PlainKernel):
    def run(self, code, seconds):
        super().run(code, seconds)
        return Reply("ok")


def job(*cells, **settings):
    return grading.Job("key", [dict(name=name, source=source, test=test) for name, source, test in cells], 5, 20, **settings)


SOLUTION = ("s", "def double(x): return 2 * x", False)
TEST = ("t", "assert double(2) == 4", True)


class GradingTest(unittest.TestCase):
    def status(self, report):
        return {test["name"]: test["status"] for test in report.tests}

    def test_finds_out_which_twins_fail_on_a_solution(self):
        report = grading.run(job(SOLUTION, TEST), PlainKernel())
        self.assertEqual([("passed", [0, 1])], [(test["status"], test["twins"]) for test in report.tests])

    def test_a_wrong_answer_fails(self):
        report = grading.run(job(("s", "def double(x): return x", False), TEST, kept_twins={"t": [0, 1]}), PlainKernel())
        self.assertEqual({"t": "failed"}, self.status(report))
        self.assertEqual("AssertionError: ", report.tests[0]["error"])

    def test_an_answer_that_is_equal_to_everything_is_suspicious(self):
        everything = "class E:\n  def __eq__(self, other): return True\ndef double(x): return E()"
        report = grading.run(job(("s", everything, False), TEST, kept_twins={"t": [0, 1]}), PlainKernel())
        self.assertEqual({"t": "suspicious"}, self.status(report))

    def test_swallowed_errors_are_suspicious(self):
        report = grading.run(job(SOLUTION, TEST, kept_twins={}), SwallowingKernel())
        self.assertEqual({"t": "suspicious"}, self.status(report))

    def test_only_twins_that_are_known_to_fail_count(self):
        never = ("t", "def helper():\n    assert False\nassert double(1) == 2", True)
        report = grading.run(job(SOLUTION, never), PlainKernel())
        kept = {"t": report.tests[0]["twins"]}
        self.assertEqual({"t": "passed"}, self.status(grading.run(job(SOLUTION, never, kept_twins=kept), PlainKernel())))

    def test_a_dead_kernel_leaves_what_was_before_it(self):
        report = grading.run(job(SOLUTION, TEST, ("bad", "die", False), ("u", "assert True", True)), DyingKernel())
        self.assertEqual({"t": "passed", "u": "kernel-died"}, self.status(report))
        self.assertTrue(report.kernel_died)

    def test_an_error_in_a_cell_does_not_stop_the_others(self):
        report = grading.run(job(("x", "1/0", False), SOLUTION, TEST), PlainKernel())
        self.assertEqual({"t": "passed"}, self.status(report))
        self.assertEqual("x", report.cells[0]["name"])

    def test_nothing_runs_after_the_end_of_the_time(self):
        late = job(SOLUTION, TEST)
        late.total_seconds = 0
        self.assertEqual({"t": "not-run"}, self.status(grading.run(late, PlainKernel())))
