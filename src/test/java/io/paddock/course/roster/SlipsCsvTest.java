package io.paddock.course.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.ActivationCode;
import io.paddock.account.Person;
import io.paddock.account.StudentNumber;
import io.paddock.account.Theme;
import io.paddock.account.UserId;
import io.paddock.base.language.Language;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlipsCsvTest {

    private static final List<String> HEADINGS = List.of("学号", "姓名", "邮箱", "激活码", "网址");

    @Test
    void spreadsheetsTakeNoZerosOffAndNoNameForAFormula() {
        var file = SlipsCsv.write(
                List.of(code("0012", "=HYPERLINK(\"evil\")", ""), code("B-1", "Clarke, Emma", "e@x.org")),
                HEADINGS,
                "https://lab.example/activate");

        assertThat(new String(file, StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "\uFEFF学号,姓名,邮箱,激活码,网址",
                        "\"=\"\"0012\"\"\",\"'=HYPERLINK(\"\"evil\"\")\",,ABCD-EFGH-JKMN,https://lab.example/activate",
                        "B-1,\"Clarke, Emma\",e@x.org,ABCD-EFGH-JKMN,https://lab.example/activate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1", "-1", "@SUM(A1)", "＝1", "\t=1", " =1", "\r\n+1"})
    void noNameIsCalculated(String name) {
        var file = SlipsCsv.write(List.of(code("B-1", name, "")), HEADINGS, "");

        assertThat(new String(file, StandardCharsets.UTF_8)).contains("'" + name);
    }

    @Test
    void theTableIsAClassListAgain() {
        var file = SlipsCsv.write(List.of(code("0012", "王芳", "wf@x.org")), HEADINGS, "https://lab.example/activate");

        assertThat(RosterReader.read("slips", file).rows())
                .containsExactly(new RosterRow(2, "0012", "王芳", "wf@x.org", "", false, List.of()));
    }

    private static ActivationCode code(String number, String name, String mail) {
        var person = new Person(new UserId(1), "x1", name, Language.CHINESE, Theme.SYSTEM, ZoneOffset.UTC);
        return new ActivationCode(person, new StudentNumber(number), mail, "ABCD-EFGH-JKMN", Instant.EPOCH);
    }
}
