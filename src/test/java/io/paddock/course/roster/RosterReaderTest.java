package io.paddock.course.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.paddock.base.language.Message;
import io.paddock.base.language.Refusal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people have at hand, and what they should not send. */
class RosterReaderTest {

    private static final String CHINESE = "学号,姓名,班级,邮箱\r\n0012,王芳,一班,wf@example.edu\r\n0013,李娜,二班,\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "UTF-8 with mark", "UTF-16LE with mark", "UTF-16BE with mark"})
    void readsTheEncodingsOfSpreadsheets(String encoding) {
        var name = encoding.replace(" with mark", "");
        var marked = name.equals(encoding) ? CHINESE : "\uFEFF" + CHINESE;

        var roster = read(marked.getBytes(Charset.forName(name)));

        assertThat(roster.rows())
                .containsExactly(
                        new RosterRow(2, "0012", "王芳", "wf@example.edu", "一班", false, List.of()),
                        new RosterRow(3, "0013", "李娜", "", "二班", false, List.of()));
    }

    @Test
    void saysWhichEncodingItWas() {
        assertThat(read(CHINESE.getBytes(Charset.forName("GB18030"))).kind())
                .isEqualTo(Message.of("roster.kind.csv", "GB18030"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Student Number,Full name,E-mail,Section",
                "student_no;NAME;Email Address;class",
                "学号\t姓名\t电子邮箱\t班级",
                "Student ID*,Student Name,mail,教学班",
            })
    void knowsColumnsByWhatPeopleWriteAboveThem(String head) {
        var separator = head.replaceAll("[^,;\t]", "").substring(0, 1);
        var file = head + "\n" + String.join(separator, "007", "Bond", "b@mi6.uk", "A") + "\n";

        assertThat(read(file).rows())
                .containsExactly(new RosterRow(2, "007", "Bond", "b@mi6.uk", "A", false, List.of()));
    }

    @Test
    void findsTheHeadingsBelowTitlesAndTellsWhatIsNotUsed() {
        var roster = read("2026 年秋季点名册,,\n,,\n序号,学号,姓名\n1,0012,王芳\n\n2,0013,李娜\n,,\n");

        assertThat(roster.rows()).extracting(RosterRow::row).containsExactly(4, 6);
        assertThat(roster.unused()).containsExactly("序号");
    }

    @Test
    void cellsMayHoldSeparatorsQuotesAndLines() {
        var roster = read("number,name\n0012,\"Clarke, Emma \"\"Em\"\"\"\n0013,\"Two\nlines\"\n");

        assertThat(roster.rows()).extracting(RosterRow::name).containsExactly("Clarke, Emma \"Em\"", "Two lines");
    }

    @Test
    void wideDigitsAndSignsThatNobodySeesMakeNoDifference() {
        assertThat(read("学号,姓名\n\u200B００１２,\u3000王芳\u00A0\n").rows())
                .containsExactly(new RosterRow(2, "0012", "王芳", "", "", false, List.of()));
    }

    @Test
    void theSameStudentTwiceIsToldAndOnceInOtherWordsIsWrong() {
        var rows = read("学号,姓名\n0012,王芳\n0012,王芳\nab-1,李娜\nAB-1,李那\n").rows();

        assertThat(rows).extracting(RosterRow::repeated).containsExactly(false, true, false, false);
        assertThat(rows.get(3).problems())
                .containsExactly(new RosterProblem(RosterColumn.NUMBER, Message.of("roster.cell.twice", 4)));
    }

    @Test
    void eachWrongCellIsNamedWithItsCure() {
        var rows = read("number,name,mail\n,Nobody,\n12 34,Space,\n0015,Mail,nowhere\n0016," + "x".repeat(121) + ",\n")
                .rows();

        assertThat(rows)
                .extracting(row -> row.problems().getFirst().what().key())
                .containsExactly("roster.cell.no-number", "roster.cell.form", "roster.cell.mail", "roster.cell.long");
    }

    @Test
    void aListOfNumbersAloneIsOne() {
        assertThat(read("学号\n0012\n0013\n").rows())
                .extracting(RosterRow::number)
                .containsExactly("0012", "0013");
    }

    @Test
    void refusesFilesThatAreNoClassList() {
        refused("", "roster.refused.empty");
        refused("学号,姓名\n", "roster.refused.empty");
        refused("Name,Age\nBond,40\n", "roster.refused.columns");
        refused("学号,姓名,学籍号\n1,2,3\n", "roster.refused.twice");
        refused("number,name\n0012,\"no end\n0013,x\n", "roster.refused.csv");
        refused(new byte[] {'%', 'P', 'D', 'F', '-', '1'}, "roster.refused.encoding");
        refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}, "roster.refused.old");
        refused(new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xFF, 0, 0}, "roster.refused.encoding");
        refused(new byte[RosterReader.MOST_BYTES + 1], "roster.refused.size");
        refused(
                "number\n" + IntStream.range(0, 2_001).mapToObj(n -> "S" + n).collect(Collectors.joining("\n")),
                "roster.refused.students");
        refused("number\n" + "\n".repeat(5_001), "roster.refused.rows");
    }

    @Test
    void workbooksKeepTheZerosThatPeopleSee() {
        var file = Workbook.written(sheet -> {
            sheet.value(0, 0, "学号");
            sheet.value(0, 1, "姓名");
            sheet.value(1, 0, "00123");
            sheet.value(1, 1, "王芳");
            sheet.value(2, 0, 124);
            sheet.style(2, 0).format("00000").set();
            sheet.value(2, 1, "李娜");
            sheet.value(3, 0, 20240001L);
            sheet.value(3, 1, "刘洋");
        });

        assertThat(read(file).rows())
                .extracting(RosterRow::number, RosterRow::name)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("00123", "王芳"),
                        org.assertj.core.api.Assertions.tuple("00124", "李娜"),
                        org.assertj.core.api.Assertions.tuple("20240001", "刘洋"));
        assertThat(read(file).kind()).isEqualTo(Message.of("roster.kind.xlsx"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0012,=SUM(A1),,|NAME",
                "0012,+A1,,|NAME",
                "0012,-A1,,|NAME",
                "0012,@SUM(A1),,|NAME",
                "0012,＝SUM(A1),,|NAME",
                "0012,\" =SUM(A1)\",,|NAME",
                "=SUM(A1),Ada,,|NUMBER",
                "+12,Ada,,|NUMBER",
                "0012,Ada,=A1,|SECTION",
                "0012,Ada,,=a@x.org|MAIL",
            })
    void whatASpreadsheetWouldCalculateIsNoWordInATextFileEither(String line, RosterColumn column) {
        assertThat(read("number,name,section,mail\n" + line + "\n").rows())
                .singleElement()
                .satisfies(row -> assertThat(row.problems())
                        .extracting(
                                RosterProblem::column, problem -> problem.what().key())
                        .containsExactly(org.assertj.core.api.Assertions.tuple(column, "roster.cell.sign")));
    }

    @Test
    void zerosThatWereKeptAndAMissingSectionAreNoFormulas() {
        assertThat(read("number,name,section\n\"=\"\"0012\"\"\",Ada-Maria,-\n").rows())
                .containsExactly(new RosterRow(2, "0012", "Ada-Maria", "", "-", false, List.of()));
    }

    @Test
    void formulasAndNumbersThatLostTheirEndAreRefusedCellByCell() {
        var file = Workbook.written(sheet -> {
            sheet.value(0, 0, "学号");
            sheet.value(0, 1, "姓名");
            sheet.formula(1, 0, "A9+1");
            sheet.value(1, 1, "Formula");
            sheet.value(2, 0, 1234567890123456789L);
            sheet.value(3, 0, 7);
            sheet.style(3, 0).format("\"2024\"0000").set();
            sheet.value(4, 0, 46000);
            sheet.style(4, 0).format("yyyy-mm-dd").set();
            sheet.value(5, 0, "0012");
            sheet.formula(5, 1, "HYPERLINK(\"http://evil\")");
        });

        assertThat(read(file).rows())
                .extracting(
                        row -> row.problems().getFirst().column(),
                        row -> row.problems().getFirst().what().key())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(RosterColumn.NUMBER, "roster.cell.formula"),
                        org.assertj.core.api.Assertions.tuple(RosterColumn.NUMBER, "roster.cell.digits"),
                        org.assertj.core.api.Assertions.tuple(RosterColumn.NUMBER, "roster.cell.format"),
                        org.assertj.core.api.Assertions.tuple(RosterColumn.NUMBER, "roster.cell.format"),
                        org.assertj.core.api.Assertions.tuple(RosterColumn.NAME, "roster.cell.formula"));
    }

    @Test
    void readsAWorkbookOfOpenpyxlWithHiddenSheetRichTextAndGaps() throws Exception {
        try (var file = RosterReaderTest.class.getResourceAsStream("openpyxl.xlsx")) {
            assertThat(file).isNotNull();

            assertThat(read(file.readAllBytes()).rows())
                    .extracting(RosterRow::row, RosterRow::number, RosterRow::name, RosterRow::section)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple(3, "000815", "王芳", "一班"),
                            org.assertj.core.api.Assertions.tuple(6, "b-0816", "Emma Clarke", ""),
                            org.assertj.core.api.Assertions.tuple(7, "000817", "欧阳娜娜", "二班"));
        }
    }

    @Test
    void readingsAboveChineseAreNotPartOfAName() {
        var rows = Workbook.ofXml(
                "<row><c t='inlineStr'><is><t>学号</t></is></c><c t='inlineStr'><is><t>姓名</t></is></c></row>"
                        + "<row><c t='inlineStr'><is><t>0012</t></is></c>"
                        + "<c t='inlineStr'><is><r><t>山</t></r><r><t>田</t></r><rPh sb='0' eb='2'><t>ヤマダ</t></rPh></is></c></row>");

        assertThat(read(rows).rows()).extracting(RosterRow::name).containsExactly("山田");
    }

    @Test
    void aWorkbookThatUnpacksToGigabytesIsRefusedSoon() {
        var zeros = new byte[40 * 1024 * 1024];

        refused(Workbook.zip(Map.of("xl/worksheets/sheet1.xml", zeros)), "roster.refused.unpacked");
        refused(Workbook.zip(Map.of("xl/media/picture.png", zeros)), "roster.refused.unpacked");
    }

    @Test
    void hostileWorkbooksAreRefusedOrHarmless() {
        refused(new byte[] {'P', 'K', 3, 4, 9, 9, 9}, "roster.refused.xlsx");
        refused(Workbook.zip(Map.of("readme.txt", new byte[3])), "roster.refused.xlsx");
        refused(Workbook.ofSheet("<worksheet><sheetData>"), "roster.refused.xlsx");
        refused(
                Workbook.ofSheet(
                        "<!DOCTYPE w [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>"
                                + "<worksheet><sheetData><row><c t='inlineStr'><is><t>&b;</t></is></c></row></sheetData></worksheet>"),
                "roster.refused.xlsx");
        refused(
                Workbook.ofSheet(
                        "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
                                + "<worksheet><sheetData><row><c t='inlineStr'><is><t>&a;</t></is></c></row></sheetData></worksheet>"),
                "roster.refused.xlsx");
        var far = Workbook.ofXml("<row r='1'><c r='ZZZZZZZ1' t='inlineStr'><is><t>学号</t></is></c></row>"
                + "<row r='99999999999'><c r='A2'><v>1e999999999</v></c><c r='XFD2'><v>5</v></c></row>");
        var row = read(far).rows().getFirst();
        assertThat(row.problems().getFirst().what().key()).isEqualTo("roster.cell.number");
    }

    private static Roster read(String file) {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static Roster read(byte[] file) {
        return RosterReader.read("class", file);
    }

    private static void refused(String file, String key) {
        refused(file.getBytes(StandardCharsets.UTF_8), key);
    }

    private static void refused(byte[] file, String key) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(Refusal.class);
        assertThat(catchThrowableOfType(Refusal.class, () -> read(file))
                        .reason()
                        .key())
                .isEqualTo(key);
    }
}
