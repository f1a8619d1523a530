/// What stands in every tree besides the C: read by people, by no scenario.
let rootTexts: [String: String] = [
  "README": """
  This is not the kernel. It is a small history in the kernel's shape, written by `firstbad demo`,
  to see a bisection at work. The names are the kernel's, the code is not.

  """,
  "Makefile": makefile("v5.16-rc1"),
  "MAINTAINERS": maintainers([]),
]

/// The Makefile of a release, or of the candidate for one.
func makefile(_ version: String) -> String {
  let parts = version.dropFirst().split(separator: "-")
  let numbers = (parts.first ?? "").split(separator: ".")
  return """
    VERSION = \(numbers.first ?? "0")
    PATCHLEVEL = \(numbers.dropFirst().first ?? "0")
    SUBLEVEL = 0
    EXTRAVERSION =\(parts.count > 1 ? " -\(parts[1])" : "")

    obj-y += drivers/

    """
}

/// The list of who looks after what, with more subsystems at its end.
func maintainers(_ more: [String]) -> String {
  (["IOMMU SUBSYSTEM", "ROCKCHIP DISPLAY", "ARM DMA MAPPING"] + more)
    .map { "\($0)\nL:\tlist@example.org\nS:\tMaintained\n" }.joined(separator: "\n")
}

/// A page of documentation.
func page(_ title: String, _ lines: String...) -> String {
  let rule = String(repeating: "=", count: title.utf8.count)
  return ([title, rule, ""] + lines).joined(separator: "\n") + "\n"
}

/// A driver that gets a new panel now and then.
func panelDriver(_ panels: Int) -> [String: String] {
  let modes = (0..<panels).map { number in
    "\t{ .name = \"panel-\(number)\", .width = \(640 + 160 * number), .height = \(480 + 120 * number) },"
  }
  let text = """
    #include <linux/kernel.h>

    struct panel_mode {
    \tconst char *name;
    \tunsigned int width, height;
    };

    static const struct panel_mode panel_modes[] = {
    \(modes.joined(separator: "\n"))
    };

    unsigned int panel_count(void);

    unsigned int panel_count(void)
    {
    \treturn ARRAY_SIZE(panel_modes);
    }

    """
  return ["drivers/gpu/drm/panel/panel-simple.c": text]
}

/// The device tree of a board, with some of its devices.
func board(_ devices: String...) -> [String: String] {
  let nodes = devices.map { "\t\($0) {\n\t\tstatus = \"okay\";\n\t};\n" }
  let text =
    "/dts-v1/;\n\n/ {\n\tcompatible = \"firefly,firefly-rk3288\";\n\n"
    + nodes.joined(separator: "\n") + "};\n"
  return ["arch/arm/boot/dts/rk3288-firefly.dts": text]
}
