package io.paddock.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paddock.account.AccessDenied;
import io.paddock.account.AccountService;
import io.paddock.account.Circle;
import io.paddock.account.CircleService;
import io.paddock.account.Role;
import io.paddock.account.UserId;
import io.paddock.support.IntegrationTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@IntegrationTest
class NotebookHistoryIT {

    @Autowired
    private AccountService accounts;

    @Autowired
    private CircleService circles;

    @Autowired
    private NotebookService notebooks;

    @Autowired
    private OpenNotebooks open;

    @Autowired
    private NotebookWriting writing;

    @Autowired
    private JdbcTemplate jdbc;

    private NotebookFixture fixture;
    private Circle course;
    private UserId student;
    private NotebookId id;
    private long sequence;

    @BeforeEach
    void aNotebook() {
        fixture = new NotebookFixture(accounts, circles, notebooks);
        course = fixture.course();
        student = fixture.member(course, Role.STUDENT);
        id = fixture.notebook(student, course, "History", NotebookFixture.file(2));
    }

    @Test
    void aRunIsListedLookedAtAndGoneBackTo() {
        submit(NotebookFixture.typed("c0", 0, "x = 1\n"), new DocumentOperation.Run(List.of("c0"), true));
        submit(NotebookFixture.typed("c0", 0, "broken "), new DocumentOperation.Delete("c1"));

        List<NotebookRevision> listed = notebooks.revisions(student, id, Long.MAX_VALUE, 10);
        assertThat(listed)
                .extracting(NotebookRevision::reason)
                .containsExactly(RevisionReason.RUN, RevisionReason.CREATED);
        RevisionPreview preview =
                notebooks.revision(student, id, listed.getFirst().revision());
        assertThat(preview.cells())
                .extracting(RevisionPreview.Cell::difference)
                .containsExactly(RevisionPreview.Difference.CHANGED, RevisionPreview.Difference.MISSING_NOW);
        assertThat(preview.cells().getFirst().source()).isEqualTo("x = 1\nprint(0)");

        notebooks.goBack(student, id, listed.getFirst().revision());

        assertThat(new String(notebooks.download(student, id), StandardCharsets.UTF_8))
                .contains("print(1)")
                .doesNotContain("broken");
        assertThat(notebooks.revision(student, id, listed.getFirst().revision()).isPresent())
                .isTrue();
        assertThat(notebooks.revisions(student, id, Long.MAX_VALUE, 10))
                .extracting(NotebookRevision::reason)
                .containsExactly(
                        RevisionReason.RESTORED, RevisionReason.EDITED, RevisionReason.RUN, RevisionReason.CREATED);
        assertThat(notebooks
                        .revisions(student, id, Long.MAX_VALUE, 1)
                        .getFirst()
                        .wentBackTo())
                .isEqualTo(listed.getFirst().madeAt());
    }

    @Test
    void isPagedAndKeepsASourceOnce() {
        for (int i = 0; i < 5; i++) {
            submit(NotebookFixture.typed("c0", 0, "# " + i + "\n"), new DocumentOperation.Run(List.of("c0"), true));
        }
        List<NotebookRevision> first = notebooks.revisions(student, id, Long.MAX_VALUE, 4);
        List<NotebookRevision> rest =
                notebooks.revisions(student, id, first.getLast().revision(), 4);

        assertThat(first).hasSize(4);
        assertThat(rest).hasSize(2);
        assertThat(rest.getLast().reason()).isEqualTo(RevisionReason.CREATED);
        String untouched = ContentStore.hash("print(1)".getBytes(StandardCharsets.UTF_8));
        assertThat(jdbc.queryForObject(
                        "select count(*) from notebook_content where hash = ?", Integer.class, untouched))
                .isOne();
    }

    @Test
    void resettingKeepsWhatWasTypedBeforeAndSaysSo() {
        submit(NotebookFixture.typed("c0", 0, "mine\n"));
        notebooks.replace(student, id, NotebookFixture.file(1).getBytes(StandardCharsets.UTF_8), "Mine");

        List<NotebookRevision> listed = notebooks.revisions(student, id, Long.MAX_VALUE, 10);
        assertThat(listed)
                .extracting(NotebookRevision::reason)
                .containsExactly(RevisionReason.RESET, RevisionReason.EDITED, RevisionReason.CREATED);
        notebooks.goBack(student, id, listed.get(1).revision());

        assertThat(new String(notebooks.download(student, id), StandardCharsets.UTF_8))
                .contains("mine")
                .contains("print(1)");
    }

    @Test
    void openingReadsNoMoreThanBefore() {
        submit(NotebookFixture.typed("c0", 0, "y\n"), new DocumentOperation.Run(List.of("c0"), true));
        notebooks.revisions(student, id, Long.MAX_VALUE, 1);
        CountingDataSource counting = new CountingDataSource(Objects.requireNonNull(jdbc.getDataSource()));
        JdbcTemplate counted = new JdbcTemplate(counting);

        NotebookDocument document = new NotebookReading(counted, new OutputReading(counted))
                .load(id, OutputLimits.DEFAULT)
                .document();

        assertThat(counting.take()).isLessThanOrEqualTo(6);
        document.apply(new NotebookRecord.Edited(
                new AppliedBatch(
                        document.revision() + 1,
                        "c-2",
                        1,
                        document.revision(),
                        List.of(),
                        List.of(new DocumentOperation.Run(List.of("c0"), true)),
                        java.time.Instant.parse("2026-11-24T08:00:00Z")),
                List.of(),
                null));
        assertThat(document.dirty().revisions).as("nothing has changed since").isEmpty();
    }

    @Test
    void staffMayLookAndOnlyTheOwnerGoesBack() {
        UserId teacher = fixture.member(course, Role.TEACHER);
        UserId other = fixture.member(course, Role.STUDENT);

        assertThat(notebooks.revisions(teacher, id, Long.MAX_VALUE, 10)).hasSize(1);
        assertThatThrownBy(() -> notebooks.goBack(teacher, id, 0)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> notebooks.revisions(other, id, Long.MAX_VALUE, 10))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> notebooks.revision(other, id, 0)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> notebooks.goBack(student, id, 4_711)).isInstanceOf(NoSuchElementException.class);
    }

    private void submit(DocumentOperation... operations) {
        try (NotebookHold hold = open.open(id)) {
            BatchAnswer answer = hold.notebook()
                    .execute(turn -> turn.submit(
                            NotebookFixture.batch(
                                    "c-1", ++sequence, turn.document().revision(), operations),
                            true));
            assertThat(answer).isInstanceOf(BatchAnswer.Applied.class);
            hold.notebook().flushFully(writing);
        }
    }
}
