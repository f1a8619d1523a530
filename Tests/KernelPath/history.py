"""A history that begins from the real 6.1 files and goes through the forms of the predicate.

Every commit is a *state*: which form the ownership test has, whether the driver detaches, and which noise
has been added; its files are rendered from the real ones. What each commit answers is not written here:
gcc is asked about every distinct state (oracle.py), and the first bad commits, fixes and merges follow
from those verdicts by the definitions of the glossary, computed here on their own.
"""

import hashlib
import os
import re
import subprocess
import tempfile

import cases
import oracle

IOMMU = "drivers/iommu/iommu.c"
DRIVER = "drivers/gpu/drm/rockchip/rockchip_drm_drv.c"

# How the guarded function's test reads. The anchors are one-line predicates; the rest is ours.
TEST = r"group->domain && group->domain != [^)]+"
FORMS = {
    "P5": "group->default_domain && group->domain != group->default_domain",
    "P11": "group->domain && group->domain != group->default_domain",
    "P12": None,        # as 6.1 has it
    "P12 on one line": "group->domain && group->domain != group->default_domain && "
                       "group->domain != group->blocking_domain",
    "P11 in a macro": "IS_OWNED(group)",
    "P12 in a function": "group_is_owned(group)",
}
BEFORE = {
    "P11 in a macro": "#define IS_OWNED(g) ((g)->domain && (g)->domain != (g)->default_domain)\n\n",
    "P12 in a function": """static bool group_is_owned(struct iommu_group *group)
{
	if (!group->domain || group->domain == group->default_domain)
		return false;
	return group->domain != group->blocking_domain;
}

""",
}

# Noise: path and what is done to its text; none of it may change an answer.
NOISE = {
    "kconfig": ("drivers/iommu/Kconfig", lambda t: t + "\n# noise: a line at the end\n"),
    "makefile": ("drivers/iommu/Makefile", lambda t: t + "\n# noise: a line at the end\n"),
    "driver-kconfig": ("drivers/gpu/drm/rockchip/Kconfig", lambda t: t + "\n# noise: more\n"),
    "driver-makefile": ("drivers/gpu/drm/rockchip/Makefile", lambda t: t + "\n# noise: more\n"),
    "top-comment": (IOMMU, lambda t: "/* noise: a comment before everything */\n" + t),
    "guarded-comment": (IOMMU, lambda t: inside(
        t, "__iommu_attach_group", r"\A([^{]*\{)", r"\1\n\t/* noise: return -EBUSY; says the comment */")),
    "guarded-comment-2": (IOMMU, lambda t: inside(
        t, "__iommu_attach_group", r"\t\treturn -EBUSY;", r"\t\t/* noise */ return -EBUSY; // more noise")),
    "guarded-spaces": (IOMMU, lambda t: inside(
        t, "__iommu_attach_group", r"\A([^{]*\{)", r"\1\n\n\n")),
    "other-function": (IOMMU, lambda t: inside(
        t, "iommu_group_id", r"return group->id;", "int number = group->id;\n\n\treturn number;")),
    "new-function": (IOMMU, lambda t: t + "\nint iommu_noise(void)\n{\n\treturn -EBUSY;\n}\n"),
    "new-macro": (IOMMU, lambda t: t + "\n#define IOMMU_NOISE(x) ((x) ? -EBUSY : 0)\n"),
    "local-name": (IOMMU, lambda t: inside(t, "iommu_attach_group", r"\bret\b", "result")),
    "driver-comment": (DRIVER, lambda t: inside(
        t, "rockchip_drm_dma_attach_device", r"\A([^{]*\{)", r"\1\n\t/* noise in the driver */")),
    "driver-other": (DRIVER, lambda t: t + "\n/* noise at the end of the driver */\n"),
    "header": ("include/linux/iommu.h", lambda t: t + "\n#define NOISE_IN_THE_HEADER 1\n"),
    "unrelated": ("drivers/iommu/iova.c", lambda t: t + "\n/* noise in another file */\n"),
    "unrelated-2": ("drivers/iommu/iova.c", lambda t: t.replace("/* noise in another", "/* noise in an")),
    "arm": ("arch/arm/mm/dma-mapping.c", lambda t: t + "\n/* noise on the ARM side */\n"),
}


def inside(text, function, pattern, replacement):
    start, end = cases.find_function(text, function, function)
    changed, count = re.subn(pattern, replacement, text[start:end])
    if count == 0:
        raise oracle.CannotCut(f"{function}: {pattern!r} does not match")
    return text[:start] + changed + text[end:]


class State:
    """What a commit's files are made of."""

    def __init__(self, form="P12", fixed=True, devices=1, noise=()):
        self.form, self.fixed, self.devices, self.noise = form, fixed, devices, tuple(noise)

    def but(self, **changes):
        new = State(self.form, self.fixed, self.devices, self.noise)
        added = changes.pop("add", None)
        for key, value in changes.items():
            setattr(new, key, value)
        if added:
            new.noise += (added,)
        return new

    def render(self, read):
        """Every file that may differ from the real ones: path -> text."""
        texts = {path: read(path) for path in {IOMMU, DRIVER} | {NOISE[n][0] for n in self.noise}}
        if FORMS[self.form] is not None:
            texts[IOMMU] = inside(texts[IOMMU], "__iommu_attach_group", TEST, FORMS[self.form])
        if self.form in BEFORE:
            start, _ = cases.find_function(texts[IOMMU], "__iommu_attach_group", self.form)
            texts[IOMMU] = texts[IOMMU][:start] + BEFORE[self.form] + texts[IOMMU][start:]
        if self.devices != 1:
            texts[IOMMU] = inside(texts[IOMMU], "iommu_attach_device", r"!= 1\b", f"!= {self.devices}")
        if not self.fixed:
            texts[DRIVER] = inside(
                texts[DRIVER], "rockchip_drm_dma_attach_device",
                r"(?s)\tif \(IS_ENABLED\(CONFIG_ARM_DMA_USE_IOMMU\)\) \{.*?\n\t\}\n\n", "")
            texts[DRIVER] = re.sub(r"(?s)#if defined\(CONFIG_ARM_DMA_USE_IOMMU\)\n.*?#endif\n\n", "",
                                   texts[DRIVER], count=1)
        for name in self.noise:
            path, change = NOISE[name]
            texts[path] = change(texts[path])
        return texts


class Commit:
    def __init__(self, name, subject, parents, state):
        self.name, self.subject, self.parents, self.state = name, subject, parents, state
        self.sha, self.verdicts = None, {}


def plan():
    """The commits, parents first, and the tags (tag -> commit name)."""
    commits = {}

    def commit(name, parents, subject, merged=None, **changes):
        parents = parents.split()
        base = commits[parents[0]].state
        state = base.but(**changes)
        if merged:
            state.noise += tuple(n for n in commits[merged].state.noise if n not in state.noise)
        commits[name] = Commit(name, subject, parents, state)

    commits["base"] = Commit("base", "", [], State())
    noise = "noise that changes no answer"
    commit("p5-restored", "base", "iommu: go back to the old test", form="P5")
    commit("m02", "p5-restored", noise, add="kconfig")
    commit("fix-dropped", "m02", "drm/rockchip: do not look for the ARM mapping", fixed=False)
    commit("m04", "fix-dropped", noise, add="top-comment")
    commit("m05", "m04", noise, add="driver-kconfig")
    # The ownership series on a branch of its own: the culprit and its follow-up.
    commit("a1", "m05", noise, add="other-function")
    commit("culprit", "a1", "iommu: add ownership of DMA", form="P11")
    commit("a3", "culprit", noise, add="guarded-comment")
    commit("follow-up", "a3", "iommu: the blocking domain may be replaced", form="P12")
    # A branch that forked before it, merged late.
    commit("e1", "m04", noise, add="unrelated")
    commit("e2", "e1", noise, add="unrelated-2")
    commit("m06", "m05", noise, add="new-function")
    commit("m07", "m06", noise, add="driver-comment")
    commit("merge-ownership", "m07 follow-up", "Merge the ownership series", merged="follow-up", form="P12")
    commit("m09", "merge-ownership", noise, form="P12 on one line")
    commit("m10", "m09", noise, add="header")
    # The fix, on a branch forked after the culprit.
    commit("b1", "m09", noise, add="driver-makefile")
    commit("fix", "b1", "drm/rockchip: leave the ARM domain first", fixed=True)
    commit("b3", "fix", noise, add="driver-other")
    # A branch forked while it was bad, merged much later by someone who loses the fix.
    commit("l1", "m10", noise, add="makefile")
    commit("l2", "l1", noise, add="new-macro")
    commit("m11", "m10", noise, add="arm")
    commit("merge-fix", "m11 b3", "Merge the driver's fix", merged="b3", fixed=True)
    commit("m13", "merge-fix", noise, add="guarded-spaces")
    commit("m14", "m13", "iommu: the test becomes a function", form="P12 in a function")
    commit("merge-late", "m14 e2", "Merge a branch that never saw the series", merged="e2")
    commit("m16", "merge-late", noise, add="local-name")
    commit("broken", "m16", "iommu: count the devices wrongly", devices=2)
    commit("mended", "broken", "iommu: count the devices rightly", devices=1)
    # Once more, with the fix forked before the culprit: the merge heals.
    commit("p5-again", "mended", "iommu: go back to the old test, again", form="P5")
    commit("fix-dropped-again", "p5-again", "drm/rockchip: no ARM mapping, again", fixed=False)
    commit("h1", "fix-dropped-again", noise, add="unrelated-h")
    commit("early-fix", "h1", "drm/rockchip: leave the ARM domain first, early", fixed=True)
    commit("h3", "early-fix", noise, add="unrelated-h2")
    commit("m21", "fix-dropped-again", noise, add="unrelated-m")
    commit("culprit-again", "m21", "iommu: ownership as a macro", form="P11 in a macro")
    commit("m23", "culprit-again", noise, add="unrelated-m2")
    commit("merge-heals", "m23 h3", "Merge the early fix", merged="h3", fixed=True)
    commit("m25", "merge-heals", noise, add="guarded-comment-2")
    commit("m26", "m25", "iommu: the blocking domain may be replaced, again", form="P12")
    commit("m27", "m26", noise, add="unrelated-m3")
    commit("merge-relapse", "m27 l2", "Merge an old branch, and lose the fix", merged="l2", fixed=False)
    commit("m29", "merge-relapse", noise, add="unrelated-m4")
    commit("tip", "m29", noise, add="unrelated-m5")
    tags = {"v6.2-rc1": "merge-ownership", "v6.2-rc2": "merge-fix", "v6.2": "m16",
            "v6.3-rc1": "culprit-again", "v6.3-rc2": "merge-heals", "v6.3": "merge-relapse"}
    return commits, tags


for suffix in ("h", "h2", "m", "m2", "m3", "m4", "m5"):
    NOISE[f"unrelated-{suffix}"] = (
        "drivers/iommu/of_iommu.c" if suffix.startswith("h") else "drivers/gpu/drm/drm_atomic.c",
        lambda t, suffix=suffix: t + f"\n/* noise {suffix} */\n")


AUTHOR = "Real History <history@firstbad.invalid>"


def write(commits, tags, base_repository, repository, read):
    """Makes the repository; gives every commit its id."""
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", repository], check=True)
    git = ["git", "-C", repository]
    subprocess.run([*git, "fetch", "--quiet", "--no-tags", os.path.abspath(base_repository),
                    "refs/tags/v6.1-debian:refs/heads/base"], check=True)
    marks = os.path.join(repository, "history-marks")
    importer = subprocess.Popen([*git, "fast-import", "--quiet", "--done", f"--export-marks={marks}"],
                                stdin=subprocess.PIPE)
    send, numbers, rendered = importer.stdin.write, {}, {}
    for number, commit in enumerate(commits.values()):
        rendered[commit.name] = commit.state.render(read)
        if commit.name == "base":
            continue
        numbers[commit.name] = number
        date = f"{1700000000 + 3600 * number} +0000"
        message = f"{commit.subject}\n\nCommit {commit.name} of a test history.\n".encode()
        send(f"commit refs/heads/{commit.name}\nmark :{number}\nauthor {AUTHOR} {date}\n"
             f"committer {AUTHOR} {date}\ndata {len(message)}\n".encode() + message)
        for word, parent in zip(("from", "merge"), commit.parents):
            name = "refs/heads/base^0" if parent == "base" else f":{numbers[parent]}"
            send(f"{word} {name}\n".encode())
        # Only what differs from the first parent, which fast-import starts from.
        before = rendered[commit.parents[0]]
        for path in sorted(set(before) | set(rendered[commit.name])):
            text = rendered[commit.name].get(path) or read(path)
            if text != (before.get(path) or read(path)):
                content = text.encode("utf-8", "surrogateescape")
                send(f"M 100644 inline {path}\ndata {len(content)}\n".encode() + content + b"\n")
    send(b"done\n")
    importer.stdin.close()
    if importer.wait() != 0:
        raise oracle.CannotCut("git fast-import failed")
    with open(marks, encoding="ascii") as file:
        by_mark = dict(line.split() for line in file)
    os.remove(marks)
    commits["base"].sha = output(git, "rev-parse", "base")
    for name, number in numbers.items():
        commits[name].sha = by_mark[f":{number}"]
    # Branches were only a way to write; main and the tags are what stays.
    updates = [f"delete refs/heads/{name}" for name in commits]
    updates += [f"create refs/heads/main {commits['tip'].sha}"]
    updates += [f"create refs/tags/{tag} {commits[name].sha}" for tag, name in tags.items()]
    subprocess.run([*git, "update-ref", "--stdin"], input="\n".join(updates) + "\n", text=True, check=True)


def output(git, *arguments):
    return subprocess.run([*git, *arguments], capture_output=True, text=True, check=True).stdout.strip()


def ask_gcc(commits, scenarios, read):
    """Gives every commit its verdicts; equal files are asked about once."""
    known = {}
    for commit in commits.values():
        texts = commit.state.render(read)
        files = {path: texts.get(path) or read(path) for path in oracle.FILES}
        key = hashlib.sha256(repr(sorted(files.items())).encode("utf-8", "surrogateescape")).digest()
        if key not in known:
            with tempfile.TemporaryDirectory(prefix="firstbad-history-") as directory:
                for path, text in files.items():
                    if text is not None:
                        full = os.path.join(directory, path)
                        os.makedirs(os.path.dirname(full), exist_ok=True)
                        with open(full, "w", encoding="utf-8", errors="surrogateescape") as file:
                            file.write(text)
                known[key] = {s: oracle.run(directory, s)["verdict"] for s in scenarios}
        commit.verdicts = {**known[key], **by_what_was_reported(known[key])}
    return len(known)


def by_what_was_reported(verdicts):
    """What the scenarios say that leave unknown what the report does not tell, which gcc cannot run.

    At iommu_attach_device() nothing unknown decides. Over the driver's whole way there may be nothing to detach, and
    then it ends as iommu_attach_device() does with the domain left attached.
    """
    whole, attach = verdicts["firefly-rk3288"], verdicts["firefly-attach-device"]
    path = whole if whole == attach else "depends" if (whole, attach) == ("good", "bad") else "untestable"
    return {"firefly-as-reported": attach, "firefly-as-reported-path": path}


def ancestors(commits, name):
    found, todo = set(), [name]
    while todo:
        at = todo.pop()
        if at not in found:
            found.add(at)
            todo.extend(commits[at].parents)
    return found


def conclude(commits, tags, scenario, tip):
    """What a bisection of the whole ancestry of `tip` must name, by the glossary's definitions."""
    reachable = {name: ancestors(commits, name) for name in commits}
    inside_range = [name for name in commits if name in reachable[tip]]
    verdict = {name: commits[name].verdicts[scenario] for name in inside_range}

    def tagged(name):
        def order(tag):
            release, _, candidate = tag.removeprefix("v").partition("-rc")
            return [int(part) for part in release.split(".")], int(candidate or 10 ** 6)

        holding = sorted((t for t in tags if name in reachable[tags[t]]), key=order)
        return {"firstTag": next(iter(holding), None),
                "firstRelease": next((t for t in holding if "-rc" not in t), None)}

    def named(name, kind, candidates=()):
        return {"kind": kind, "commit": commits[name].sha, "name": name,
                "candidates": [commits[c].sha for c in candidates], **tagged(name)}

    def pure(wanted, other):
        return [name for name in inside_range if verdict[name] == wanted and commits[name].parents
                and all(verdict[p] == other for p in commits[name].parents)]

    culprits, fixes = pure("bad", "good"), pure("good", "bad")
    first_bad = [named(name, "commit") for name in culprits]
    mends = [named(name, "commit") for name in fixes]
    for name in inside_range:
        parents = commits[name].parents
        good = [p for p in parents if verdict[p] == "good"]
        bad = [p for p in parents if verdict[p] == "bad"]
        if not good or not bad:
            continue
        if verdict[name] == "good" and not any(
                f in reachable[name] and f not in reachable[bad[0]] for f in fixes):
            # The good side's commits that change the driver or the test: a fact of a run differs.
            side = [c for c in inside_range if c in reachable[good[0]] and c not in reachable[bad[0]]]
            told = [c for c in side if commits[c].parents and
                    (commits[c].state.fixed != commits[commits[c].parents[0]].state.fixed
                     or commits[c].state.form != commits[commits[c].parents[0]].state.form)]
            mends.append(named(name, "merge", told))
        if verdict[name] == "bad" and not any(
                c in reachable[name] and c not in reachable[good[0]] for c in culprits):
            first_bad.append(named(name, "merge"))
    changes = [{"commit": commits[name].sha, "name": name, "verdict": verdict[name],
                "parents": [{"commit": commits[p].sha, "verdict": verdict[p]}
                            for p in commits[name].parents]}
               for name in inside_range if any(verdict[p] != verdict[name] for p in commits[name].parents)]
    counts = {word: list(verdict.values()).count(word) for word in ("good", "bad", "depends", "untestable")}
    return {"scenario": scenario, "bad": commits[tip].sha, "commits": len(inside_range), "exit": 0,
            "firstBad": first_bad, "fixes": mends, "changes": changes, "verdicts": counts}


def make(base_repository, repository, kernels):
    """Writes the history and returns what is to be expected of it."""
    def read(path):
        content = kernels(path)
        return None if content is None else content.decode("utf-8", "surrogateescape")

    commits, tags = plan()
    write(commits, tags, base_repository, repository, read)
    scenarios = ["firefly-rk3288", "firefly-attach-device", "default-domain-only"]
    asked = ask_gcc(commits, scenarios, read)
    return {
        "format": "firstbad.expected-history/1",
        "states": asked,
        "commits": [{"name": c.name, "commit": c.sha, "parents": [commits[p].sha for p in c.parents],
                     "verdicts": c.verdicts} for c in commits.values()],
        "bisections": [conclude(commits, tags, "firefly-rk3288", "tip"),
                       conclude(commits, tags, "firefly-as-reported", "tip"),
                       conclude(commits, tags, "firefly-as-reported-path", "tip"),
                       conclude(commits, tags, "default-domain-only", "m21")],
    }
