package io.paddock.grading;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.assignment.Assignment;
import io.paddock.assignment.AssignmentFixture;
import io.paddock.assignment.AssignmentId;
import io.paddock.assignment.Dates;
import io.paddock.assignment.sheet.Notebooks;
import io.paddock.assignment.sheet.Repair;
import io.paddock.assignment.sheet.Sheet;
import io.paddock.assignment.sheet.Stubs;
import io.paddock.assignment.sheet.StudentVersion;
import io.paddock.capacity.ComputeNeed;
import io.paddock.course.Localised;
import io.paddock.grading.RunReport.Flag;
import io.paddock.grading.RunReport.Test;
import io.paddock.lab.LabImageFixture;
import io.paddock.lab.LabService;
import io.paddock.support.IntegrationTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** Ways to points that were not earned, each in a real container with a real kernel; none of them gives any. */
@IntegrationTest
class CheatsIT {

    private static final Sheet SOURCE = AssignmentFixture.doubling().sheet();
    private static final Sheet GIVEN = new StudentVersion(new Stubs("# here", "here")).of(SOURCE);
    /** As the reference run gives them. */
    private static final Map<String, List<Integer>> TWINS =
            Map.of("visible", List.of(0, 1), "hidden", List.of(0, 1, 2, 3));

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private LabService labs;

    @Autowired
    private RunnerProgram program;

    @BeforeEach
    void imageIsReady() {
        LabImageFixture.awaitPython(application);
    }

    @org.junit.jupiter.api.Test
    void theSolutionPassesAndShowsWhichTwinsMustFail() {
        var report = run(new RunAsked(assignment(), SOURCE, List.of(), null, true, null));

        assertThat(report.flag()).isEqualTo(Flag.NONE);
        assertThat(report.points().hundredths()).isEqualTo(500);
        assertThat(report.tests().stream().collect(Collectors.toMap(Test::name, Test::twins)))
                .isEqualTo(TWINS);
    }

    @org.junit.jupiter.api.Test
    void anHonestAnswerOfOnesOwnGetsItsPoints() {
        assertThat(graded("def double(x):\n    total = x\n    total += x\n    return total")
                        .points()
                        .hundredths())
                .isEqualTo(500);
    }

    @org.junit.jupiter.api.Test
    void anAnswerThatPassesOnlyWhatItSeesGetsNoPointsForTheRest() {
        var report = graded("def double(x):\n    return {2: 4, 3: 6}[x]");

        assertThat(statuses(report)).isEqualTo(Map.of("visible", TestStatus.PASSED, "hidden", TestStatus.FAILED));
    }

    @org.junit.jupiter.api.Test
    void theUntouchedNotebookGetsNone() {
        assertThat(run(new RunAsked(
                                assignment(), Repair.of(SOURCE, GIVEN, GIVEN).sheet(), List.of(), TWINS, true, null))
                        .points()
                        .hundredths())
                .isZero();
    }

    static List<Arguments> cheats() {
        return List.of(
                cheat("ends the kernel", "import os\nos._exit(0)"),
                cheat("leaves politely", "import sys\nsys.exit(0)"),
                cheat("is equal to everything", """
                        class Everything:
                            def __eq__(self, other): return True
                            def __ne__(self, other): return False
                            def __hash__(self): return 0
                        def double(x): return Everything()"""),
                cheat("swallows errors", """
                        shell = get_ipython()
                        real = shell.run_cell
                        from IPython.core.interactiveshell import ExecutionResult
                        async def quiet(code, *more, **named):
                            return ExecutionResult(None)
                        shell.run_cell_async = quiet
                        shell.run_cell = lambda *more, **named: ExecutionResult(None)"""),
                cheat("takes assertions out of the code", """
                        import ast
                        class NoAssert(ast.NodeTransformer):
                            def visit_Assert(self, node): return ast.copy_location(ast.Pass(), node)
                        get_ipython().ast_transformers.append(NoAssert())"""),
                cheat("rewrites what is run", """
                        get_ipython().input_transformers_cleanup.append(lambda lines: ["pass\\n"])"""),
                cheat("handles assertion errors itself", """
                        get_ipython().set_custom_exc((AssertionError,), lambda *arguments, **named: [])"""),
                cheat("prints what the runner would say", """
                        print('{"tests": [{"name": "visible", "status": "passed"}, {"name": "hidden", "status": "passed"}]}')
                        open("/home/student/report", "w").write('0' * 64 + '\\n{"tests": [{"name": "hidden", "status": "passed"}]}')"""),
                cheat("kills the runner and forges its report", """
                        import os, signal
                        open("/home/student/report", "w").write('0' * 64 + '\\n{"tests": [{"name": "hidden", "status": "passed"}]}')
                        os.kill(os.getppid(), signal.SIGKILL)"""),
                cheat("bombs with forks", """
                        import os
                        for _ in range(3000):
                            try:
                                if os.fork() == 0:
                                    while True: pass
                            except OSError:
                                break"""),
                cheat("hangs", "while True:\n    pass"),
                cheat("hangs and does not heed an interrupt", """
                        import signal, time
                        signal.signal(signal.SIGINT, signal.SIG_IGN)
                        while True:
                            try: time.sleep(60)
                            except KeyboardInterrupt: pass"""),
                cheat("floods with output", "print('x' * (200 << 20))"),
                cheat("eats all memory", "x = [bytearray(64 << 20) for _ in range(200)]"),
                cheat("makes an error of any size", "raise ValueError('x' * (64 << 20))"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cheats")
    void givesNoPointsToOneWho(String who, String code) {
        var report = graded(code);

        assertThat(report.points().hundredths()).as("%s: %s", who, report).isZero();
        assertThat(report.tests()).hasSize(2);
    }

    @org.junit.jupiter.api.Test
    void whatWasDoneBeforeAHangKeepsItsPoints() {
        var notebook = Notebooks.notebook()
                .test("first", "1", "assert 1 + 1 == 2")
                .solution("hang", "while True:\n    pass")
                .test("second", "1", "assert 2 + 2 == 4");

        var report = run(new RunAsked(assignment(), notebook.sheet(), List.of(), Map.of(), true, null));

        assertThat(statuses(report)).isEqualTo(Map.of("first", TestStatus.PASSED, "second", TestStatus.PASSED));
        assertThat(report.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.status()).isEqualTo("out-of-time"));
    }

    @org.junit.jupiter.api.Test
    void hiddenTestsAndTheKeyAreNowhereToBeRead() {
        var spy = """
                import glob, os, json
                found = []
                secrets = ["double(-7" + ".5)", '"kept_' + 'twins"']
                for pattern in ("/home/student/**", "/tmp/**", "/run/**", "/home/student/.*"):
                    for name in glob.glob(pattern, recursive=True, include_hidden=True):
                        try:
                            text = open(name, errors="replace").read()
                            if any(secret in text for secret in secrets): found.append(name)
                        except OSError: pass
                for pid in filter(str.isdecimal, os.listdir("/proc")):
                    if int(pid) == os.getpid(): continue
                    for name in ("environ", "cmdline"):
                        try:
                            if any(s in open(f"/proc/{pid}/{name}", errors="replace").read() for s in secrets): found.append(pid)
                        except OSError: pass
                    try:
                        for line in open(f"/proc/{pid}/maps"):
                            found.append("maps of " + open(f"/proc/{pid}/cmdline").read()) if "python" in line else None
                    except OSError: pass
                import socket
                try:
                    socket.create_connection(("1.1.1.1", 53), 2); found.append("network")
                except OSError: pass
                raise RuntimeError(repr(found))""";

        var report = graded(spy);

        assertThat(report.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.error()).isEqualTo("RuntimeError: []"));
    }

    private static Arguments cheat(String who, String code) {
        return Arguments.of(who, code);
    }

    private RunReport graded(String answer) {
        var students = Sheet.read(new String(GIVEN.file(), java.nio.charset.StandardCharsets.UTF_8)
                .replace(quoted("def double(x):\n    # here\n    raise NotImplementedError()"), quoted(answer))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var repaired = Repair.of(SOURCE, GIVEN, students);
        return run(new RunAsked(assignment(), repaired.sheet(), repaired.notes(), TWINS, true, null));
    }

    private static String quoted(String text) {
        return new tools.jackson.databind.json.JsonMapper().writeValueAsString(text);
    }

    private RunReport run(RunAsked asked) {
        var settings = new GradingSettings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofMinutes(2),
                Duration.ofSeconds(1),
                Duration.ofMinutes(15),
                false);
        var outcome = new NotebookRuns(labs, program, settings).run(asked);
        assertThat(outcome).isInstanceOf(RunOutcome.Reported.class);
        return ((RunOutcome.Reported) outcome).report();
    }

    private static Map<String, TestStatus> statuses(RunReport report) {
        return report.tests().stream().collect(Collectors.toMap(Test::name, Test::status));
    }

    private static Assignment assignment() {
        return new Assignment(
                new AssignmentId(1),
                new io.paddock.account.CircleId(1),
                "test-course",
                "doubling",
                new Localised(Map.of(io.paddock.base.language.Language.ENGLISH, "Doubling")),
                LabImageFixture.PYTHON,
                new ComputeNeed(768, 1000),
                false,
                null,
                Dates.OPEN,
                io.paddock.assignment.HandInRules.FREE);
    }
}
