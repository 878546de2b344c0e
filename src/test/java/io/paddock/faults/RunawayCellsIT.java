package io.paddock.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.paddock.base.language.Language;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Cells that take all they can get: people hear what happened in their language, and go on. */
@FaultTest
class RunawayCellsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern LAST_NUMBER = Pattern.compile("\\n(\\d+) x+\\n");

    @Test
    void cutsWhatACellPrintsForEver(FaultGround ground) {
        var student = ground.student(Language.CHINESE);
        var work = student.notebook(
                        "n = 0\nwhile True:\n    print(n, 'x' * 60)\n    n += 1", "print('after', n > 60_000)")
                .open();
        work.run("c0");
        await("more than is kept")
                .atMost(PATIENCE)
                .until(() -> LAST_NUMBER
                        .matcher(work.text("c0"))
                        .results()
                        .anyMatch(found -> Long.parseLong(found.group(1)) > 60_000));

        work.command("interrupt");
        work.awaitState("c0", "interrupted");

        var text = work.textOfFile("c0");
        assertThat(text).startsWith("0 xxx").containsPattern("省略了? ?[0-9,]+").contains("KeyboardInterrupt");
        assertThat(text.length()).isLessThan(11 * 1024 * 1024);
        work.run("c1");
        work.awaitState("c1", "done");
        assertThat(work.text("c1")).isEqualTo("after True\n");
        student.stopLabs();
    }

    @Test
    void saysThatMemoryAndProcessesRanOut(FaultGround ground) {
        var student = ground.student(Language.CHINESE);
        var work = student.notebook(
                        "text = 'x' * (3 * 1024 ** 3)", "print('fresh')", "import os\nwhile True:\n    os.fork()")
                .open();
        work.run("c0");
        work.awaitState("c0", "lost");
        assertThat(work.message("c0")).contains("内存").contains("512 MiB");
        work.run("c1");
        work.awaitState("c1", "done");

        work.run("c2");
        work.awaitState("c2", "failed", "lost");
        assertThat(work.text("c2") + work.message("c2")).containsAnyOf("Resource temporarily unavailable", "内核", "内存");
        student.stopLabs();
    }

    @Test
    void startsALabWhoseDiskIsFull(FaultGround ground) {
        var student = ground.student(Language.CHINESE);
        var volume = ground.smallVolume(student, 4);
        var holder = ground.hold(volume);
        var work = student.notebook(
                        "with open('full', 'wb') as file:\n    while True:\n        file.write(b'x' * 4096)\n        file.flush()",
                        "print('runs')",
                        "import os\nos.remove('full')\nopen('small', 'w').write('fits')")
                .open();
        work.run("c0");
        work.awaitState("c0", "failed");
        assertThat(work.text("c0")).contains("No space left on device");

        student.stopLabs();
        work.run("c1");
        work.awaitState("c1", "done");
        work.run("c2");
        work.awaitState("c2", "done");
        student.stopLabs();
        ground.engine().words("rm", "-f", holder);
    }

    @Test
    void saysThatThereIsNoSuchEnvironment(FaultGround ground) {
        var student = ground.student(Language.CHINESE);
        var work = student.notebookIn("no-such-image", "print(1)").open();
        work.run("c0");
        work.awaitState("c0", "cancelled");
        work.awaitNotice("没有名为“no-such-image”的环境");
        assertThat(student.labStates()).isEmpty();
    }

    @Test
    void keepsPackagesThatWereInstalled(FaultGround ground) {
        var student = ground.student(Language.ENGLISH);
        var work = student.notebook(
                        """
                        import zipfile
                        with zipfile.ZipFile('greeting-1.0-py3-none-any.whl', 'w') as wheel:
                            wheel.writestr('greeting.py', 'words = "hello from a package"')
                            wheel.writestr('greeting-1.0.dist-info/METADATA', 'Metadata-Version: 2.1\\nName: greeting\\nVersion: 1.0\\n')
                            wheel.writestr('greeting-1.0.dist-info/WHEEL', 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
                            wheel.writestr('greeting-1.0.dist-info/RECORD', 'greeting.py,,\\ngreeting-1.0.dist-info/METADATA,,\\ngreeting-1.0.dist-info/WHEEL,,\\ngreeting-1.0.dist-info/RECORD,,\\n')
                        """,
                        "%pip install --no-index ./greeting-1.0-py3-none-any.whl",
                        "import greeting\nprint(greeting.words)")
                .open();
        work.run("c0", "c1", "c2");
        work.awaitState("c2", "done");
        assertThat(work.text("c1")).contains("Successfully installed greeting-1.0");

        student.stopLabs();
        work.run("c2");
        work.awaitState("c2", "done");
        assertThat(work.text("c2")).isEqualTo("hello from a package\n");
        student.stopLabs();
    }
}
