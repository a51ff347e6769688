"""The places of one C++ file where a small change can be made, as clang's own parser sees them."""

import bisect
import dataclasses

from clang import cindex
from clang.cindex import CursorKind as Kind
from clang.cindex import TokenKind

OTHER = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==",
    "&&": "||", "||": "&&",
    "+": "-", "-": "+", "*": "/", "/": "*", "%": "*",
    "+=": "-=", "-=": "+=", "*=": "/=", "/=": "*=",
    "++": "--", "--": "++",
}  # fmt: skip
COMPARISONS = {"<", "<=", ">", ">=", "==", "!="}
BINARY = {Kind.BINARY_OPERATOR, Kind.COMPOUND_ASSIGNMENT_OPERATOR, Kind.CALL_EXPR, Kind.UNEXPOSED_EXPR}
FUNCTIONS = {
    Kind.FUNCTION_DECL, Kind.CXX_METHOD, Kind.CONSTRUCTOR, Kind.DESTRUCTOR,
    Kind.CONVERSION_FUNCTION, Kind.FUNCTION_TEMPLATE, Kind.LAMBDA_EXPR,
}  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Site:
    """A change: from `begin` to `end` (bytes) stands `instead`; of a statement, nothing (`instead` is empty)."""

    begin: int
    end: int
    line: int
    kind: str
    before: str
    after: str
    instead: str
    constexpr: int = -1  # where the word stands that keeps this value from being chosen at run time


class Parsed:
    def __init__(self, unit, path):
        self.unit = unit
        self.path = path
        self.tokens = [t for t in unit.get_tokens(extent=unit.cursor.extent) if t.kind != TokenKind.COMMENT]
        self.starts = [t.extent.start.offset for t in self.tokens]
        self.found = {}

    def between(self, begin, end):
        """The tokens from one byte to another."""
        return self.tokens[bisect.bisect_left(self.starts, begin) : bisect.bisect_left(self.starts, end)]

    def text(self, begin, end):
        """On one line, without comments."""
        return " ".join(token.spelling for token in self.between(begin, end))

    def add(self, begin, end, kind, before, after, instead, constexpr=-1):
        tokens = self.between(begin, end)
        if not tokens or any("\n" in token.spelling for token in tokens):
            return  # a raw string
        line = tokens[0].location.line
        self.found.setdefault((begin, end, kind), Site(begin, end, line, kind, before, after, instead, constexpr))


def span(cursor):
    return cursor.extent.start.offset, cursor.extent.end.offset


def is_here(parsed, cursor):
    file = cursor.location.file
    return file is not None and file.name == parsed.path


def operator_of(parsed, cursor):
    """The operator between two operands, and where it stands; None when the cursor is something else."""
    begin, end = span(cursor)
    operands = sorted(span(child) for child in cursor.get_children())
    if len(operands) < 2 or operands[0][0] != begin or operands[-1][1] != end:
        return None
    middle = parsed.between(operands[0][1], operands[-1][0])
    if len(middle) != 1 or middle[0].spelling not in OTHER:
        return None
    return middle[0]


def add_binary(parsed, cursor):
    token = operator_of(parsed, cursor)
    if token is None:
        return
    begin, end = span(cursor)
    at = token.extent.start.offset
    word = token.spelling
    kind = "comparison" if word in COMPARISONS else "and/or" if word in ("&&", "||") else "arithmetic"
    left, right = parsed.text(begin, at), parsed.text(at + len(word), end)
    changed = f"({left}) {OTHER[word]} ({right})"
    parsed.add(begin, end, kind, f"{left} {word} {right}", f"{left} {OTHER[word]} {right}", changed)


def add_unary(parsed, cursor):
    begin, end = span(cursor)
    tokens = parsed.between(begin, end)
    if len(tokens) < 2:
        return
    words = [token.spelling for token in tokens]
    if words[0] == "!":
        rest = " ".join(words[1:])
        parsed.add(begin, end, "not", " ".join(words), rest, f"static_cast<bool>({rest})")
    elif words[0] in ("++", "--"):
        other = " ".join([OTHER[words[0]], *words[1:]])
        parsed.add(begin, end, "arithmetic", " ".join(words), other, other)
    elif words[-1] in ("++", "--"):
        other = " ".join([*words[:-1], OTHER[words[-1]]])
        parsed.add(begin, end, "arithmetic", " ".join(words), other, other)


def add_literal(parsed, cursor, constexpr, choice):
    begin, end = span(cursor)
    word = parsed.text(begin, end)
    if cursor.kind == Kind.CXX_BOOL_LITERAL_EXPR:
        if word in ("true", "false"):
            other = "false" if word == "true" else "true"
            parsed.add(begin, end, "true/false", word, other, other, constexpr)
        return
    if not word.isdigit():
        return
    value = int(word)
    other = str(value + 1 if value == 0 or choice.random() < 0.5 else value - 1)
    parsed.add(begin, end, "constant", word, other, other, constexpr)


def condition_of(parsed, cursor):
    """Of an if, a loop or a ?: the expression that decides; None where it declares a variable, or there is none."""
    children = list(cursor.get_children())
    if cursor.kind == Kind.CONDITIONAL_OPERATOR:
        return span(children[0])
    begin, end = span(cursor)
    words = parsed.between(begin, end)
    if cursor.kind in (Kind.IF_STMT, Kind.WHILE_STMT):
        if len(words) < 2 or words[1].spelling != "(":
            return None  # if constexpr
        parts = parts_in_brackets(words, 1)
        part = parts[-1]
    elif cursor.kind == Kind.FOR_STMT:
        parts = parts_in_brackets(words, 1)
        if len(parts) != 3:
            return None
        part = parts[1]
    else:
        return None
    if not part:
        return None
    wanted = part[0].extent.start.offset, part[-1].extent.end.offset
    if not any(span(child) == wanted and child.kind.is_expression() for child in children):
        return None
    for child in children:
        begin, end = span(child)
        if child.kind in (Kind.VAR_DECL, Kind.DECL_STMT) and begin <= wanted[0] and wanted[1] <= end:
            return None
    return wanted


def parts_in_brackets(words, opening):
    """What stands between the bracket and the one that closes it, split at its semicolons."""
    parts, depth = [[]], 0
    for word in words[opening:]:
        if word.spelling in ("(", "[", "{"):
            depth += 1
            if depth == 1:
                continue
        elif word.spelling in (")", "]", "}"):
            depth -= 1
            if depth == 0:
                return parts
        if depth == 1 and word.spelling == ";":
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def add_condition(parsed, cursor):
    wanted = condition_of(parsed, cursor)
    if wanted is None:
        return
    text = parsed.text(*wanted)
    parsed.add(*wanted, "condition", text, f"!({text})", f"!({text})")


def ends_in_return(function):
    """Whether a statement left out of the function cannot let it run off its end."""
    if function.kind != Kind.LAMBDA_EXPR and function.result_type.spelling == "void":
        return True
    body = next((child for child in function.get_children() if child.kind == Kind.COMPOUND_STMT), None)
    statements = list(body.get_children()) if body else []
    return bool(statements) and (
        statements[-1].kind == Kind.RETURN_STMT
        or function.kind == Kind.LAMBDA_EXPR
        and not any(child.kind == Kind.RETURN_STMT and list(child.get_children()) for child in body.walk_preorder())
    )


def add_exit(parsed, cursor, path):
    """`continue`, `break`, and a `return` in an `if` that has no `else`."""
    begin, end = span(cursor)
    text = parsed.text(begin, end)
    if cursor.kind == Kind.RETURN_STMT:
        around = [p for p in path if p.kind != Kind.COMPOUND_STMT]
        if not around or around[-1].kind != Kind.IF_STMT:
            return
        function = next((p for p in reversed(path) if p.kind in FUNCTIONS), None)
        if function is None or not ends_in_return(function):
            return
    parsed.add(begin, end, "exit", f"{text};", "(left out)", "")


def visit(parsed, cursor, path, constexpr, choice):
    for child in cursor.get_children():
        if cursor.kind == Kind.TRANSLATION_UNIT and not is_here(parsed, child):
            continue
        inner = constexpr
        if child.kind == Kind.VAR_DECL:
            begin, end = span(child)
            words = [t for t in parsed.between(begin, end) if t.spelling == "constexpr"]
            if words:
                inner = words[0].extent.start.offset
        if child.kind in BINARY:
            add_binary(parsed, child)
        if child.kind in (Kind.UNARY_OPERATOR, Kind.CALL_EXPR):
            add_unary(parsed, child)
        if child.kind in (Kind.INTEGER_LITERAL, Kind.CXX_BOOL_LITERAL_EXPR):
            add_literal(parsed, child, inner, choice)
        if child.kind in (Kind.IF_STMT, Kind.WHILE_STMT, Kind.FOR_STMT, Kind.CONDITIONAL_OPERATOR):
            add_condition(parsed, child)
        if child.kind in (Kind.CONTINUE_STMT, Kind.BREAK_STMT, Kind.RETURN_STMT):
            add_exit(parsed, child, path)
        visit(parsed, child, [*path, child], inner, choice)


class File:
    """One source file, parsed once; what is made of it is parsed again only from its first own line on."""

    def __init__(self, path, arguments):
        self.path = str(path)
        self.bytes = path.read_bytes()
        options = cindex.TranslationUnit.PARSE_PRECOMPILED_PREAMBLE
        self.unit = cindex.Index.create().parse(self.path, arguments, options=options)
        wrong = [d.spelling for d in self.unit.diagnostics if d.severity >= cindex.Diagnostic.Error]
        if wrong:
            raise SystemExit(f"{self.path}: {wrong[0]}")

    def sites(self, choice):
        parsed = Parsed(self.unit, self.path)
        visit(parsed, self.unit.cursor, [], -1, choice)
        every = parsed.found.values()
        # Turning a condition round is the same as these.
        same = {(s.begin, s.end) for s in every if s.kind == "not" or s.after.count("==") != s.before.count("==")}
        found = [s for s in every if s.kind != "condition" or (s.begin, s.end) not in same]
        return sorted(found, key=lambda site: (site.begin, -site.end, site.kind))

    def wrong_lines(self, text):
        """Of a text in the place of the file's: the lines that do not compile."""
        self.unit.reparse([(self.path, text)])
        return {d.location.line for d in self.unit.diagnostics if d.severity >= cindex.Diagnostic.Error}
