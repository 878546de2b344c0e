import unittest
from pathlib import Path

from paddock_gateway.settings import Settings, SettingsError

TOKEN = "0123456789abcdef"


class SettingsTest(unittest.TestCase):
    def test_has_defaults_for_everything_but_the_token(self):
        settings = Settings.take_from({"PADDOCK_GATEWAY_TOKEN": TOKEN})
        self.assertEqual(settings, Settings(TOKEN, "0.0.0.0", 8888, Path("/tmp/paddock/ready")))

    def test_reads_every_variable(self):
        settings = Settings.take_from({
            "PADDOCK_GATEWAY_TOKEN": TOKEN,
            "PADDOCK_GATEWAY_ADDRESS": "127.0.0.1",
            "PADDOCK_GATEWAY_PORT": "9999",
            "PADDOCK_GATEWAY_READY_FILE": "/tmp/there",
        })
        self.assertEqual(settings, Settings(TOKEN, "127.0.0.1", 9999, Path("/tmp/there")))

    def test_takes_the_token_out_of_the_environment(self):
        environment = {"PADDOCK_GATEWAY_TOKEN": TOKEN, "HOME": "/home/student"}
        Settings.take_from(environment)
        self.assertEqual(environment, {"HOME": "/home/student"})

    def test_does_not_show_the_token(self):
        self.assertNotIn(TOKEN, repr(Settings.take_from({"PADDOCK_GATEWAY_TOKEN": TOKEN})))

    def test_refuses_a_missing_or_short_token(self):
        for environment in ({}, {"PADDOCK_GATEWAY_TOKEN": "short"}):
            with self.assertRaisesRegex(SettingsError, "PADDOCK_GATEWAY_TOKEN"):
                Settings.take_from(environment)

    def test_refuses_what_is_no_port(self):
        for port in ("0", "65536", "-1", "http", ""):
            with self.assertRaisesRegex(SettingsError, "PADDOCK_GATEWAY_PORT"):
                Settings.take_from({"PADDOCK_GATEWAY_TOKEN": TOKEN, "PADDOCK_GATEWAY_PORT": port})


if __name__ == "__main__":
    unittest.main()
