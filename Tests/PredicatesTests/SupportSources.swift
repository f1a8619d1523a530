import CProgram
import Findings
import KernelModel
import Scenarios
import Testing

@testable import Predicates

/// Programs made of one source, and questions about them.
enum Sources {
  /// What kernel code leans on, in our own words.
  static let prelude = """
    #define NULL ((void *)0)
    #define EBUSY 16
    #define EINVAL 22
    #define ENODEV 19
    #define ENOMEM 12
    #define container_of(p, type, member) ((type *)((char *)(p) - __builtin_offsetof(type, member)))
    typedef _Bool bool;
    typedef unsigned char u8;
    typedef unsigned int u32;
    struct list_head { struct list_head *next, *prev; };
    static inline void *ERR_PTR(long error) { return (void *)error; }
    static inline bool IS_ERR(const void *ptr) { return (unsigned long)ptr >= (unsigned long)-4095; }
    static inline long PTR_ERR(const void *ptr) { return (long)ptr; }

    """

  static func program(_ text: String, prelude: String = Sources.prelude) throws -> Program {
    let store = MemoryFileStore(["test.c": Array((prelude + text).utf8)])
    let architecture = try #require(Architecture(named: "arm64"))
    return Program(
      store: store, outlines: OutlineStore(),
      target: Target(architecture: architecture, configuration: Configuration()),
      sources: ["test.c"], kept: KernelEnvironment.kept)
  }

  static func question(
    _ errno: String = "EBUSY", _ callees: PredicateQuestion.Callees = .included
  ) throws -> PredicateQuestion {
    PredicateQuestion(
      function: "f", file: "test.c", errno: try #require(Errno(name: errno)), callees: callees)
  }

  static func answer(
    _ text: String, _ errno: String = "EBUSY", _ callees: PredicateQuestion.Callees = .included
  ) throws -> PredicateAnswer {
    PredicateReader(try question(errno, callees), of: try program(text)).answer()
  }
}
