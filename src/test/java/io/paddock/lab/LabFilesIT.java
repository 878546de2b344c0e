package io.paddock.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.AccessDenied;
import io.paddock.account.Person;
import io.paddock.account.Role;
import io.paddock.base.language.Refusal;
import io.paddock.support.IntegrationTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

@IntegrationTest
class LabFilesIT {

    @Autowired
    private ConfigurableApplicationContext application;

    @Autowired
    private LabFiles files;

    private LabHouse house;
    private Person student;
    private Lab lab;

    @BeforeEach
    void open() {
        house = new LabHouse(application);
        student = house.student();
        lab = house.ready(house.request(student.id()));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void writesListsReadsAndDeletes() throws IOException {
        write("数据/表 1.csv", "a,b\n");
        write("数据/表 1.csv", "a,b,c\n");

        assertThat(files.list(student.id(), lab.id(), "数据")).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo("数据/表 1.csv");
            assertThat(file.bytes()).isEqualTo(6);
            assertThat(file.folder()).isFalse();
        });
        assertThat(read("数据/表 1.csv")).isEqualTo("a,b,c\n");
        assertThat(house.sh(lab.id(), "stat -c %u 数据/*")).isEqualTo("1000\n");
        assertThat(files.list(student.id(), lab.id(), ""))
                .extracting(LabFile::path)
                .contains("数据", "intro");

        files.delete(student.id(), lab.id(), "数据");
        assertRefused(() -> read("数据/表 1.csv"), "lab.files.missing");
    }

    @Test
    void refusesPathsThatLeadOut() {
        house.sh(lab.id(), "ln -s /etc etc; ln -s /etc/passwd passwd; ln -s / root; mkdir inner; ln -s ../.. inner/up");
        for (String path : new String[] {"../x", "/etc/passwd", "a/../../x", "a\\..\\x", "a\u0000b"}) {
            assertRefused(() -> read(path), "lab.files.outside");
            assertRefused(() -> write(path, "x"), "lab.files.outside");
            assertRefused(() -> files.delete(student.id(), lab.id(), path), "lab.files.outside");
            assertRefused(() -> files.list(student.id(), lab.id(), path), "lab.files.outside");
        }
        assertRefused(() -> read("passwd"), "lab.files.outside");
        assertRefused(() -> read("etc/hostname"), "lab.files.outside");
        assertRefused(() -> read("root/proc/1/environ"), "lab.files.outside");
        assertRefused(() -> write("etc/x", "x"), "lab.files.outside");
        assertRefused(() -> write("inner/up/x", "x"), "lab.files.outside");
        assertRefused(() -> files.list(student.id(), lab.id(), "inner/up"), "lab.files.outside");
        assertRefused(() -> files.delete(student.id(), lab.id(), "etc/hostname"), "lab.files.outside");
        assertRefused(() -> files.delete(student.id(), lab.id(), ""), "lab.files.outside");
    }

    @Test
    void replacesALinkInsteadOfFollowingItAndTakesOptionsForNames() throws IOException {
        house.sh(lab.id(), "echo old > target; ln -s target link");
        write("link", "new");
        assertThat(house.sh(lab.id(), "cat target; [ -L link ] || echo file")).isEqualTo("old\nfile\n");

        write("-rf", "option");
        assertThat(read("-rf")).isEqualTo("option");
        files.delete(student.id(), lab.id(), "-rf");
        assertThat(house.sh(lab.id(), "cat target")).isEqualTo("old\n");
    }

    @Test
    void refusesWhatIsTooLargeAndKeepsTheOldFileWhenAnUploadIsCut() throws IOException {
        assertRefused(
                () -> files.write(student.id(), lab.id(), "big", InputStream.nullInputStream(), 1L << 30),
                "lab.files.too-large");

        write("kept.txt", "old");
        var half = new ByteArrayInputStream("half".getBytes(StandardCharsets.UTF_8));
        assertRefused(() -> files.write(student.id(), lab.id(), "kept.txt", half, 1_000_000), "lab.files.cut");
        assertThat(read("kept.txt")).isEqualTo("old");
        assertThat(house.sh(lab.id(), "ls -A | grep -c upload")).isEqualTo("0\n");
    }

    @Test
    void bringsNoMoreThanAThousandEntries() {
        house.sh(lab.id(), "mkdir many; cd many; touch $(seq 1500)");
        assertThat(files.list(student.id(), lab.id(), "many")).hasSize(1_000);
    }

    @Test
    void showsFilesToOwnersAndStaffOnly() throws IOException {
        write("own.txt", "mine");
        assertThatThrownBy(() -> files.read(house.outsider().id(), lab.id(), "own.txt"))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> files.list(house.student().id(), lab.id(), "")).isInstanceOf(AccessDenied.class);
        try (var content = files.read(house.person(Role.TEACHER).id(), lab.id(), "own.txt")) {
            assertThat(content.readAllBytes()).asString().isEqualTo("mine");
        }
    }

    private void write(String path, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        files.write(student.id(), lab.id(), path, new ByteArrayInputStream(bytes), bytes.length);
    }

    private String read(String path) throws IOException {
        try (var content = files.read(student.id(), lab.id(), path)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertRefused(ThrowingCallable call, String key) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason().key()).isEqualTo(key));
    }
}
