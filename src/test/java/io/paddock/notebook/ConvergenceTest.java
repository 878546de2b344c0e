package io.paddock.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Clients that edit at the same time, some of them offline for several batches, against the server's order. */
class ConvergenceTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC);

    /** One character each, so that nothing can be typed into the middle of one. */
    private static final AtomicInteger MARKERS = new AtomicInteger(0x4e00);

    private final NotebookDocument document = NotebookFileTest.open(NotebookFixture.file(4));
    private final OpenNotebook notebook =
            new OpenNotebook(OperationsTest.head(), document, 0, new MemoryJournal(), CLOCK);

    /** A browser: what it has seen, and what it shows with its own unsent batches. */
    private static final class Client {

        private final String name;
        private final Random random;
        private final LinkedHashMap<String, String> shown = new LinkedHashMap<>();
        private final List<OperationBatch> waiting = new ArrayList<>();
        private long base;
        private long sequence;
        private int tokens;

        Client(String name, long seed) {
            this.name = name;
            this.random = new Random(seed);
        }

        void load(NotebookDocument document) {
            shown.clear();
            document.cells().forEach(cell -> shown.put(cell.id(), cell.source()));
            base = document.revision();
        }

        /** Types markers, never deletes them. */
        List<String> work(boolean structure) {
            List<String> markers = new ArrayList<>();
            List<DocumentOperation> operations = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                String cell = List.copyOf(shown.keySet()).get(random.nextInt(shown.size()));
                if (structure && random.nextInt(4) == 0) {
                    operations.add(structural(cell));
                } else {
                    String marker = String.valueOf((char) MARKERS.getAndIncrement());
                    String text = shown.getOrDefault(cell, "");
                    int at = random.nextInt(text.length() + 1);
                    DocumentOperation.Text typed = NotebookFixture.typed(cell, at, marker);
                    shown.put(cell, typed.delta().apply(text));
                    operations.add(typed);
                    markers.add(marker);
                }
            }
            waiting.add(new OperationBatch(name, ++sequence, base, operations));
            return markers;
        }

        private DocumentOperation structural(String cell) {
            return switch (random.nextInt(3)) {
                case 0 -> {
                    String id = name + "-" + sequence + "-" + tokens++;
                    shown.put(id, "");
                    yield new DocumentOperation.Insert(
                            id, cell, CellType.CODE, "", NotebookJson.MAPPER.createObjectNode());
                }
                case 1 -> new DocumentOperation.Move(cell, random.nextBoolean() ? null : firstOther(cell));
                default -> {
                    if (shown.size() > 2) {
                        shown.remove(cell);
                        yield new DocumentOperation.Delete(cell);
                    }
                    yield new DocumentOperation.Clear(cell);
                }
            };
        }

        private @org.jspecify.annotations.Nullable String firstOther(String cell) {
            return shown.keySet().stream()
                    .filter(id -> !id.equals(cell))
                    .findFirst()
                    .orElse(null);
        }
    }

    @Test
    void whatPeopleTypeAtTheSameTimeIsAllThereOnceHoweverTheirBatchesArrive() {
        for (int seed = 0; seed < 400; seed++) {
            Map<String, String> typed = new LinkedHashMap<>();
            List<Client> clients = List.of(new Client("a" + seed, seed), new Client("b" + seed, seed + 1_000L));
            clients.forEach(client -> client.load(document));
            for (Client client : clients) {
                for (int i = 0; i < 3; i++) {
                    client.work(false).forEach(marker -> typed.put(marker, client.name));
                }
            }
            Random order = new Random(seed);
            while (clients.stream().anyMatch(client -> !client.waiting.isEmpty())) {
                Client client = clients.get(order.nextInt(2));
                if (!client.waiting.isEmpty()) {
                    assertThat(submit(client.waiting.removeFirst())).isInstanceOf(BatchAnswer.Applied.class);
                }
            }
            String all = document.cells().stream().map(DocumentCell::source).reduce("", String::concat);
            assertThat(typed.keySet())
                    .allMatch(marker -> all.indexOf(marker) >= 0 && all.indexOf(marker) == all.lastIndexOf(marker));
        }
    }

    @Test
    void whoFollowsTheAppliedOperationsHasWhatTheServerHas() {
        List<AppliedBatch> applied = new ArrayList<>();
        LinkedHashMap<String, String> follower = new LinkedHashMap<>();
        document.cells().forEach(cell -> follower.put(cell.id(), cell.source()));
        List<String> order = new ArrayList<>(follower.keySet());
        for (int seed = 0; seed < 200; seed++) {
            List<Client> clients = List.of(new Client("a" + seed, seed), new Client("b" + seed, seed + 1_000L));
            clients.forEach(client -> client.load(document));
            for (int i = 0; i < 3; i++) {
                for (Client client : clients) {
                    client.work(true);
                    if (submit(client.waiting.removeFirst()) instanceof BatchAnswer.Applied answer) {
                        applied.add(answer.batch());
                        follow(answer.batch(), follower, order);
                    }
                }
            }
            assertThat(order)
                    .isEqualTo(document.cells().stream().map(DocumentCell::id).toList());
            document.cells().forEach(cell -> assertThat(follower.get(cell.id())).isEqualTo(cell.source()));
        }
        assertThat(applied).hasSizeGreaterThan(600);
    }

    private static void follow(AppliedBatch batch, Map<String, String> texts, List<String> order) {
        for (DocumentOperation operation : batch.operations()) {
            switch (operation) {
                case DocumentOperation.Text text -> {
                    assertThat(order).contains(text.cell());
                    texts.put(text.cell(), text.delta().apply(texts.getOrDefault(text.cell(), "")));
                }
                case DocumentOperation.Insert insert -> {
                    texts.put(insert.cell(), insert.source());
                    put(order, insert.cell(), insert.after());
                }
                case DocumentOperation.Delete delete -> order.remove(delete.cell());
                case DocumentOperation.Move move -> {
                    order.remove(move.cell());
                    put(order, move.cell(), move.after());
                }
                default -> {}
            }
        }
    }

    private static void put(List<String> order, String cell, @org.jspecify.annotations.Nullable String after) {
        assertThat(after == null || order.contains(after)).isTrue();
        order.add(after == null ? 0 : order.indexOf(after) + 1, cell);
    }

    private BatchAnswer submit(OperationBatch batch) {
        return notebook.execute(turn -> turn.submit(batch, true));
    }
}
