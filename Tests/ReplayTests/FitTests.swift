import Findings
import Testing

/// A value that a type cannot hold is neither given nor found.
@Suite struct FitTests {
  private static let trials: [Trial] = [
    Trial("return b->count > 2;", [.good, .untestable], box: boxStruct, result: "_Bool"),
    Trial("return 240;", [.untestable], box: boxStruct, result: "unsigned char"),
    Trial("return -16;", [.untestable], box: boxStruct, result: "unsigned char"),
    Trial("return A;", [.bad], box: boxStruct, before: "enum e { A=-16, B=1 };", result: "enum e"),
    Trial("return (void *)-16;", [.bad], box: boxStruct, result: "void *"),
    Trial("return -16;", [.bad], box: boxStruct, result: "long long"),
    Trial("return -16;", [.untestable, .bad], box: boxStruct, result: "unsigned long long"),
    Trial("return -16;", [.bad], box: boxStruct, result: "long"),
    Trial(
      "return (unsigned long)-16;", [.untestable, .bad], box: boxStruct, result: "unsigned long"),
    Trial("return 0xfffffff0ULL;", [.untestable], box: boxStruct, result: "long long"),
    Trial("b->count = 1;", [.good], box: boxStruct, result: "void"),
    Trial("b->count = -16;", [.untestable, .good], box: boxStruct, result: "void"),
    Trial("b->count = 1;", [.untestable], box: boxStruct),
    Trial(
      "return 0;", [.untestable, .good], box: boxStruct, bad: "returns: 256",
      result: "unsigned char", more: "good: {returns: 1}"),
    Trial("return -5;", [.untestable], box: boxStruct, bad: "returns: error", result: "unsigned"),
    Trial("return -5;", [.bad], box: boxStruct, bad: "returns: error", result: "long"),
    Trial(
      "return b->count ? -16 : 0;", [.untestable], box: boxStruct, fields: "count: 0x100000000"),
    Trial(
      "return b->count == 44 ? -16 : 0;", [.untestable],
      box: "struct box { unsigned char count; };", fields: "count: 300"),
    Trial(
      "return b->count == 0xffffffff ? -16 : 0;", [.untestable, .bad],
      box: "struct box { unsigned count; };", fields: "count: -1"),
    Trial(
      "return b->count == 1 ? -16 : 0;", [.untestable], box: "struct box { unsigned count:3; };",
      fields: "count: 9"),
    Trial(
      "return b->count == 1 ? -16 : 0;", [.untestable, .bad], box: "struct box { _Bool count; };",
      fields: "count: 2"),
    Trial(
      "return b->count == 1 ? -16 : 0;", [.untestable, .bad], box: "struct box { _Bool count; };",
      fields: "count: -EBUSY"),
    Trial("return b->count ? -16 : 0;", [.untestable], box: boxStruct, fields: "count: box"),
    Trial(
      "return b->count ? -16 : 0;", [.untestable], box: "struct box { unsigned char count; };",
      fields: "count: box"),
    Trial(
      "return b->count ? -16 : 0;", [.untestable, .bad], box: "struct box { void *count; };",
      fields: "count: 5"),
    Trial(
      "return b->count ? -16 : 0;", [.untestable], box: boxStruct, fields: "count: model m",
      more: "models: {m: {returns: 0}}"),
    Trial(
      "return b->count[3] ? 0 : -16;", [.untestable], box: "struct box { char count[4]; };",
      fields: "count: {string: abcdefgh}"),
    Trial(
      "return b->count[0] == 5 ? -16 : 0;", [.untestable], box: "struct box { int count[4]; };",
      fields: "count: 5"),
    Trial(
      "return b->count[3] ? 0 : -16;", [.bad, .untestable],
      box: "struct box { int count[4]; };",
      fields: "count: 0"),
    Trial(
      "return b->count[3] ? 0 : -16;", [.depends], "box->count[3] == 0",
      box: "struct box { int count[4]; };",
      fields: "count: [1, 2]"),
    Trial(
      "return n == 44 ? -16 : 0;", [.untestable], box: boxStruct,
      parameters: "struct box *b, unsigned char n", arguments: "[box, 300]"),
    Trial(
      "return n == 1 ? -16 : 0;", [.untestable, .bad], box: boxStruct,
      parameters: "struct box *b, _Bool n", arguments: "[box, 2]"),
    Trial(
      "return n == 0xffffffff ? -16 : 0;", [.bad, .untestable], box: boxStruct,
      parameters: "struct box *b, unsigned n", arguments: "[box, -1]"),
    Trial(
      "return n ? -16 : 0;", [.depends], "n != 0", box: boxStruct,
      parameters: "struct box *b, unsigned n",
      arguments: "[box, unknown]"),
    Trial(
      "return o->z ? 0 : -16;", [.untestable, .bad], box: "struct box { int count; };",
      before: "struct other { char a[4]; int z; };", rest: "zero", parameters: "struct other *o",
      arguments: "[box]"),
    Trial(
      "return 0;", [.untestable], box: boxStruct, parameters: "struct box *b, int n",
      arguments: "[box]"),
    Trial(
      "return 0;", [.untestable], box: boxStruct, parameters: "struct box *b", arguments: "[box, 1]"
    ),
    Trial(
      "__builtin_va_list ap; int n; __builtin_va_start(ap, b); n = __builtin_va_arg(ap, int); __builtin_va_end(ap); return n == 1 ? -16 : 0;",
      [.bad], box: boxStruct, parameters: "struct box *b, ...", arguments: "[box, 1]"),
    Trial("return -16;", [.untestable, .bad], box: boxStruct, parameters: "", arguments: "[box]"),
    Trial("return -16;", [.untestable], box: boxStruct, parameters: "void", arguments: "[box]"),
    Trial(
      "struct list_head *p; int n = 0; for (p = b->h.next; p != &b->h; p = p->next) n++; return n == 2 ? -16 : 0;",
      [.untestable, .good],
      box:
        "struct list_head { struct list_head *next, *prev; };\nstruct box { int count; struct list_head l, h; };",
      fields: "count: 3, h: {list: [box.l, box.l]}"),
    Trial(
      "struct list_head *p; int n = 0; for (p = b->h.next; p != &b->h; p = p->next) n++; return n == 1 && b->h.prev == &b->l ? -16 : 0;",
      [.bad],
      box:
        "struct list_head { struct list_head *next, *prev; };\nstruct box { int count; struct list_head l, h; };",
      fields: "count: 3, h: {list: [box.l]}"),
    Trial(
      "return b->h.next == &b->h ? -16 : 0;", [.untestable],
      box:
        "struct list_head { struct list_head *next, *prev; };\nstruct box { int count; int x; struct list_head h; };",
      fields: "count: 3, h: {list: [box.x]}"),
  ]

  @Test(arguments: trials) func aValueFitsItsType(_ trial: Trial) throws {
    try trial.run()
  }
}
