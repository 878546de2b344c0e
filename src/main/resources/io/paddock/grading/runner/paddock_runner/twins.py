"""Twins: a test with one assertion turned round. Where the original passes, its twin must fail."""

import ast
import copy

MOST = 16

_OPPOSITE = {ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt}


def of(source: str) -> list[str]:
    """The twins of a test cell, in an order that depends on its text only; none where it is no plain Python."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return []
    twins: list[str] = []
    for number, assertion in enumerate(_assertions(tree)):
        for change in _changes(assertion.test):
            twin = copy.deepcopy(tree)
            changed = _assertions(twin)[number]
            changed.test = change
            changed.msg = None
            twins.append(ast.unparse(ast.fix_missing_locations(twin)))
            if len(twins) == MOST:
                return twins
    return twins


def _assertions(tree: ast.AST) -> list[ast.Assert]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Assert)]


def _changes(test: ast.expr) -> list[ast.expr]:
    changes: list[ast.expr] = [ast.UnaryOp(ast.Not(), copy.deepcopy(test))]
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        opposite = _OPPOSITE.get(type(test.ops[0]))
        if opposite is not None:
            changes.append(ast.Compare(copy.deepcopy(test.left), [opposite()], copy.deepcopy(test.comparators)))
        if isinstance(test.ops[0], ast.Eq):
            right = _perturbed(test.comparators[0])
            left = None if right is not None else _perturbed(test.left)
            if right is not None:
                changes.append(ast.Compare(copy.deepcopy(test.left), [ast.Eq()], [right]))
            elif left is not None:
                changes.append(ast.Compare(left, [ast.Eq()], copy.deepcopy(test.comparators)))
            else:
                # No literal anywhere: a pair that holds the value is not the value.
                pair = ast.Tuple([copy.deepcopy(test.comparators[0]), ast.Constant("~")], ast.Load())
                changes.append(ast.Compare(copy.deepcopy(test.left), [ast.Eq()], [pair]))
    return changes


def _perturbed(node: ast.expr) -> ast.expr | None:
    """Another value of the same kind; nothing where there is no literal to change."""
    if isinstance(node, ast.Constant):
        return _other(node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        inner = _perturbed(node.operand)
        return None if inner is None else ast.UnaryOp(node.op, inner)
    if isinstance(node, (ast.List, ast.Tuple)):
        return _first_perturbed(node, "elts")
    if isinstance(node, ast.Dict):
        return _first_perturbed(node, "values")
    if isinstance(node, ast.Call):
        return _first_perturbed(node, "args")
    if isinstance(node, ast.BinOp):
        right = _perturbed(node.right)
        if right is not None:
            return ast.BinOp(copy.deepcopy(node.left), node.op, right)
        left = _perturbed(node.left)
        return None if left is None else ast.BinOp(left, node.op, copy.deepcopy(node.right))
    return None


def _first_perturbed(node: ast.expr, field: str) -> ast.expr | None:
    for number, part in enumerate(getattr(node, field)):
        other = _perturbed(part)
        if other is not None:
            changed = copy.deepcopy(node)
            getattr(changed, field)[number] = other
            return changed
    return None


def _other(value: object) -> ast.expr | None:
    match value:
        case bool():
            return ast.Constant(not value)
        case int() | float() | complex():
            return ast.Constant(value + 1)
        case str():
            return ast.Constant(value + "~")
        case bytes():
            return ast.Constant(value + b"~")
        case None:
            return ast.Constant(0)
    return None
