import Testing

@testable import Drafts

/// What the machine calls values, and what is made of it.
@Suite struct NameTests {
  @Test(arguments: [
    ("dev", "dev", [String]()),
    ("dev->iommu_group", "dev", ["iommu_group"]),
    ("dev->iommu_group->devices.next", "dev", ["iommu_group", "devices.next"]),
    ("table->entries[2].valid", "table", ["entries[2].valid"]),
  ]) func membersAreRead(_ name: String, _ base: String, _ places: [String]) throws {
    let path = try #require(NamePath(name))
    #expect(path.base == base && path.places == places)
    #expect(path.text == name)
  }

  @Test(arguments: [
    "*p", "p->a + 1", "f()", "ops->attach()", "a[1]", "a.b", "", "-", "p->", "->x", "p-x", "p->1",
    "dev->x /* 2 */", "rdev->voltage[state]", "rdev->table[i + 1]", "(unsigned int)p->x", "p->é",
  ]) func otherNamesAreNone(_ name: String) {
    #expect(NamePath(name) == nil)
  }

  @Test func whatIsFollowedWithoutAMemberIsRead() {
    #expect(NamePath.followed(in: "*dev->data")?.text == "dev->data")
    #expect(NamePath.followed(in: "dev->data+8")?.text == "dev->data")
    #expect(NamePath.followed(in: "*dev->data+4 /* 2 */")?.text == "dev->data")
    for name in ["dev->data", "*", "", "+4", "*f()", "*(a + b)"] {
      #expect(NamePath.followed(in: name) == nil, "\(name)")
    }
  }

  @Test(arguments: [
    ("mtd->erasesize == 0 && !(mtd->flags & 0x1000)", ["mtd->erasesize", "mtd->flags"]),
    ("!p->a.b[2]->c || (p->d != q->e && n > 3)", ["p->a.b[2]->c", "p->d", "q->e"]),
    ("ops->probe() == -EBUSY || ask() /* 2 */->x != 0", ["ops->probe()", "ask() /* 2 */->x"]),
    ("strlen(dev->name) >= 8 && strlen(label) == 0", ["strlen(dev->name)", "strlen(label)"]),
    ("*dev->dev_addr == 3 && *s != 0", ["*dev->dev_addr", "*s"]),
    (
      "((struct priv *)f(dev))->a.b == 0 || (((struct priv *)(dev + 1))->c & 2 && n > 3)",
      ["((struct priv *)f(dev))->a.b", "((struct priv *)(dev + 1))->c"]
    ),
    (
      "container_of(p->q, struct r, s.t)->u[2] != &container_of(p, struct r, s)->v",
      ["container_of(p->q, struct r, s.t)->u[2]"]
    ),
    // A word by its bytes, an address, a text, a number, a place by an index that is not known.
    ("*(u16 *)&dev->dev_addr[4] == 0", []),
    ("br->list.next == &br->list", ["br->list.next"]),
    ("strcmp(p->owner, \"a->b \\\" c->d\") != 0", ["p->owner"]),
    ("n == 0x10ULL && (unsigned int)p->x > 2", ["p->x"]),
    ("r->voltage[state] == 1", []),
    ("p->a == 1 || p->a == 2", ["p->a"]),
    ("", []), ("a", []), ("->", []), ("strlen(", []), ("strlen()", []), ("\"", []), ("'\\", []),
    ("p->", []), ("f() /* ", ["f()"]), ("core->clks.first-24 < 3", ["core->clks.first"]),
  ]) func aConditionHasNames(_ condition: String, _ names: [String]) {
    #expect(NameScan.names(in: condition) == names)
  }
}
