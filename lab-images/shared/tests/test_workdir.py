import tempfile
import unittest
from pathlib import Path

from paddock_gateway import workdir


class WorkdirTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.state = Path(folder.name, "state")
        self.fonts = Path(folder.name, "fonts")
        self.fonts.mkdir()
        (self.fonts / "fontlist-v1.json").write_text("{}")

    def test_brings_the_prepared_list_of_fonts(self):
        workdir.prepare({}, self.state, self.fonts)
        self.assertEqual((self.state / "matplotlib/fontlist-v1.json").read_text(), "{}")

    def test_names_folders_that_exist_and_belong_to_this_user_alone(self):
        environment = {}
        workdir.prepare(environment, self.state, self.fonts)
        for name in ("JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "MPLCONFIGDIR"):
            self.assertEqual(Path(environment[name]).stat().st_mode & 0o777, 0o700, name)

    def test_keeps_a_students_jupyter_settings_out(self):
        environment = {}
        workdir.prepare(environment, self.state, self.fonts)
        self.assertEqual(environment["JUPYTER_NO_CONFIG"], "1")
        self.assertEqual(environment["JUPYTER_PREFER_ENV_PATH"], "1")

    def test_can_be_done_twice(self):
        workdir.prepare({}, self.state, self.fonts)
        workdir.prepare({}, self.state, self.fonts)

    def test_makes_room_for_packages_before_the_first_is_installed(self):
        packages = self.state / "lib/python/site-packages"
        workdir.make_room_for_packages(packages)
        workdir.make_room_for_packages(packages)
        self.assertTrue(packages.is_dir())

    def test_starts_without_that_room_too(self):
        taken = self.fonts / "fontlist-v1.json" / "site-packages"
        workdir.make_room_for_packages(taken)
        self.assertFalse(taken.exists())
