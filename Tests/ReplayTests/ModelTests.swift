import Findings
import Testing

/// What the kernel's own functions do with values, where a model stands for them.
@Suite struct ModelTests {
  private static let trials: [Trial] = [
    Trial(
      "return strncmp(\"abc\", \"abd\", -1) ? -16 : 0;", [.bad],
      before: "int strncmp(const char*,const char*,unsigned long);", arch: "arm64"),
    Trial(
      "return strncmp(\"abc\", \"abd\", -1) ? -16 : 0;", [.bad],
      before: "int strncmp(const char*,const char*,unsigned long);"),
    Trial(
      "return kmalloc(0x7fffffffffffffffUL, 0) ? -16 : 0;", [.untestable, .good],
      before: "void *kmalloc(unsigned long, int);", arch: "arm64"),
    Trial(
      "WRITE_ONCE(b->flag, 2); return b->flag == 1 ? -16 : 0;", [.bad, .untestable],
      before: "#define WRITE_ONCE(x, v) do { *(volatile typeof(x) *)&(x) = (v); } while (0)\n"),
    Trial(
      "return atomic64_read(&v) ? -16 : 0;", [.bad, .untestable],
      before:
        "typedef struct { long long counter; } atomic64_t; static atomic64_t v = { 0x100000000LL };\n#define atomic64_read(v) (*(volatile long long *)&(v)->counter)\n",
      arch: "arm64"),
    Trial(
      "return atomic64_read(&v) ? -16 : 0;", [.bad, .untestable],
      before:
        "typedef struct { long long counter; } atomic64_t; static atomic64_t v = { 0x100000000LL };\nstatic inline long long atomic64_read(atomic64_t *v) { return v->counter; }\n",
      arch: "arm64"),
    Trial(
      "return atomic_long_read(&v) ? -16 : 0;", [.bad, .untestable],
      before:
        "typedef struct { long long counter; } atomic64_t; static atomic64_t v = { 0x100000000LL };\n#define atomic_long_read(v) (*(volatile long long *)&(v)->counter)\n",
      arch: "arm64"),
    Trial(
      "return strncmp(\"abcx\", \"abcy\", 3) ? -16 : 0;", [.good],
      before: "int strncmp(const char*,const char*,unsigned long);"),
    Trial(
      "int *p = kmalloc(4, GFP_KERNEL | __GFP_ZERO); return *p;", [.good],
      before: flags + "void *kmalloc(unsigned long, unsigned);", bad: "fault: any"),
    Trial(
      "int *p = kmalloc_array(4, 4, GFP_KERNEL | __GFP_ZERO); return *p;", [.good],
      before: flags + "void *kmalloc_array(unsigned long, unsigned long, unsigned);",
      bad: "fault: any"),
    Trial(
      "unsigned f = GFP_KERNEL | __GFP_ZERO; int *p = kmalloc(4, f); return *p;", [.good],
      before: flags + "void *kmalloc(unsigned long, unsigned);", bad: "fault: any"),
    Trial(
      "int *p = kmalloc(4, flags); return *p;", [.depends], "!(flags & 0x100)",
      before: flags + "extern unsigned flags; void *kmalloc(unsigned long, unsigned);",
      bad: "fault: any"),
    Trial(
      "int *p = kmalloc(4, GFP_KERNEL); return *p;", [.bad],
      before: flags + "void *kmalloc(unsigned long, unsigned);", bad: "fault: any"),
    Trial(
      "return atomic64_inc_not_zero(&v) - 1;", [.good],
      before: "typedef struct { long long counter; } atomic64_t; "
        + "static atomic64_t v = { 0x7fffffffffffffffLL };\nint atomic64_inc_not_zero(atomic64_t *);",
      arch: "arm64"),
    Trial(
      "return atomic_cmpxchg(&v, 0xffffffffU, 3) + v.counter == 2 ? -16 : 0;", [.bad],
      before: "typedef struct { int counter; } atomic_t; static atomic_t v = { -1 };\n"
        + "#define atomic_cmpxchg(v, o, n) 0\n"),
    Trial(
      "unsigned v = 0xffffffff; cmpxchg(&v, -1, 3); return v == 3 ? -16 : 0;", [.bad],
      before: "#define cmpxchg(p, o, n) 0\n", arch: "arm64"),
  ]
  private static let flags = "#define __GFP_ZERO 0x100u\n#define GFP_KERNEL 0xcc0u\n"

  @Test(arguments: trials) func aModelDoesWhatItsFunctionDoes(_ trial: Trial) throws {
    try trial.run()
  }
}
