"""grade-source.py SOURCE: grades an assignment's source notebook twice, by nbgrader's rules: as its solution, and as the student
version that nobody has worked on. Prints the points of both; fails where a cell outside the tests fails in the solution."""
import copy
import re
import sys
from pathlib import Path
import nbformat
from nbclient import NotebookClient

STUBS = {"code": "# YOUR CODE HERE\nraise NotImplementedError()", "markdown": "YOUR ANSWER HERE"}


def region(name):
    return re.compile(rf"^([ \t]*)### BEGIN {name}\n.*?^[ \t]*### END {name}[ \t]*$\n?", re.DOTALL | re.MULTILINE)


def indented(text, by):
    return "".join(by + line for line in text.splitlines(keepends=True)) + "\n"


def student_version(source):
    notebook = copy.deepcopy(source)
    for cell in notebook.cells:
        grading = cell.metadata.get("nbgrader", {})
        if grading.get("solution"):
            cell.source, found = region("SOLUTION").subn(
                lambda match: indented(STUBS[cell.cell_type], match[1]), cell.source
            )
            if not found:
                cell.source = STUBS[cell.cell_type]
        cell.source = region("HIDDEN TESTS").sub("", cell.source)
        cell.source = region("MARK SCHEME").sub("", cell.source)
        for marker in ("BEGIN", "END"):
            if f"### {marker} " in cell.source:
                sys.exit(f"cell {cell.id} keeps a marker in the student version")
    return notebook


def with_tests(student, source):
    """The student's cells with the teacher's tests, as a grading run puts them back."""
    for ours, theirs in zip(student.cells, source.cells):
        if theirs.metadata.get("nbgrader", {}).get("locked"):
            ours.source = theirs.source
    return student


def failed(cell):
    return any(output.output_type == "error" for output in cell.outputs)


def run(notebook, may_fail):
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", allow_errors=True, resources={"metadata": {"path": str(Path.home())}}
    ).execute()
    got = most = 0
    for cell in notebook.cells:
        grading = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and grading.get("grade") and not grading.get("solution"):
            most += grading["points"]
            got += 0 if failed(cell) else grading["points"]
            if not may_fail and failed(cell):
                print("the solution fails", cell.id, [output.evalue for output in cell.outputs if "evalue" in output])
        elif cell.cell_type == "code" and failed(cell) and not may_fail:
            sys.exit(f"cell {cell.id} of the solution fails")
    return f"{got} of {most}"


source = nbformat.read(sys.argv[1], as_version=4)
nbformat.validate(source)
print("solution:", run(copy.deepcopy(source), may_fail=False))
print("student version:", run(with_tests(student_version(source), source), may_fail=True))
