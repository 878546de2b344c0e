package io.paddock.notebook;

import static io.paddock.notebook.NotebookFixture.batch;
import static io.paddock.notebook.NotebookFixture.typed;
import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.account.CircleId;
import io.paddock.account.UserId;
import io.paddock.capacity.ComputeNeed;
import io.paddock.lab.EnvironmentName;
import io.paddock.lab.LabRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class OperationsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC);
    private static final String LESSON = """
            {"cells": [
              {"cell_type": "code", "id": "locked", "metadata": {"editable": false, "deletable": false, "nbgrader": {"points": 3}}, "source": "assert x", "outputs": [], "execution_count": null},
              {"cell_type": "code", "id": "a", "metadata": {}, "source": "x = 1", "outputs": [], "execution_count": null},
              {"cell_type": "markdown", "id": "b", "metadata": {}, "source": "text"}],
             "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
            """;

    private final NotebookDocument document = NotebookFileTest.open(LESSON);
    private final OpenNotebook notebook = new OpenNotebook(head(), document, 0, new MemoryJournal(), CLOCK);

    static NotebookHead head() {
        LabRequest lab = new LabRequest(
                new UserId(1),
                new CircleId(2),
                new EnvironmentName("python"),
                new ComputeNeed(512, 1_000),
                false,
                "work",
                null);
        return new NotebookHead(new NotebookId(17), "Test", lab);
    }

    @Test
    void answersABatchOnceHoweverOftenItArrives() {
        OperationBatch batch = batch("c", 1, 0, typed("a", 0, "y"));

        assertThat(submit(batch)).isInstanceOf(BatchAnswer.Applied.class);
        assertThat(submit(batch)).isInstanceOf(BatchAnswer.Repeated.class);

        assertThat(source("a")).isEqualTo("yx = 1");
        assertThat(document.revision()).isEqualTo(1);
    }

    @Test
    void lockedCellsKeepTheirTextTypeAndPlaceInTheNotebook() {
        rejected(typed("locked", 0, "x"), BatchAnswer.Reason.LOCKED);
        rejected(new DocumentOperation.Delete("locked"), BatchAnswer.Reason.LOCKED);
        rejected(new DocumentOperation.Type("locked", CellType.RAW), BatchAnswer.Reason.LOCKED);
    }

    @Test
    void metadataCanNeitherUnlockNorLock() {
        ObjectNode wanted =
                object("{\"editable\": true, \"trusted\": true, \"nbgrader\": {\"points\": 100}, \"mine\": 1}");

        submit(batch("c", 1, 0, new DocumentOperation.Metadata("locked", wanted)));
        submit(batch("c", 2, 1, new DocumentOperation.Metadata("a", object("{\"editable\": false}"))));

        assertThat(cell("locked").metadata())
                .isEqualTo(object(
                        "{\"mine\": 1, \"editable\": false, \"deletable\": false, \"nbgrader\": {\"points\": 3}}"));
        assertThat(cell("a").editable()).isTrue();
    }

    @Test
    void aBatchIsAppliedWholeOrNotAtAll() {
        BatchAnswer answer = submit(batch("c", 1, 0, typed("a", 0, "y"), typed("locked", 0, "x")));

        assertThat(answer).isInstanceOf(BatchAnswer.Rejected.class);
        assertThat(source("a")).isEqualTo("x = 1");
        assertThat(document.revision()).isZero();
    }

    @Test
    void textForADeletedCellBringsItBackInItsPlace() {
        submit(batch("one", 1, 0, new DocumentOperation.Delete("a")));
        BatchAnswer answer = submit(batch("two", 1, 0, typed("a", 5, "0")));

        assertThat(((BatchAnswer.Applied) answer).batch().operations())
                .containsExactly(new DocumentOperation.Insert("a", "locked", CellType.CODE, "x = 10", object("{}")));
        assertThat(ids()).containsExactly("locked", "a", "b");
    }

    @Test
    void otherOperationsOnADeletedCellAreDropped() {
        submit(batch("one", 1, 0, new DocumentOperation.Delete("a")));
        BatchAnswer answer = submit(batch(
                "two",
                1,
                0,
                new DocumentOperation.Move("a", null),
                new DocumentOperation.Type("a", CellType.RAW),
                new DocumentOperation.Run(List.of("a"), true)));

        assertThat(((BatchAnswer.Applied) answer).batch().operations()).isEmpty();
        assertThat(ids()).containsExactly("locked", "b");
    }

    @Test
    void afterADeletedCellMeansThePlaceWhereItWas() {
        submit(batch("one", 1, 0, new DocumentOperation.Delete("a")));
        submit(batch("two", 1, 0, insert("new", "a")));

        assertThat(ids()).containsExactly("locked", "new", "b");
    }

    @Test
    void ofTwoInsertsAtOnePlaceTheFirstStandsFirst() {
        submit(batch("one", 1, 0, insert("first", "a")));
        submit(batch("two", 1, 0, insert("second", "a")));

        assertThat(ids()).containsExactly("locked", "a", "first", "second", "b");
    }

    @Test
    void batchesThatWaitedOfflineBuildOnEachOther() {
        submit(batch("other", 1, 0, typed("a", 0, "# ")));
        submit(batch("offline", 1, 0, typed("a", 5, "23")));
        submit(batch("other", 2, 2, typed("a", 0, "#")));
        submit(batch("offline", 2, 0, typed("a", 7, "4")));

        assertThat(source("a")).isEqualTo("## x = 1234");
    }

    @Test
    void runsOnlyCodeAndQueuesACellOnce() {
        BatchAnswer answer =
                submit(batch("c", 1, 0, new DocumentOperation.Run(List.of("a", "b", "a", "locked"), true)));
        BatchAnswer again = submit(batch("c", 2, 1, new DocumentOperation.Run(List.of("a"), true)));

        assertThat(((BatchAnswer.Applied) answer).runs())
                .extracting(Execution::cell)
                .containsExactly("a", "locked");
        assertThat(((BatchAnswer.Applied) again).runs()).isEmpty();
        assertThat(document.runs().all()).hasSize(2);
    }

    @Test
    void refusesWhatCannotBe() {
        rejected(typed("a", 99, "x"), BatchAnswer.Reason.INVALID);
        rejected(typed("nobody", 0, "x"), BatchAnswer.Reason.TOO_OLD);
        rejected(insert("a b", null), BatchAnswer.Reason.INVALID);
        rejected(insert("a", null), BatchAnswer.Reason.INVALID);
        assertThat(submit(batch("c", 1, 7, typed("a", 0, "x")))).isInstanceOf(BatchAnswer.Rejected.class);
        assertThat(submit(batch("not a client!", 1, 0, typed("a", 0, "x")))).isInstanceOf(BatchAnswer.Rejected.class);
        BatchAnswer looking = notebook.execute(turn -> turn.submit(batch("c", 1, 0, typed("a", 0, "x")), false));
        assertThat(looking)
                .isInstanceOfSatisfying(
                        BatchAnswer.Rejected.class,
                        answer -> assertThat(answer.reason()).isEqualTo(BatchAnswer.Reason.READ_ONLY));
    }

    @Test
    void everyRecordSurvivesItsJson() {
        submit(batch(
                "c",
                1,
                0,
                typed("a", 0, "y"),
                insert("n", "a"),
                new DocumentOperation.Move("n", null),
                new DocumentOperation.Type("n", CellType.RAW),
                new DocumentOperation.Metadata("a", object("{\"k\": 1.50}")),
                new DocumentOperation.Clear(null),
                new DocumentOperation.Delete("n"),
                new DocumentOperation.Run(List.of("a"), false)));
        NotebookRecord record = new NotebookRecord.Edited(
                document.log().all().getFirst(), document.runs().all(), null);

        NotebookRecord read =
                NotebookJson.MAPPER.readValue(NotebookJson.MAPPER.writeValueAsBytes(record), NotebookRecord.class);

        assertThat(read).isEqualTo(record);
    }

    private void rejected(DocumentOperation operation, BatchAnswer.Reason reason) {
        assertThat(submit(batch("c", 1, document.revision(), operation)))
                .isInstanceOfSatisfying(
                        BatchAnswer.Rejected.class,
                        answer -> assertThat(answer.reason()).isEqualTo(reason));
    }

    private BatchAnswer submit(OperationBatch batch) {
        return notebook.execute(turn -> turn.submit(batch, true));
    }

    private DocumentCell cell(String id) {
        return document.cell(id).orElseThrow();
    }

    private String source(String id) {
        return cell(id).source();
    }

    private List<String> ids() {
        return document.cells().stream().map(DocumentCell::id).toList();
    }

    private static DocumentOperation.Insert insert(String id, @org.jspecify.annotations.Nullable String after) {
        return new DocumentOperation.Insert(id, after, CellType.CODE, "", object("{}"));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) NotebookJson.MAPPER.readTree(json);
    }
}
