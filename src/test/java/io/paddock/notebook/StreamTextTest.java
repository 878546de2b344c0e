package io.paddock.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamTextTest {

    private static final CutWords WORDS = new CutWords() {
        @Override
        public String lines(long lines, long chars) {
            return "<" + lines + " lines cut>\n";
        }

        @Override
        public String outputs(long outputs, long bytes) {
            return "<" + outputs + " outputs cut>\n";
        }
    };

    private final StreamText text = new StreamText(OutputLimits.DEFAULT);

    @Test
    void keepsPlainTextAsItCame() {
        text.append("one\n\u001b[31mred\u001b[0m\n");
        text.append("half");

        assertThat(all(text)).isEqualTo("one\n\u001b[31mred\u001b[0m\nhalf");
        assertThat(text.lines()).isEqualTo(2);
    }

    @Test
    void carriageReturnOverwritesFromTheBeginning() {
        text.append("  10 %\r");
        text.append("  20 %\rdone");

        assertThat(all(text)).isEqualTo("done %\rdone");
    }

    @Test
    void pendingCarriageReturnSurvives() {
        text.append("50 %\r");

        assertThat(all(text)).isEqualTo("50 %\r");
    }

    @Test
    void carriageReturnBeforeTheLineFeedChangesNothing() {
        text.append("windows\r\n");

        assertThat(all(text)).isEqualTo("windows\n");
    }

    @Test
    void backspaceGoesBackOnePlace() {
        text.append("abc\b\bX\n");

        assertThat(all(text)).isEqualTo("aXc\n");
    }

    @Test
    void coloursStayWithTheirCharacters() {
        text.append("\u001b[31mred\u001b[0m\rok\n");

        assertThat(all(text)).isEqualTo("ok\u001b[31md\u001b[0m\n");
    }

    @Test
    void eraseToTheEndOfTheLine() {
        text.append("a long line\rshort\u001b[K\n");

        assertThat(all(text)).isEqualTo("short\n");
    }

    @Test
    void aProgressBarMovesInPlace() {
        for (int i = 0; i <= 100; i++) {
            text.append("\r" + i + "%|" + "█".repeat(i / 10) + " ".repeat(10 - i / 10) + "|");
        }
        text.append("\n");

        assertThat(all(text)).isEqualTo("100%|██████████|\n");
    }

    @Test
    void barsWithinBarsMoveInPlace() {
        for (int outer = 0; outer < 3; outer++) {
            text.append("\router " + outer + "/3");
            for (int inner = 0; inner < 5; inner++) {
                text.append("\n\rinner " + inner + "/5\u001b[A");
            }
        }
        assertThat(all(text)).isEqualTo("outer 2/3\ninner 4/5");

        text.append("\router 3/3\n\ndone\n");
        assertThat(all(text)).isEqualTo("outer 3/3\ninner 4/5\ndone\n");
        assertThat(text.lines()).isEqualTo(3);
    }

    @Test
    void whoFollowsIsToldOnlyWhereLinesAboveHaveChanged() {
        text.append("one\n");
        assertThat(text.takeMoved()).isFalse();
        text.append("two\n\u001b[");
        assertThat(text.takeMoved()).isFalse();
        text.append("Aup");
        assertThat(text.takeMoved()).isTrue();
        text.append("\n");
        assertThat(text.takeMoved()).isTrue();
        text.append("\nthree\n");
        text.takeMoved();
        text.append("four");
        assertThat(text.takeMoved()).isFalse();
    }

    @Test
    void theCursorDoesNotGoAboveTheTop() {
        text.append("\u001b[5Ax\ny\u001b[999Az\n");

        assertThat(all(text)).isEqualTo("xz\ny\r");
    }

    @Test
    void howTextIsCutIntoMessagesMakesNoDifference() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            String whole = piece(random, 1 + random.nextInt(30));
            StreamText atOnce = new StreamText(OutputLimits.DEFAULT);
            atOnce.append(whole);
            StreamText inPieces = new StreamText(OutputLimits.DEFAULT);
            for (int at = 0; at < whole.length(); ) {
                int end = Math.min(whole.length(), at + 1 + random.nextInt(4));
                end += end < whole.length() && Character.isLowSurrogate(whole.charAt(end)) ? 1 : 0;
                inPieces.append(whole.substring(at, end));
                at = end;
            }
            assertThat(shown(all(inPieces))).as(whole).isEqualTo(shown(all(atOnce)));
        }
    }

    @Test
    void storedTextGoesOnWhereItWas() {
        Random random = new Random(6);
        for (int i = 0; i < 2_000; i++) {
            String whole = piece(random, random.nextInt(40));
            int cut = whole.offsetByCodePoints(0, random.nextInt(whole.codePointCount(0, whole.length()) + 1));
            String before = whole.substring(0, cut);
            String after = whole.substring(cut);
            StreamText straight = new StreamText(OutputLimits.DEFAULT);
            straight.append(before);
            StreamText stored = StreamText.stored(
                    OutputLimits.DEFAULT, straight.chunks(), straight.cutChars(), straight.rest() + straight.moves());
            straight.append(after);
            stored.append(after);
            assertThat(withoutTrailingBlanks(shown(all(stored))))
                    .as("%s + %s", before, after)
                    .isEqualTo(withoutTrailingBlanks(shown(all(straight))));
        }
    }

    @Test
    void printingForEverCostsBoundedMemoryAndIsCutInTheMiddle() {
        OutputLimits limits = new OutputLimits(100_000, 1_000, 10, 50, 1_000);
        StreamText endless = new StreamText(limits);
        for (int i = 0; i < 400_000; i++) {
            endless.append("line " + i + "\n");
        }

        assertThat(endless.chars()).isLessThan(300_000);
        assertThat(endless.lines()).isEqualTo(400_000);
        assertThat(endless.cutLines()).isGreaterThan(390_000);
        String all = all(endless);
        assertThat(all).startsWith("<").contains(" lines cut>\n").endsWith("line 399999\n");
    }

    @Test
    void theFirstHalfStays() {
        StreamText endless = new StreamText(new OutputLimits(100_000, 50_000, 10, 50, 1_000));
        for (int i = 0; i < 100_000; i++) {
            endless.append("line " + i + " " + "x".repeat(60) + "\n");
        }

        assertThat(all(endless)).startsWith("<");
        StreamText real = new StreamText(OutputLimits.DEFAULT);
        for (int i = 0; i < 200_000; i++) {
            real.append("line " + i + "\n");
        }
        assertThat(all(real))
                .startsWith("line 0\nline 1\n")
                .endsWith("line 199999\n")
                .contains(" lines cut>");
        assertThat(real.lines() - real.cutLines()).isLessThanOrEqualTo(50_000);
    }

    @Test
    void aLineWithoutEndIsBoundedToo() {
        for (int i = 0; i < 3_000; i++) {
            text.append("x".repeat(10_000));
        }
        text.append("\r\r\rend\n");

        assertThat(text.chars()).isLessThan(11_000_000);
        assertThat(all(text)).endsWith("\n");
    }

    @Test
    void showsTheNewestLinesAndPagesTheEarlierOnes() {
        for (int i = 0; i < 10_000; i++) {
            text.append("line " + i + "\n");
        }
        StreamSnapshot snapshot = snapshot(text);

        StreamSnapshot.Part newest = snapshot.newest(2_000, 1_000_000, WORDS);
        assertThat(newest.from()).isEqualTo(8_000);
        assertThat(newest.text()).startsWith("line 8000\n").endsWith("line 9999\n");
        StreamSnapshot.Part earlier = snapshot.before(8_000, 2_000, chunk -> "", WORDS);
        assertThat(earlier.from()).isEqualTo(6_000);
        assertThat(earlier.to()).isEqualTo(8_000);
        assertThat(earlier.text()).startsWith("line 6000\n").endsWith("line 7999\n");
        assertThat(snapshot.before(100, 2_000, chunk -> "", WORDS).text())
                .startsWith("line 0\n")
                .endsWith("line 99\n");
    }

    @Test
    void pagesAcrossTheCutSayWhatIsMissing() {
        for (int i = 0; i < 120_000; i++) {
            text.append("line " + i + "\n");
        }
        StreamSnapshot snapshot = snapshot(text);
        long resumes = snapshot.chunks().get(snapshot.cutAfter()).firstLine();

        StreamSnapshot.Part page = snapshot.before(resumes + 10, 100, chunk -> "", WORDS);

        assertThat(page.text()).startsWith("<").contains("line " + (resumes + 9) + "\n");
    }

    private static String piece(Random random, int tokens) {
        String[] from = {
            "a",
            "b",
            "中",
            "\uD83D\uDE00",
            "\n",
            "\r",
            "\b",
            "\u001b[31m",
            "\u001b[1m",
            "\u001b[0m",
            "\u001b[K",
            "e\u0301"
        };
        // colours with moves may be written in more than one way that looks the same
        String[] moves = {"a", "b", "中", "\n", "\r", "\b", "\u001b[K", "\u001b[A", "\u001b[2A", "\u001b[B"};
        String[] some = random.nextBoolean() ? from : moves;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens; i++) {
            text.append(some[random.nextInt(some.length)]);
        }
        return text.toString();
    }

    /** What a terminal shows: the text after one more reading. */
    private static String shown(String text) {
        StreamText again = new StreamText(OutputLimits.DEFAULT);
        again.append((text + "\n").replace("\n", "\b\n"));
        return all(again);
    }

    private static String withoutTrailingBlanks(String text) {
        return text.replaceAll(" +(?=\n|$)", "");
    }

    private static StreamSnapshot snapshot(StreamText text) {
        return StreamSnapshot.of(new CellOutput.Stream(1, false, text, 1));
    }

    private static String all(StreamText text) {
        StringBuilder all = new StringBuilder();
        snapshot(text).forEachPiece(chunk -> "<unloaded>", WORDS, all::append);
        return all.toString();
    }
}
