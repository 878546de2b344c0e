"""run-notebook.py NOTEBOOK: runs it from top to bottom as a lab would, in a copy of its folder. Answers for cells that ask, and
fails where a cell fails that may not."""
import shutil
import sys
from pathlib import Path
import nbformat
from nbclient import NotebookClient

file = Path(sys.argv[1])
notebook = nbformat.read(file, as_version=4)
nbformat.validate(notebook)
for cell in notebook.cells:
    tags = cell.metadata.get("tags", [])
    if "required" in tags and "raises-exception" in tags:
        sys.exit(f"cell {cell.id} is required and is to fail")
    if "asks" in tags:
        cell.source = "input = lambda prompt='': 'Li Na'\n" + cell.source
folder = shutil.copytree(file.parent, Path.home() / "lesson", ignore=shutil.ignore_patterns("*.ipynb"))
NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
for cell in notebook.cells:
    if cell.cell_type != "code":
        continue
    failed = [output.ename for output in cell.outputs if output.output_type == "error"]
    warned = [output.text for output in cell.outputs if output.output_type == "stream" and "Warning" in output.text]
    if warned:
        sys.exit(f"cell {cell.id} warns: {warned}")
    if ("raises-exception" in cell.metadata.get("tags", [])) != bool(failed):
        sys.exit(f"cell {cell.id}: {failed or 'does not fail'}")
print("ran", sum(cell.cell_type == "code" for cell in notebook.cells), "code cells")
