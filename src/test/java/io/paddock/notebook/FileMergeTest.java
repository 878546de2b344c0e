package io.paddock.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.paddock.notebook.NotebookUpdate.Change;
import io.paddock.notebook.NotebookUpdate.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileMergeTest {

    private static final List<KeptSources.Cell> BASE = cells("a:1 b:2 c:3");

    @Test
    void untouchedCellsFollow() {
        var merge = FileMerge.of(BASE, BASE, cells("a:1 b:new c:3"));

        assertThat(words(merge.cells())).isEqualTo("a:1 b:new c:3");
        assertThat(kinds(merge)).containsExactly("b FOLLOWED new");
    }

    @Test
    void whatSomebodyWroteStaysAndTheNewVersionIsTold() {
        var merge = FileMerge.of(BASE, cells("a:1 b:mine c:3"), cells("a:1 b:new c:3"));

        assertThat(words(merge.cells())).isEqualTo("a:1 b:mine c:3");
        assertThat(kinds(merge)).containsExactly("b KEPT new");
    }

    @Test
    void newCellsComeWhereTheyStandAndOwnOnesStayBehindTheirs() {
        var merge = FileMerge.of(BASE, cells("top:t a:1 own:x b:2 c:3"), cells("a:1 n:new b:2 c:3 m:end"));

        assertThat(words(merge.cells())).isEqualTo("top:t a:1 own:x n:new b:2 c:3 m:end");
        assertThat(kinds(merge)).containsExactly("n ADDED new", "m ADDED end");
    }

    @Test
    void removedCellsGoUnlessSomebodyChangedThem() {
        var merge = FileMerge.of(BASE, cells("a:1 b:mine c:3"), cells("a:1"));

        assertThat(words(merge.cells())).isEqualTo("a:1 b:mine");
        assertThat(kinds(merge)).containsExactly("b KEPT_THOUGH_REMOVED 2", "c REMOVED 3");
    }

    @Test
    void whatSomebodyDeletedStaysAway() {
        var merge = FileMerge.of(BASE, cells("a:1 c:3"), cells("a:1 b:new c:3"));

        assertThat(words(merge.cells())).isEqualTo("a:1 c:3");
        assertThat(merge.changes()).isEmpty();
    }

    @Test
    void aNewOrderIsFollowedUnlessSomebodyMadeTheirOwn() {
        assertThat(words(FileMerge.of(BASE, cells("a:1 own:x b:2 c:3"), cells("c:3 a:1 b:2"))
                        .cells()))
                .isEqualTo("c:3 a:1 own:x b:2");
        assertThat(words(FileMerge.of(BASE, cells("b:2 a:1 c:3"), cells("c:3 a:1 n:4 b:2"))
                        .cells()))
                .isEqualTo("b:2 a:1 n:4 c:3");
    }

    @Test
    void whatBothWroteAlikeIsNoChange() {
        assertThat(FileMerge.of(BASE, cells("a:1 b:new c:3"), cells("a:1 b:new c:3"))
                        .changes())
                .isEmpty();
    }

    static Stream<Random> seeds() {
        return IntStream.range(0, 400).mapToObj(Random::new);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void holdsWhateverBothDid(Random random) {
        var base = cells(IntStream.range(0, random.nextInt(8))
                .mapToObj(n -> "b" + n + ":" + n)
                .collect(Collectors.joining(" ")));
        var mine = changed(base, "mine", random);
        var next = changed(base, "next", random);

        var merge = FileMerge.of(base, mine, next);
        var merged = merge.cells();

        // nothing is lost that somebody wrote
        assertThat(merged)
                .containsAll(mine.stream().filter(cell -> !base.contains(cell)).toList());
        assertThat(ids(merged)).doesNotHaveDuplicates();
        // everything new is there
        assertThat(ids(merged))
                .containsAll(
                        ids(next).stream().filter(id -> !ids(base).contains(id)).toList());
        // nothing comes back that somebody deleted
        assertThat(ids(merged))
                .noneMatch(id -> ids(base).contains(id) && !ids(mine).contains(id));
        // nothing stays that only the older version had
        assertThat(merged).allMatch(cell -> mine.contains(cell) || next.contains(cell));
        assertThat(merged.stream()
                        .filter(cell -> base.contains(cell) && !ids(next).contains(cell.id())))
                .isEmpty();
        // who did nothing has the new version; a version that did nothing changes nothing
        assertThat(FileMerge.of(base, base, next).cells()).isEqualTo(next);
        assertThat(FileMerge.of(base, mine, base)).isEqualTo(new FileMerge(mine, List.of()));
        // a second time changes nothing
        var again = FileMerge.of(next, merged, next);
        assertThat(again.cells()).isEqualTo(merged);
        assertThat(again.changes()).isEmpty();
        assertThat(FileMerge.of(base, merged, next).cells()).containsExactlyInAnyOrderElementsOf(merged);
        // no cell is told of twice
        assertThat(merge.changes()).extracting(Change::cell).doesNotHaveDuplicates();
        assertThat(merge.changes().stream()
                        .filter(change -> change.kind() == Kind.ADDED || change.kind() == Kind.FOLLOWED))
                .allMatch(change -> merged.stream()
                        .anyMatch(cell ->
                                cell.id().equals(change.cell()) && cell.source().equals(change.source())));
    }

    private static List<KeptSources.Cell> changed(List<KeptSources.Cell> base, String who, Random random) {
        var cells = new ArrayList<>(base);
        for (var change = random.nextInt(5); change > 0; change--) {
            var at = cells.isEmpty() ? 0 : random.nextInt(cells.size());
            switch (random.nextInt(4)) {
                case 0 -> cells.add(at, cell(who + change, "added"));
                case 1 -> {
                    if (!cells.isEmpty()) {
                        cells.set(at, cell(cells.get(at).id(), who + change));
                    }
                }
                case 2 -> {
                    if (!cells.isEmpty()) {
                        cells.remove(at);
                    }
                }
                default -> {
                    if (!cells.isEmpty()) {
                        cells.add(random.nextInt(cells.size()), cells.remove(at));
                    }
                }
            }
        }
        return List.copyOf(cells);
    }

    private static List<String> ids(List<KeptSources.Cell> cells) {
        return cells.stream().map(KeptSources.Cell::id).toList();
    }

    private static List<String> kinds(FileMerge merge) {
        return merge.changes().stream()
                .map(change -> change.cell() + " " + change.kind() + " " + change.source())
                .toList();
    }

    private static String words(List<KeptSources.Cell> cells) {
        return cells.stream().map(cell -> cell.id() + ":" + cell.source()).collect(Collectors.joining(" "));
    }

    /** @param words ids and sources: {@code a:1 b:2} */
    private static List<KeptSources.Cell> cells(String words) {
        return Stream.of(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> cell(word.substring(0, word.indexOf(':')), word.substring(word.indexOf(':') + 1)))
                .toList();
    }

    private static KeptSources.Cell cell(String id, String source) {
        return new KeptSources.Cell(id, CellType.CODE, source, NotebookJson.MAPPER.createObjectNode());
    }
}
