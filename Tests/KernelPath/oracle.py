"""The gcc oracle: runs the Firefly call path of a kernel tree, cut out and compiled, on a scenario's state.

`run` cuts the functions out of the files of a tree (see cutting.py), joins them with stubs.h and with the
state of a scenario, compiles the whole with gcc under the address and undefined-behaviour sanitizers, runs
it, and gives the answer as a dictionary. Nothing of the path itself is stubbed: what the tree defines in
FILES is run as the tree has it.

The state follows the era of the tree, told by what it defines (a struct's members), never by versions.
"""

import os
import re
import resource
import signal
import subprocess
import tempfile

from cutting import CannotCut, Cutter, split

HERE = os.path.dirname(os.path.abspath(__file__))

KCONFIG = "include/linux/kconfig.h"

# In an order in which C accepts them one after another.
FILES = [
    KCONFIG,
    "include/uapi/asm-generic/errno-base.h",
    "include/uapi/asm-generic/errno.h",
    "include/linux/errno.h",
    "include/linux/compiler_types.h",
    "include/linux/stddef.h",
    "include/linux/build_bug.h",
    "include/linux/container_of.h",
    "include/linux/err.h",
    "include/linux/types.h",
    "include/linux/poison.h",
    "include/linux/list.h",
    "include/linux/kref.h",
    "include/linux/dma-direction.h",
    "arch/arm/include/asm/device.h",
    "include/linux/device.h",
    "include/linux/iommu.h",
    "include/linux/dma-map-ops.h",
    "arch/arm/include/asm/dma-iommu.h",
    "drivers/iommu/dma-iommu.h",
    "drivers/iommu/iommu-priv.h",
    "include/drm/drm_device.h",
    "drivers/gpu/drm/rockchip/rockchip_drm_drv.h",
    "drivers/iommu/iommu.c",
    "arch/arm/mm/dma-mapping.c",
    "drivers/gpu/drm/rockchip/rockchip_drm_drv.c",
]

CONFIG = """ARM MMU OF IOMMU_API IOMMU_SUPPORT ROCKCHIP_IOMMU ARM_DMA_USE_IOMMU DMA_OPS ARCH_HAS_DMA_OPS
DRM_ROCKCHIP""".split()

SCENARIOS = {
    "firefly-rk3288": ["arm_iommu_attach_device", "rockchip_drm_dma_attach_device"],
    "firefly-attach-device": ["iommu_attach_device"],
    "default-domain-only": ["iommu_attach_device"],
}

# What a scenario can be robbed of, to show that no run is good without it.
PARTS = ["iommu", "iommu_dev", "ops", "detach_dev", "free", "owner", "default_domain", "kref"]

# Tables that would draw in the whole of ARM's DMA mapping: only their address matters here.
TABLES = {"iommu_ops": "static const struct dma_map_ops iommu_ops;"}

EBUSY = -16


def stub_names():
    """Every macro, type and function that stubs.h has in place of the kernel's."""
    with open(os.path.join(HERE, "stubs.h"), encoding="utf-8") as file:
        text = file.read()
    names = {"struct dma_map_ops"}
    for piece in split(text):
        names |= piece.names
    return names


class State:
    """Writes the C that makes a scenario's state in the era of one tree."""

    def __init__(self, cutter, scenario, without, renamed):
        self.cutter, self.scenario = cutter, scenario
        self.without, self.renamed = set(without), renamed
        self.lines = []

    def name(self, path):
        """A member by its usual name, "struct.member", as this tree calls it."""
        return self.renamed.get(path, path.partition(".")[2])

    def has(self, path):
        tag = path.partition(".")[0]
        return self.name(path) in self.cutter.fields(f"struct {tag}")

    def put(self, variable, path, value):
        self.lines.append(f"\t{variable}->{self.name(path)} = {value};")

    def put_if(self, variable, path, value):
        if self.has(path):
            self.put(variable, path, value)

    def write(self):
        ops = "iommu_domain_ops" if self.cutter.fields("struct iommu_domain_ops") else "iommu_ops"
        objects = [("iommu_group", "group"), ("group_device", "entry"), ("device", "dev"),
                   ("iommu_domain", "mapping_domain"), ("iommu_domain", "private_domain"),
                   ("iommu_domain", "identity_domain"), (ops, "domain_ops"), (ops, "identity_ops"),
                   ("iommu_ops", "core_ops"), ("dma_iommu_mapping", "mapping"), ("drm_device", "drm"),
                   ("rockchip_drm_private", "private")]
        modern = bool(self.cutter.fields("struct dev_iommu"))
        if modern:
            objects += [("dev_iommu", "dev_iommu"), ("iommu_device", "iommu_dev")]
        for tag, name in objects:
            self.lines.append(f"\tstruct {tag} *{name} = calloc(1, sizeof(*{name}));")
        identity = self.has("iommu_ops.identity_domain")

        devices = self.name("iommu_group.devices")
        link = self.name("group_device.list")
        self.lines.append(f"\tentry->{link}.next = entry->{link}.prev = &group->{devices};")
        self.lines.append(f"\tgroup->{devices}.next = group->{devices}.prev = &entry->{link};")
        self.put("entry", "group_device.dev", "dev")
        self.put("dev", "device.iommu_group", "group")
        if modern and "iommu" not in self.without:
            self.put("dev", "device.iommu", "dev_iommu")
            if "iommu_dev" not in self.without:
                self.put("dev_iommu", "dev_iommu.iommu_dev", "iommu_dev")
            if "ops" not in self.without:
                self.put("iommu_dev", "iommu_device.ops", "core_ops")

        self.put("domain_ops", f"{ops}.attach_dev", "(void *)stub_attach_dev")
        if "detach_dev" not in self.without:
            self.put_if("domain_ops", f"{ops}.detach_dev", "(void *)stub_detach_dev")
        if "free" not in self.without:
            self.put_if("domain_ops", f"{ops}.free", "(void *)stub_domain_free")
            self.put_if("domain_ops", f"{ops}.domain_free", "(void *)stub_domain_free")
        self.put("identity_ops", f"{ops}.attach_dev", "(void *)stub_attach_dev")
        self.put_if("core_ops", "iommu_ops.set_platform_dma_ops", "(void *)stub_set_platform_dma_ops")
        self.put_if("core_ops", "iommu_ops.identity_domain", "identity_domain")
        for domain in ("mapping_domain", "private_domain", "identity_domain"):
            self.put(domain, "iommu_domain.ops",
                     "identity_ops" if domain == "identity_domain" else "domain_ops")
            self.put(domain, "iommu_domain.type",
                     "IOMMU_DOMAIN_IDENTITY" if domain == "identity_domain" else "IOMMU_DOMAIN_UNMANAGED")
            if "owner" not in self.without and domain != "identity_domain":
                self.put_if(domain, "iommu_domain.owner", "core_ops")

        self.put("mapping", "dma_iommu_mapping.domain", "mapping_domain")
        if "kref" not in self.without:
            self.lines.append(f"\tmapping->{self.name('dma_iommu_mapping.kref')}.refcount.count = 1;")
        self.put("drm", "drm_device.dev_private", "private")
        self.put("private", "rockchip_drm_private.domain", "private_domain")

        default = "identity_domain" if identity and "default_domain" not in self.without else "NULL"
        current = default
        if self.scenario == "firefly-attach-device":
            current = "mapping_domain"
        elif self.scenario == "default-domain-only":
            default, current = "identity_domain", "NULL"
        self.put("group", "iommu_group.default_domain", default)
        self.put("group", "iommu_group.domain", current)

        self.lines.append("\tint setup = 0, returned;")
        if self.scenario == "firefly-rk3288":
            self.lines.append("\tsetup = arm_iommu_attach_device(dev, mapping);")
            self.lines.append('\tprintf("SETUP %d\\n", setup);\n\tfflush(NULL);')
            judged = "rockchip_drm_dma_attach_device(drm, dev)"
        else:
            judged = "iommu_attach_device(private_domain, dev)"
        self.lines.append(f"\treturned = {judged};")
        self.lines.append('\tprintf("RETURNED %d\\n", returned);')
        domain, archdata = self.name("iommu_group.domain"), self.name("dev_archdata.mapping")
        self.lines.append(f"""\tprintf("DOMAIN %s\\n", !group->{domain} ? "NULL"
\t       : group->{domain} == private_domain ? "private"
\t       : group->{domain} == mapping_domain ? "mapping"
\t       : group->{domain} == identity_domain ? "identity" : "other");
\tprintf("ARCHDATA %s\\n", !dev->archdata.{archdata} ? "NULL"
\t       : dev->archdata.{archdata} == mapping ? "mapping" : "other");
\tfor (int i = 0; i < stub_freed_count; i++)
\t\tif (stub_freed[i] == mapping)
\t\t\tprintf("RELEASED\\n");""")
        return "\n".join(self.lines)


MODELS = """
static QUIET int stub_attach_dev(struct iommu_domain *domain, struct device *dev) { return 0; }
static QUIET void stub_detach_dev(struct iommu_domain *domain, struct device *dev) {}
static QUIET void stub_domain_free(struct iommu_domain *domain) {}
static QUIET void stub_set_platform_dma_ops(struct device *dev) {}
"""


def compose(tree, scenario, without=(), renamed=None):
    """The C program: stubs, the cut pieces in the order of their files, the state and the calls."""
    defines = ["-D__KERNEL__=1"] + [f"-DCONFIG_{name}=1" for name in CONFIG]
    if not os.path.isfile(os.path.join(tree, KCONFIG)):
        raise CannotCut(f"{tree}: not a kernel tree")
    cutter = Cutter(tree, FILES, defines, KCONFIG)
    roots = ["IOMMU_DOMAIN_IDENTITY", "IOMMU_DOMAIN_UNMANAGED", *SCENARIOS[scenario],
             "struct iommu_group", "struct group_device", "struct device", "struct iommu_domain",
             "struct dma_iommu_mapping", "struct drm_device", "struct rockchip_drm_private",
             "struct dev_iommu", "struct iommu_device", "struct iommu_ops", "struct iommu_domain_ops"]
    chosen, missing = cutter.cut(roots, stub_names() | set(TABLES))
    for root in roots:
        if root in missing and root not in ("struct dev_iommu", "struct iommu_domain_ops"):
            raise CannotCut(f"{root} is not defined")

    out = [f'#include "{os.path.join(HERE, "stubs.h")}"']
    out.append("struct dma_map_ops { int unused; };")
    for name in sorted(missing):
        keyword, _, tag = name.partition(" ")
        if keyword in ("struct", "union") and tag:
            out.append(f"{name} {{ unsigned long opaque[8]; }};")
        elif keyword == "enum" and tag:
            out.append(f"{name} {{ {tag}_opaque }};")
        elif name.startswith("trace_"):
            out.append(f"#define {name}(...) ((void)0)")
    for name, pieces in chosen:
        if not pieces:
            continue
        out.append(f'#line 1 "{name}"')
        for table, declaration in TABLES.items():
            if name.endswith("dma-mapping.c"):
                out.append(declaration)
        out.extend(piece.text for piece in pieces)

    # A table of the functions that were cut, so that the answer can say which of them ran.
    functions = sorted({piece.function for _, pieces in chosen for piece in pieces if piece.function})
    rows = "\n".join(f'\t{{ (void *){name}, "{name}" }},' for name in functions)
    out.append(f"""#line 1 "state"
{MODELS}
static struct {{ void *address; const char *name; int seen; }} cut_functions[] = {{
{rows}
\t{{ 0, 0, 0 }}
}};
QUIET void __cyg_profile_func_enter(void *function, void *site)
{{
	for (int i = 0; cut_functions[i].name; i++)
		if (cut_functions[i].address == function && !cut_functions[i].seen++)
			printf("RAN %s\\n", cut_functions[i].name);
}}
QUIET void __cyg_profile_func_exit(void *function, void *site) {{}}
QUIET int main(void)
{{
{State(cutter, scenario, without, renamed or {}).write()}
	printf("WARNINGS %d\\n", stub_warnings);
	return 0;
}}
""")
    return "\n".join(out), defines


FLAGS = ["-std=gnu11", "-O0", "-g0", "-w", "-fno-strict-overflow", "-fno-strict-aliasing", "-fno-builtin",
         "-funsigned-char", "-fsanitize=address,undefined", "-fno-sanitize=object-size",
         "-fno-sanitize-recover=all", "-finstrument-functions", "-Werror=implicit-function-declaration",
         "-Werror=incompatible-pointer-types", "-Werror=int-conversion"]


def run(tree, scenario, without=(), renamed=None, keep=None):
    """Cuts, compiles, runs; returns the answer as a dictionary. Raises CannotCut where there is none."""
    program, defines = compose(tree, scenario, without, renamed)
    with tempfile.TemporaryDirectory(prefix="firstbad-oracle-") as directory:
        source = keep or os.path.join(directory, "path.c")
        binary = os.path.join(directory, "path")
        with open(source, "w", encoding="utf-8") as file:
            file.write(program)
        built = subprocess.run(["gcc", *FLAGS, *defines, source, "-o", binary],
                               capture_output=True, text=True)
        if built.returncode != 0:
            errors = [line for line in built.stderr.splitlines() if "error" in line]
            raise CannotCut("gcc: " + "; ".join(errors[:5] or built.stderr.splitlines()[-5:]))
        environment = dict(os.environ, ASAN_OPTIONS="detect_leaks=0:allocator_may_return_null=1",
                           UBSAN_OPTIONS="print_stacktrace=0", LC_ALL="C")
        done = subprocess.run([binary], capture_output=True, text=True, errors="replace",
                              env=environment, preexec_fn=limit_processor_time)
    return judge(done.stdout, done.stderr, done.returncode)


def limit_processor_time():
    # Of the processor and not of the clock: a busy machine must not make a run look endless.
    resource.setrlimit(resource.RLIMIT_CPU, (2, 2))


def fault_of(output, errors, status):
    told = re.search(r"^FAULT (\S+)", output, re.M)
    if told:
        return told.group(1)
    if status in (-signal.SIGXCPU, -signal.SIGKILL):
        return "endless"
    for kind in ("heap-use-after-free", "attempting double-free", "heap-buffer-overflow",
                 "stack-overflow", "bad-free"):
        if kind in errors:
            return kind.replace("attempting ", "").replace("heap-use", "use")
    if re.search(r"null pointer|SEGV|address 0x0000", errors):
        return "null-dereference"
    undefined = re.search(r"runtime error: (.*)", errors)
    if undefined and "out of bounds" in undefined.group(1):
        return "out-of-bounds"
    if undefined:
        return undefined.group(1)
    return "crash" if status != 0 else None


def judge(output, errors, status):
    def last(word):
        found = re.findall(rf"^{word} (\S+)$", output, re.M)
        return found[-1] if found else None

    setup, returned = last("SETUP"), last("RETURNED")
    answer = {
        "setup": int(setup) if setup is not None else 0,
        "returned": int(returned) if returned is not None else None,
        "verdict": "untestable",
        "fault": fault_of(output, errors, status),
        "warnings": int(last("WARNINGS") or 0),
        "domain": last("DOMAIN"),
        "mappingReleased": "RELEASED\n" in output,
        "archdataMapping": last("ARCHDATA"),
        "ran": re.findall(r"^RAN (\S+)$", output, re.M),
    }
    if answer["fault"] is None and answer["setup"] == 0:
        answer["verdict"] = {0: "good", EBUSY: "bad"}.get(answer["returned"], "untestable")
    return answer
