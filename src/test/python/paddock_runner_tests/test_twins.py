import unittest

from paddock_runner import twins


class TwinsTest(unittest.TestCase):
    def test_negates_and_perturbs_an_equality(self):
        self.assertEqual(["assert not f(2) == 4", "assert f(2) == 5"], twins.of("assert f(2) == 4"))

    def test_perturbs_inside_calls_and_lists(self):
        self.assertIn("assert list(f()) == [2, 2]", twins.of("assert list(f()) == [1, 2]"))
        self.assertIn("assert f() == approx(1.5, rel=0.1)", twins.of("assert f() == approx(0.5, rel=0.1)"))
        self.assertIn("assert f() == 'a~'", twins.of("assert f() == 'a', 'message'"))

    def test_turns_an_order_round(self):
        self.assertEqual(["assert not x < 1", "assert x >= 1"], twins.of("assert x < 1"))

    def test_compares_with_a_pair_where_there_is_no_literal(self):
        self.assertIn("assert answer == (expected, '~')", twins.of("assert answer == expected"))

    def test_keeps_the_rest_of_the_cell(self):
        source = "for x in range(3):\n    assert double(x) == 2 * x\nassert double"
        self.assertEqual(3, len(twins.of(source)))
        self.assertTrue(all("for x in range(3)" in twin for twin in twins.of(source)))

    def test_has_none_of_what_is_not_python_and_not_too_many(self):
        self.assertEqual([], twins.of("%timeit 1\nassert 1"))
        self.assertEqual([], twins.of("import numpy.testing"))
        self.assertEqual(twins.MOST, len(twins.of("assert f(1) == 1\n" * 50)))

    def test_every_twin_of_a_true_statement_fails(self):
        for source in ("assert 1 == 1", "assert [1] == [1]", "assert -2 == -2", "assert 1 < 2", "assert True is True",
                       "assert {'a': 1} == {'a': 1}", "assert None == None", "assert len('ab') == 2", "assert 3 in (3, 4)"):
            for twin in twins.of(source):
                with self.subTest(twin), self.assertRaises(AssertionError):
                    exec(twin, {})
