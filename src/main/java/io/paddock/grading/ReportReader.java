package io.paddock.grading;

import io.paddock.assignment.sheet.CellKind;
import io.paddock.grading.RunReport.CellError;
import io.paddock.grading.RunReport.Flag;
import io.paddock.grading.RunReport.Test;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a report: one that carries our code, and of it only what was asked for. */
final class ReportReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int CODE_CHARACTERS = 64;
    private static final int MOST_ERRORS = 50;
    private static final int MOST_CHARACTERS = 500;

    private ReportReader() {}

    /** Empty where it was not made by our runner in this run. */
    static Optional<RunReport> read(RunAsked asked, String key, byte[] bytes, String image) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (text.length() <= CODE_CHARACTERS || text.charAt(CODE_CHARACTERS) != '\n') {
            return Optional.empty();
        }
        var body = text.substring(CODE_CHARACTERS + 1);
        var code = text.substring(0, CODE_CHARACTERS).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(code, code(key, body).getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        try {
            return Optional.of(report(asked, JSON.readTree(body), image));
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    /** The report of a run that says nothing: every test without points. */
    static RunReport nothing(RunAsked asked, Flag flag, String image) {
        return new RunReport(tests(asked, Map.of()), List.of(), asked.repairs(), flag, false, image);
    }

    private static RunReport report(RunAsked asked, JsonNode body, String image) {
        var said = new HashMap<String, JsonNode>();
        body.path("tests").forEach(test -> said.putIfAbsent(test.path("name").asString(""), test));
        var errors = new ArrayList<CellError>();
        for (var cell : body.path("cells")) {
            if (errors.size() < MOST_ERRORS) {
                errors.add(new CellError(
                        bounded(cell.path("name")), bounded(cell.path("status")), bounded(cell.path("error"))));
            }
        }
        return new RunReport(
                tests(asked, said),
                errors,
                asked.repairs(),
                Flag.NONE,
                body.path("out_of_time").asBoolean(false),
                image);
    }

    private static List<Test> tests(RunAsked asked, Map<String, JsonNode> said) {
        return asked.sheet().cells().stream()
                .filter(cell -> cell.kind() == CellKind.TEST)
                .map(cell -> {
                    var test = said.getOrDefault(cell.name(), JSON.missingNode());
                    var twins = new ArrayList<Integer>();
                    test.path("twins").forEach(twin -> twins.add(twin.asInt(0)));
                    return new Test(
                            cell.name(),
                            TestStatus.of(test.path("status").asString("")),
                            cell.points(),
                            bounded(test.path("error")),
                            test.path("millis").asLong(0),
                            twins);
                })
                .toList();
    }

    private static String bounded(JsonNode text) {
        var all = text.asString("");
        return all.substring(0, Math.min(MOST_CHARACTERS, all.length()));
    }

    static String code(String key, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
