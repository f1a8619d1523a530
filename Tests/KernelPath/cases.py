"""Edit cases: one file each, small changes to real kernel files with the answer gcc gives.

    about: The ownership test stands in a function of its own.
    kernels: 6.1 6.12
    scenarios: firefly-rk3288 firefly-attach-device
    rename: iommu_group.devices_kobj = devices_kobject
    expect: 6.1 firefly-rk3288 good 0
    --- drivers/iommu/iommu.c
    --- before __iommu_attach_group
    text of our own, put before the function's definition
    --- in __iommu_attach_group
    a regular expression that matches once inside that function
    --- becomes
    text of our own; {{0}} stands for the match and {{1}}, {{2}} for its groups
    --- anywhere 3 @6.12
    a regular expression that matches three times in the file, only at 6.12
    --- anywhere all
    a regular expression that matches at least once

`kernels` and `scenarios` default to both kernels and to firefly-rk3288. `rename` tells the harness what a
member that the state sets is called now. `expect` is what gcc said when the case was blessed: the verdict,
then the returned value, `fault:KIND` or `setup:VALUE`, then `warnings:N` where there were any. An anchor
is a predicate or a name, never a stretch of kernel text; one that does not match as often as it says is an
error.
"""

import fnmatch
import os
import re

from cutting import CannotCut, mask

KERNELS = ["6.1", "6.12"]


class Edit:
    def __init__(self, path, verb, target, count, kernel):
        self.path, self.verb, self.target = path, verb, target
        self.count, self.kernel = count, kernel
        self.anchor, self.text = "", ""


class Case:
    def __init__(self, path):
        self.path, self.name = path, os.path.splitext(os.path.basename(path))[0]
        self.about, self.kernels, self.scenarios = "", list(KERNELS), ["firefly-rk3288"]
        self.renamed, self.expected, self.edits = {}, {}, []
        with open(path, encoding="utf-8") as file:
            self.text = file.read()
        head, _, rest = self.text.partition("\n---")
        for line in head.splitlines():
            self.read_field(line.strip())
        self.read_edits("---" + rest if rest else "")

    def read_field(self, line):
        if not line or line.startswith("#"):
            return
        key, colon, value = line.partition(":")
        value = value.strip()
        if not colon:
            raise CannotCut(f"{self.path}: not a field: {line}")
        if key == "about":
            self.about = value
        elif key in ("kernels", "scenarios"):
            setattr(self, key, value.split())
        elif key == "rename":
            old, _, new = value.partition("=")
            self.renamed[old.strip()] = new.strip()
        elif key == "expect":
            kernel, scenario, *said = value.split()
            self.expected[kernel, scenario] = tuple(said)
        else:
            raise CannotCut(f"{self.path}: unknown field {key}")

    def read_edits(self, text):
        path = None
        for section in re.split(r"^--- ?", text, flags=re.M)[1:]:
            line, _, body = section.partition("\n")
            body = body.removesuffix("\n")
            found = re.fullmatch(
                r"(?:(before|in|anywhere|becomes)\b(?!/))?\s*(.*?)\s*(?:@([\d.]+))?", line.strip())
            verb, rest, kernel = found.groups()
            if verb is None:
                path = rest
            elif verb == "becomes":
                self.edits[-1].text = body
            else:
                words = rest.split()
                count = 1
                if words and words[-1] == "all":
                    count = words.pop()
                elif words and words[-1].isdigit():
                    count = int(words.pop())
                edit = Edit(path, verb, words[0] if words else None, count, kernel)
                self.edits.append(edit)
                if verb == "before":
                    edit.text = body + "\n\n"
                else:
                    edit.anchor = body.strip("\n")

    def paths(self, kernel):
        return sorted({e.path for e in self.edits if e.kernel in (None, kernel)})

    def apply(self, kernel, texts):
        """Edits `texts` (path -> text) in place."""
        for edit in self.edits:
            if edit.kernel not in (None, kernel):
                continue
            where = f"{self.name} at {kernel}, {edit.path}"
            if edit.path not in texts:
                raise CannotCut(f"{where}: no such file")
            text, start, end = texts[edit.path], 0, len(texts[edit.path])
            if edit.target:
                start, end = find_function(text, edit.target, where)
            if edit.verb == "before":
                texts[edit.path] = text[:start] + edit.text + text[start:]
                continue
            span = text[start:end]
            matches = list(re.finditer(edit.anchor, span, flags=re.M))
            if len(matches) != edit.count and not (matches and edit.count == "all"):
                raise CannotCut(f"{where}: {edit.anchor!r} matches {len(matches)} times, "
                                f"not {edit.count}")
            for match in reversed(matches):
                made = re.sub(r"\{\{(\d)\}\}", lambda m: match.group(int(m.group(1))) or "", edit.text)
                span = span[:match.start()] + made + span[match.end():]
            texts[edit.path] = text[:start] + span + text[end:]

    def bless(self, answers):
        """Writes what gcc said into the case's file."""
        lines = [line for line in self.text.partition("\n---")[0].splitlines()
                 if not line.startswith("expect:")]
        for (kernel, scenario), said in {**self.expected, **answers}.items():
            if kernel in self.kernels:
                lines.append(" ".join(["expect:", kernel, scenario, *said]))
        rest = self.text.partition("\n---")[2]
        with open(self.path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + ("\n---" + rest if rest else "\n"))


def find_function(text, name, where):
    """Where the definition of a function stands: from the start of its line to past its brace."""
    masked = mask(text)
    for found in re.finditer(rf"^[A-Za-z_][^;{{}}()#=\n]*\b{re.escape(name)}\s*\(", masked, re.M):
        depth, i = 1, found.end()
        while i < len(masked) and depth:
            depth += {"(": 1, ")": -1}.get(masked[i], 0)
            i += 1
        if not re.match(r"\s*(?:__\w+\s*)*\{", masked[i:]):
            continue
        i = masked.index("{", i)
        depth = 0
        for end in range(i, len(masked)):
            depth += {"{": 1, "}": -1}.get(masked[end], 0)
            if depth == 0:
                return found.start(), end + 1
    raise CannotCut(f"{where}: no definition of {name}")


def read_all(directory, patterns=(), scenarios=()):
    """The cases whose names match one of the patterns, with only those of their scenarios."""
    names = sorted(n for n in os.listdir(directory) if n.endswith(".edit"))
    chosen = [Case(os.path.join(directory, n)) for n in names if not patterns
              or any(fnmatch.fnmatch(os.path.splitext(n)[0], pattern) for pattern in patterns)]
    for case in chosen:
        case.scenarios = [s for s in case.scenarios if not scenarios or s in scenarios]
    return [case for case in chosen if case.scenarios]
