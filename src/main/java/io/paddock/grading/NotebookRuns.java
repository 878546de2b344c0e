package io.paddock.grading;

import io.paddock.assignment.AssignmentData;
import io.paddock.assignment.sheet.CellKind;
import io.paddock.assignment.sheet.SheetCell;
import io.paddock.grading.RunOutcome.Later;
import io.paddock.grading.RunOutcome.Reported;
import io.paddock.grading.RunReport.Flag;
import io.paddock.lab.LabService;
import io.paddock.lab.SealedOutcome;
import io.paddock.lab.SealedRun;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Runs notebooks in containers of their own and reads what the runner says. */
@Component
class NotebookRuns {

    private static final Logger LOG = LoggerFactory.getLogger(NotebookRuns.class);
    private static final List<String> COMMAND =
            List.of("/opt/lab/bin/python", "-I", "/home/student/" + RunnerProgram.FILE);
    private static final int MOST_REPORT_BYTES = 1 << 20;

    private final LabService labs;
    private final RunnerProgram program;
    private final GradingSettings settings;
    private final SecureRandom random = new SecureRandom();
    private final JsonMapper json = new JsonMapper();

    NotebookRuns(LabService labs, RunnerProgram program, GradingSettings settings) {
        this.labs = labs;
        this.program = program;
        this.settings = settings;
    }

    RunOutcome run(RunAsked asked) {
        var secret = new byte[32];
        random.nextBytes(secret);
        var key = HexFormat.of().formatHex(secret);
        var assignment = asked.assignment();
        var outcome = labs.runSealed(new SealedRun(
                assignment.environment(),
                asked.digest(),
                assignment.need().withoutSlice(),
                COMMAND,
                files(asked, key),
                "report",
                MOST_REPORT_BYTES,
                settings.totalLimit().plus(settings.startLimit())));
        return switch (outcome) {
            case SealedOutcome.Unavailable away -> new Later(away.reason());
            case SealedOutcome.OutOfTime late -> {
                LOG.warn("A grading run of assignment {} had to be killed: {}", assignment.id(), late.log());
                yield new Reported(ReportReader.nothing(asked, Flag.NO_REPORT, late.digest()));
            }
            case SealedOutcome.Ended ended -> new Reported(read(asked, key, ended));
        };
    }

    private static RunReport read(RunAsked asked, String key, SealedOutcome.Ended ended) {
        var report = ended.result().flatMap(bytes -> ReportReader.read(asked, key, bytes, ended.digest()));
        if (report.isEmpty()) {
            LOG.warn(
                    "A grading run of assignment {} left no report of ours, exit status {}: {}",
                    asked.assignment().id(),
                    ended.exitCode(),
                    ended.log());
        }
        return report.orElseGet(() ->
                ReportReader.nothing(asked, ended.outOfMemory() ? Flag.OUT_OF_MEMORY : Flag.NO_REPORT, ended.digest()));
    }

    private SortedMap<String, byte[]> files(RunAsked asked, String key) {
        var files = new TreeMap<String, byte[]>();
        files.put(RunnerProgram.FILE, program.archive());
        files.put("run.json", job(asked, key));
        var data = asked.assignment().dataFolder();
        if (data != null) {
            files.putAll(AssignmentData.read(data));
        }
        return files;
    }

    private byte[] job(RunAsked asked, String key) {
        var job = json.createObjectNode();
        job.put("key", key);
        job.put("cell_seconds", settings.cellLimit().toMillis() / 1000.0);
        job.put("total_seconds", settings.totalLimit().toMillis() / 1000.0);
        job.put("use_twins", asked.twins());
        var kept = asked.keptTwins();
        if (kept == null) {
            job.putNull("kept_twins");
        } else {
            job.set("kept_twins", json.valueToTree(kept));
        }
        var cells = job.putArray("cells");
        asked.sheet().cells().stream()
                .filter(SheetCell::isCode)
                .forEach(cell -> cells.add(json.valueToTree(
                        Map.of("name", cell.name(), "source", cell.source(), "test", cell.kind() == CellKind.TEST))));
        return json.writeValueAsBytes(job);
    }
}
