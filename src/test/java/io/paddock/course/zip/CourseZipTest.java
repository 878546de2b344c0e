package io.paddock.course.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourseZipTest {

    private static final ZipLimits SMALL = new ZipLimits(3 << 20, 5 << 20, 20, 20, 4);

    @TempDir
    private Path folder;

    private Path into;

    @BeforeEach
    void aFolder() throws IOException {
        into = Files.createDirectory(folder.resolve("course"));
    }

    @Test
    void aCourseIsUnpackedWithOrWithoutItsFolder() throws Exception {
        unpack(Zips.zip().file("course.yaml", "a").file("one/lesson.en.md", "b").bytes());
        assertThat(into.resolve("one/lesson.en.md")).hasContent("b");

        into = Files.createDirectory(folder.resolve("second"));
        unpack(Zips.zip()
                .file("rivers/", "")
                .file("rivers/course.yaml", "a")
                .file("rivers/one/lesson.en.md", "b")
                .file("__MACOSX/rivers/._course.yaml", "x")
                .file("rivers/.DS_Store", "x")
                .file("rivers/.ipynb_checkpoints/one.ipynb", "x")
                .bytes());
        assertThat(written()).containsExactlyInAnyOrder("course.yaml", "one/lesson.en.md");
    }

    @Test
    void windowsPathsAreUnderstood() throws Exception {
        unpack(Zips.zip()
                .file("course.yaml", "a")
                .file("one\\lesson.en.md", "b")
                .bytes());

        assertThat(into.resolve("one/lesson.en.md")).hasContent("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "UTF-8"})
    void chineseNamesAreReadEvenWhereTheZipDoesNotSayHow(String charset) throws Exception {
        unpack(Zips.silentlyIn(charset)
                .file("课程/course.yaml", "a")
                .file("课程/one/data/温度记录.csv", "b")
                .bytes());

        assertThat(into.resolve("one/data/温度记录.csv")).hasContent("b");
    }

    @Test
    void aNameInNoKnownEncodingIsNamed() {
        var zip = Zips.silentlyIn("ISO-8859-1")
                .file("course.yaml", "a")
                .file("caf\u00e9", "b")
                .bytes();

        assertThat(refused(zip)).containsExactly("course.zip.name-encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "one/../../evil", "one/..", "..\\evil"})
    void nothingLeadsOutOfTheCourse(String name) throws IOException {
        assertThat(refused(withCourse(name))).containsExactly("course.zip.climbs");
        assertThat(written()).isEmpty();
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "C:\\evil", "c:/evil", "\\evil"})
    void noPathIsAbsolute(String name) {
        assertThat(refused(withCourse(name))).containsExactly("course.zip.absolute");
    }

    @Test
    void linksAndDevicesAreNamedAndNotMade() throws IOException {
        var zip = Zips.zip()
                .file("course.yaml", "a")
                .link("one/passwords", "/etc/passwd")
                .link("two", "..")
                .device("null")
                .bytes();

        assertThat(refused(zip)).containsExactly("course.zip.link", "course.zip.link", "course.zip.special");
        assertThat(written()).isEmpty();
    }

    @Test
    void namesThatDifferInCapitalsOnlyAreNamed() {
        assertThat(refused(Zips.zip()
                        .file("course.yaml", "a")
                        .file("one/Data.csv", "b")
                        .file("one/data.csv", "c")
                        .file("ONE/x", "d")
                        .bytes()))
                .containsExactly("course.zip.case", "course.zip.case");
    }

    @Test
    void oneNameStandsOnce() {
        assertThat(refused(Zips.zip()
                        .file("course.yaml", "a")
                        .file("course.yaml", "b")
                        .bytes()))
                .containsExactly("course.zip.twice");
        assertThat(refused(Zips.zip()
                        .file("course.yaml", "a")
                        .file("one", "b")
                        .file("one/two", "c")
                        .bytes()))
                .containsExactly("course.zip.twice");
    }

    @Test
    void namesThatNobodyCanReadOrStoreAreNamed() {
        assertThat(refused(withCourse("one\nCourse is fine"))).containsExactly("course.zip.name-characters");
        assertThat(refused(withCourse("课".repeat(80)))).containsExactly("course.zip.name-long");
        assertThat(refused(withCourse("a/b/c/d/e"))).containsExactly("course.zip.too-deep");
    }

    @Test
    void tenGibibytesOfZerosAreNotWrittenOut() throws IOException {
        var zip = Zips.zip().file("course.yaml", "a").zeros("zeros", 64L << 20).bytes();
        // says of itself that it is small, as a bomb does
        assertThat(refused(sizedAs(zip, 64 << 20, 1_000))).containsExactly("course.zip.ratio");
        assertThat(bytesWritten()).isLessThan(3 << 20);
    }

    @Test
    void aZipThatSaysThatItIsTooLargeIsNotBegun() throws IOException {
        var zip = Zips.zip().file("course.yaml", "a").zeros("zeros", 64L << 20).bytes();

        assertThat(refused(zip)).containsExactly("course.zip.total-large");
        assertThat(written()).isEmpty();
    }

    @Test
    void filesAndTheirSumAreLimited() {
        var noise = new byte[(3 << 20) + 1];
        new Random(1).nextBytes(noise);
        assertThat(refused(
                        Zips.zip().file("course.yaml", "a").file("large", noise).bytes()))
                .containsExactly("course.zip.file-large");

        var many = Zips.zip().file("course.yaml", "a");
        for (var number = 0; number < 20; number++) {
            many.file("f" + number, "x");
        }
        assertThat(refused(many.bytes())).containsExactly("course.zip.too-many");
    }

    @Test
    void aListOfEntriesThatIsTooLongIsRefusedBeforeItIsRead() {
        var many = Zips.zip().file("course.yaml", "a");
        for (var number = 0; number < 500; number++) {
            many.file("f" + number, "");
        }
        var zip = many.bytes();
        var end = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(refused(zip)).containsExactly("course.zip.list-large");

        // it says that there are two, and that their list is short
        end.putShort(zip.length - 22 + 8, (short) 2);
        end.putShort(zip.length - 22 + 10, (short) 2);
        end.putInt(zip.length - 22 + 12, 100);
        assertThat(refused(zip)).containsExactly("course.zip.list-large");
    }

    @Test
    void whatIsNoZipIsSaidToBeNone() {
        assertThat(refused("Rar!\u001a\u0007".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("course.zip.not-a-zip");
        assertThat(refused(new byte[0])).containsExactly("course.zip.not-a-zip");
        assertThat(refused(Zips.zip().bytes())).containsExactly("course.zip.empty");
        assertThat(refused(Zips.zip().file("readme.md", "a").bytes())).containsExactly("course.zip.no-course");
        assertThat(refused(Zips.zip()
                        .file("a/course.yaml", "a")
                        .file("b/course.yaml", "a")
                        .bytes()))
                .containsExactly("course.zip.no-course");
    }

    @Test
    void aZipThatIsCutOffAnywhereIsDamaged() {
        var whole = Zips.zip()
                .file("course.yaml", "title: Rivers")
                .file("one/lesson.en.md", "text ".repeat(200))
                .bytes();
        for (var length = 4; length < whole.length; length += 7) {
            assertThat(refused(Arrays.copyOf(whole, length)))
                    .as("%s bytes", length)
                    .containsExactly("course.zip.damaged");
        }
    }

    @Test
    void aFileThatWasChangedOnTheWayIsDamaged() {
        var noise = new byte[4_000];
        new Random(2).nextBytes(noise);
        var zip = Zips.zip().file("course.yaml", "a").file("noise", noise).bytes();
        zip[2_000] ^= 1;

        assertThat(refused(zip)).containsExactly("course.zip.damaged");
    }

    @Test
    void whoCallsItOffIsHeard() {
        var zip = withCourse("one");

        assertThatThrownBy(() -> CourseZip.unpack("course.zip", stored(zip), into, SMALL, new UnpackProgress() {
                    @Override
                    public void unpacked(long bytes, long all) {}

                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                }))
                .isInstanceOf(UnpackCancelled.class);
    }

    private static byte[] withCourse(String name) {
        return Zips.zip().file("course.yaml", "a").file(name, "evil").bytes();
    }

    /** The zip with a wrong size in its directory. */
    private static byte[] sizedAs(byte[] zip, int size, int claimed) {
        var buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        for (var at = 0; at + 4 <= zip.length; at++) {
            if (buffer.getInt(at) == 0x02014b50 && buffer.getInt(at + 24) == size) {
                buffer.putInt(at + 24, claimed);
            }
        }
        return zip;
    }

    private void unpack(byte[] zip) throws BrokenZip, IOException {
        CourseZip.unpack("course.zip", stored(zip), into, SMALL, new UnpackProgress() {
            @Override
            public void unpacked(long bytes, long all) {
                assertThat(bytes).isLessThanOrEqualTo(all);
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        });
    }

    private Path stored(byte[] zip) throws IOException {
        return Files.write(folder.resolve("upload.zip"), zip);
    }

    private java.util.List<String> refused(byte[] zip) {
        var broken = catchThrowableOfType(BrokenZip.class, () -> unpack(zip));
        assertThat(broken).as("a zip that must not be taken").isNotNull();
        return broken.problems().stream()
                .map(problem -> problem.message().key())
                .toList();
    }

    private java.util.List<String> written() throws IOException {
        try (Stream<Path> paths = Files.walk(into)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> into.relativize(path).toString())
                    .toList();
        }
    }

    private long bytesWritten() throws IOException {
        try (Stream<Path> paths = Files.walk(into)) {
            return paths.filter(Files::isRegularFile)
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        }
    }
}
