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
}
