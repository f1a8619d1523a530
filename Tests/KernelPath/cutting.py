"""Cuts named functions, types and macros out of C files, as text.

A file is first put through gcc's directive-only preprocessing, so that conditionals follow the given
CONFIG and macros stay as they are. What is left is split into top-level *pieces*: one macro, one function,
one declaration. `Cutter.cut` then takes the roots asked for and, by name, everything they lead to, and
gives the pieces back in the order of the files: C's own rule of declaration before use stays satisfied.
"""

import os
import re
import subprocess

KEYWORDS = set("""auto break case char const continue default do double else enum extern float for goto if
inline int long register restrict return short signed sizeof static struct switch typedef union unsigned
void volatile while _Bool _Static_assert _Generic typeof __typeof__ asm __asm__ __attribute__ __inline
__inline__ __extension__ defined""".split())

TOKEN = re.compile(r"[A-Za-z_]\w*|->|\.\.\.|##|[^\sA-Za-z_]")

# Words before "(" at top level that are no function's name.
ATTRIBUTES = {"__attribute__", "__printf", "__aligned", "__acquires", "__releases", "__must_hold",
              "__section", "__printf__", "__scanf", "__alloc_size", "__counted_by", "typeof"}


def mask(text):
    """The text with comments and the inside of strings blanked, of the same length."""
    out, i, n = list(text), 0, len(text)
    while i < n:
        two = text[i:i + 2]
        if two == "/*":
            end = text.find("*/", i + 2)
            end = n if end < 0 else end + 2
        elif two == "//":
            end = text.find("\n", i)
            end = n if end < 0 else end
        elif text[i] in "\"'":
            end = i + 1
            while end < n and text[end] != text[i] and text[end] != "\n":
                end += 2 if text[end] == "\\" else 1
            for j in range(i + 1, min(end, n)):
                out[j] = " "
            i = end + 1
            continue
        else:
            i += 1
            continue
        for j in range(i, end):
            if out[j] != "\n":
                out[j] = " "
        i = end
    return "".join(out)


class Piece:
    """One top-level item: its text, the names it gives and the names it uses."""

    def __init__(self, text, masked, kind):
        self.text, self.kind = text, kind
        self.names, self.function = set(), None
        self.uses = used_names(masked, kind == "declaration")
        if kind == "macro":
            found = re.match(r"\s*#\s*(?:define|undef)\s+(\w+)", text)
            self.names.add(found.group(1))
        else:
            self.name_declaration(masked)
        # A macro that is a function's or a local's name is a use of itself, and harmless.
        self.uses -= self.names

    def name_declaration(self, masked):
        flat = strip_braces(masked)
        words = re.findall(r"[A-Za-z_]\w*|[^\sA-Za-z_]", flat)
        # The innermost struct tags of a definition are found in the full text: nested ones count too.
        for keyword, tag in re.findall(r"\b(struct|union|enum)\s+(?:__\w+\s+)*(\w+)\s*\{", masked):
            self.names.add(f"{keyword} {tag}")
        for body in re.findall(r"\benum\b\s*\w*\s*\{([^}]*)\}", masked):
            self.names.update(re.findall(r"(?:^|,)\s*([A-Za-z_]\w*)", body))
        found = re.fullmatch(r"\s*(struct|union|enum)\s+(\w+)\s*;\s*", masked)
        if found:
            self.names.add(f"{found.group(1)} {found.group(2)}")
            return
        if words[:1] == ["typedef"]:
            pointer = re.search(r"\(\s*\*\s*(\w+)\s*\)", flat)
            plain = re.search(r"(\w+)\s*(?:\[[^\]]*\]\s*)*;\s*$", flat)
            function = re.search(r"(\w+)\s*\([^()]*\)\s*;\s*$", flat)
            several = re.fullmatch(r"[\s\w]*?(\w+(?:\s*,\s*\w+)+)\s*;\s*", flat)
            if several:
                self.names.update(re.findall(r"\w+", several.group(1)))
            elif pointer or function or plain:
                self.names.add((pointer or function or plain).group(1))
            return
        pointer = re.match(r"[^=;(]*\(\s*\*\s*(?:const\s+)?(\w+)", flat)
        if pointer and self.kind == "declaration":
            self.names.add(pointer.group(1))
            return
        for index, word in enumerate(words[:-1]):
            if words[index + 1] == "(" and re.match(r"[A-Za-z_]", word) and word not in ATTRIBUTES:
                if word in KEYWORDS:
                    continue
                if index == 0:
                    self.kind = "call"      # EXPORT_SYMBOL(x); and the like
                    return
                self.names.add(word)
                if self.kind == "function":
                    self.function = word
                return
            if word in ("=", ";"):
                break
        flat = re.sub(r"\b(struct|union|enum)\s+\w+", " ", flat)
        for name in re.findall(r"([A-Za-z_]\w*)\s*(?:\[[^\]]*\]\s*)*(?:__\w+\s*)*(?=[=;,])", flat):
            if name not in KEYWORDS:
                self.names.add(name)
                break


def strip_braces(text):
    """The text without what stands between braces."""
    out, depth = [], 0
    for character in text:
        if character == "{":
            depth += 1
            if depth == 1:
                out.append("{")
        elif character == "}":
            depth -= 1
            if depth == 0:
                out.append("}")
        elif depth == 0:
            out.append(character)
    return "".join(out).replace("{}", " ")


def used_names(masked, weak):
    """Names a piece uses: tags as "struct x", others plain; not what follows "." or "->".

    With `weak`, a struct only pointed at does not count: its members are not looked at here.
    """
    used, previous, before = set(), "", ""
    tokens = TOKEN.findall(masked)
    for index, token in enumerate(tokens):
        if token[0].isalpha() or token[0] == "_":
            if previous in ("struct", "union", "enum"):
                if previous == "enum" or not weak or tokens[index + 1:index + 2] not in (["*"], [";"]):
                    used.add(f"{previous} {token}")
            elif previous not in ("->",) and not (previous == "." and before != "."):
                if token not in KEYWORDS:
                    used.add(token)
        before, previous = previous, token
    return used


def split(text):
    """Splits preprocessed text into pieces."""
    masked, pieces = mask(text), []
    start, i, n = 0, 0, len(masked)
    braces, parens, assigned, body = 0, 0, False, False
    while i < n:
        character = masked[i]
        if character == "#" and not masked[masked.rfind("\n", 0, i) + 1:i].strip():
            end = i
            while True:
                line = masked.find("\n", end)
                end = n if line < 0 else line
                if end < n and masked[end - 1] == "\\":
                    end += 1
                    continue
                break
            if re.match(r"#\s*(define|undef)\s", masked[i:end]):
                pieces.append(Piece(text[i:end], masked[i:end], "macro"))
            if braces == 0 and not masked[start:i].strip():
                start = end
            i = end
            continue
        if character == "{":
            if braces == 0 and parens == 0:
                head = masked[start:i].strip()
                body = not assigned and head.endswith(")") or bool(
                    re.search(r"\)\s*(?:__\w+(?:\([^()]*\))?\s*)+$", head)) and not assigned
            braces += 1
        elif character == "}":
            braces -= 1
            if braces == 0 and parens == 0 and body:
                pieces.append(Piece(text[start:i + 1], masked[start:i + 1], "function"))
                start, body, assigned = i + 1, False, False
        elif character == "(":
            parens += 1
        elif character == ")":
            parens -= 1
        elif character == "=" and braces == 0 and parens == 0:
            assigned = True
        elif character == ";" and braces == 0 and parens == 0:
            if masked[start:i].strip():
                pieces.append(Piece(text[start:i + 1], masked[start:i + 1], "declaration"))
            start, assigned = i + 1, False
        i += 1
    return [piece for piece in pieces if piece.kind != "call"]


_pieces = {}


def read_bare(path):
    """The text of a file without the directives that lead out of it."""
    with open(path, encoding="utf-8", errors="replace") as file:
        text = file.read()
    return re.sub(r"^[ \t]*#[ \t]*(include|error|warning|pragma)\b.*$", "", text, flags=re.M)


def pieces_of(path, defines, before, gcc="gcc"):
    """The pieces of one file under a CONFIG; remembered by content.

    `before` is text whose macros `#if` may ask for (IS_ENABLED); it gives no pieces.
    """
    bare = read_bare(path)
    key = (bare, before, tuple(defines))
    if key in _pieces:
        return _pieces[key]
    mark = "#define FIRSTBAD_CUT_BEGINS_HERE 1\n"
    done = subprocess.run([gcc, "-E", "-P", "-fdirectives-only", "-x", "c", "-undef", *defines, "-"],
                          input=before + mark + bare, capture_output=True, text=True)
    if done.returncode != 0:
        raise CannotCut(f"{path}: {done.stderr.strip().splitlines()[0]}")
    kept = done.stdout
    kept = kept[kept.index(mark) + len(mark):] if mark in kept else kept
    _pieces[key] = split(kept)
    return _pieces[key]


class CannotCut(Exception):
    """The functions could not be cut out or did not compile: no answer, never a verdict."""


class Cutter:
    """All pieces of some files, in order, with a look-up by name."""

    def __init__(self, tree, files, defines, before):
        self.files, self.index = [], {}
        for name in files:
            path = os.path.join(tree, name)
            if not os.path.isfile(path):
                continue
            pieces = pieces_of(path, defines, "" if path.endswith(before) else read_bare(
                os.path.join(tree, before)))
            self.files.append((name, pieces))
            for piece in pieces:
                for given in piece.names:
                    self.index.setdefault(given, []).append((name, piece))

    def cut(self, roots, stubbed):
        """Pieces the roots lead to, as (file, [piece]), and the names that nothing defines."""
        wanted, missing, todo = set(), set(), list(roots)
        while todo:
            name = todo.pop()
            if name in wanted or name in stubbed:
                continue
            wanted.add(name)
            if name not in self.index:
                if name.endswith("_") and len(name) > 3:
                    # Half of a name that a macro pastes together: any that begins so may be meant.
                    todo.extend(other for other in self.index if other.startswith(name))
                missing.add(name)
                continue
            for _, piece in self.index[name]:
                todo.extend(piece.uses)
                todo.extend(piece.names)
        chosen = []
        for name, pieces in self.files:
            kept = [piece for piece in pieces if piece.names & wanted and not piece.names & stubbed]
            chosen.append((name, kept))
        return chosen, missing

    def fields(self, tag):
        """Names of the members of a struct; empty where it is not defined."""
        for _, piece in self.index.get(tag, []):
            masked = mask(piece.text)
            found = re.search(rf"{re.escape(tag)}\s*\{{", masked)
            if found:
                depth, end = 0, found.end() - 1
                for end in range(found.end() - 1, len(masked)):
                    depth += {"{": 1, "}": -1}.get(masked[end], 0)
                    if depth == 0:
                        break
                body = masked[found.end():end]
                return set(re.findall(r"(\w+)\s*(?:\[[^\]]*\]\s*)*(?::\s*\d+\s*)?;", body)
                           + re.findall(r"\(\s*\*\s*(\w+)\s*\)", body))
        return set()
