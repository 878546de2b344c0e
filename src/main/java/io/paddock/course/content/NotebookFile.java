package io.paddock.course.content;

import io.paddock.base.language.Message;

/** Checks that a lesson's notebook is one: JSON, nbformat 4, with cells. What is in the cells is the notebook module's to check. */
class NotebookFile {

    static final long MOST_BYTES = 4L << 20;

    private NotebookFile() {}

    static void check(String file, String text) throws BrokenFile {
        var tree = LocatedTree.json(file, text);
        var format = tree.root().path("nbformat");
        if (!format.isInt() || format.asInt() != 4) {
            var found = format.isMissingNode() ? "–" : format.toString();
            throw new BrokenFile(file, tree.line("/nbformat"), Message.of("course.problem.nbformat", found));
        }
        if (!tree.root().path("cells").isArray()) {
            throw new BrokenFile(file, tree.line("/cells"), Message.of("course.problem.no-cells"));
        }
        var number = 0;
        for (var cell : tree.root().path("cells")) {
            if (!cell.path("cell_type").isString() || cell.path("source").isMissingNode()) {
                throw new BrokenFile(
                        file, tree.line("/cells/" + number), Message.of("course.problem.cell", number + 1));
            }
            number++;
        }
    }
}
