import Findings
import Testing

@testable import Reports

@Suite struct CondensedSources {
  @Test(arguments: [
    (
      "group -> domain && group -> domain != group -> default_domain",
      "group->domain && group->domain != group->default_domain"
    ),
    ("! ret", "!ret"), ("- EBUSY", "-EBUSY"), ("a - b", "a - b"), ("a = - b", "a = -b"),
    ("list_count_nodes ( & group -> devices ) != 1", "list_count_nodes(&group->devices) != 1"),
    ("f ( a , * b , c [ 1 ] . d )", "f(a, *b, c[1].d)"), ("a & b", "a & b"), ("i ++", "i++"),
    ("( a && b ) || c", "(a && b) || c"), ("x ? - 1 : y", "x ? -1 : y"), ("", ""),
  ])
  func tokensReadAsPeopleWriteThem(_ tokens: String, _ expected: String) {
    #expect(condensed(tokens) == expected)
  }
}
