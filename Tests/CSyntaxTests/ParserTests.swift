import CSyntax
import Testing

@Suite struct ParserTests {
  @Test func aParenthesizedNameIsACastOnlyIfItIsAType() {
    #expect(tree("(T) - 1", types: ["T"]) == "(cast (type (named T)) (- (integer 1)))")
    #expect(tree("(T) - 1") == "(- (name T) (integer 1))")
    #expect(tree("(T) (x)") == "(call (name T) (name x))")
    #expect(tree("(T *) x") == "(cast (type (named T) (pointer)) (name x))")
    #expect(tree("(T) * x") == "(* (name T) (name x))")
    #expect(tree("(T) & x", types: ["T"]) == "(cast (type (named T)) (& (name x)))")
  }

  @Test func sizeofBindsAsTheStandardSays() {
    #expect(tree("sizeof (int) * p") == "(* (sizeof (type int)) (name p))")
    #expect(tree("sizeof (x)[0]") == "(sizeof (element (name x) (integer 0)))")
    #expect(tree("sizeof (int){1}") == "(sizeof (literal (type int) (list (integer 1))))")
    #expect(tree("sizeof (T)", types: ["T"]) == "(sizeof (type (named T)))")
  }

  @Test func precedencesAreThoseOfTheStandard() {
    #expect(tree("a & b == c") == "(& (name a) (== (name b) (name c)))")
    #expect(tree("a || b && c") == "(|| (name a) (&& (name b) (name c)))")
    #expect(tree("a - b - c") == "(- (- (name a) (name b)) (name c))")
    #expect(tree("a = b ? c : d") == "(= (name a) (? (name b) (name c) (name d)))")
    #expect(tree("*p++") == "(* (postfix++ (name p)))")
    #expect(
      tree("!a->b.c[1](2)") == "(! (call (element (. (-> (name a) b) c) (integer 1)) (integer 2)))")
  }

  @Test func charactersHaveTheValuesOfGcc() {
    #expect(tree(#"'\377'"#) == "(character 255)")
    #expect(tree(#"'\xff\xff\xff\xff'"#) == "(character -1)")
    #expect(tree("'ab'") == "(character 24930)")
    #expect(tree(#"'\e'"#) == "(character 27)")
    #expect(tree("''").hasPrefix("(unparsed"))
    #expect(tree(#"L'\u20ac'"#) == "(character L8364)")
  }

  @Test func adjacentStringsAreJoined() {
    #expect(tree(#""a" "b\0" "c""#) == #"(string "ab\x00c")"#)
    #expect(tree(#""\x4" "1""#) == #"(string "\x041")"#)
    #expect(tree(#""\u20ac""#) == #"(string "\xe2\x82\xac")"#)
  }

  @Test func namesAreAskedForOnlyWhereItMatters() {
    var asked: [String] = []
    let source = "int f(int a) { a = a * a; (a); g(a); if (a) b = a; return a->c; }"
    var parser = Parser(tokens(of: [UInt8](source.utf8), file: 0)) {
      asked.append($0.spelling)
      return false
    }
    _ = parser.parseTranslationUnit()
    #expect(!asked.contains("a") && !asked.contains("b") && !asked.contains("c"))
  }

  @Test func aMissingParenthesisSpoilsOneStatementOnly() {
    let (declarations, troubles) = parse("int f(int a) { a = g(1, 2; a = 2; return a; } int h;")
    #expect(declarations.count == 2)
    #expect(troubles.count == 1)
    #expect(sExpression(declarations[0]).contains("(= (name a) (integer 2))"))
  }

  @Test func anUnknownArgumentSpoilsItselfOnly() {
    #expect(
      tree("f(a, b c, d)")
        == "(call (name f) (name a) (unparsed \"expected ',' or ')' before 'c'\") (name d))")
  }

  @Test func aMacroWithABodyIsOneStatement() {
    let source = "void f(void) { for_each(x) { a(); } b(); for_each(y) c(); d(); }"
    let (declarations, troubles) = parse(source)
    #expect(troubles.count == 2)
    let text = sExpression(declarations[0])
    #expect(text.contains("(call (name b))") && text.contains("(call (name d))"))
    #expect(!text.contains("(name a)") && !text.contains("(name c)"))
  }

  @Test func spansAreThoseOfTheSource() {
    let source = "int f(void) { return -EBUSY; }"
    guard case .function(let function) = parse(source).declarations[0],
      case .statement(let statement) = function.body[0],
      case .return(let value?) = statement.kind
    else {
      Issue.record("no return statement")
      return
    }
    let bytes = Array(source.utf8)
    func text(_ span: Span) -> String {
      String(decoding: bytes[Int(span.start)..<Int(span.end)], as: UTF8.self)
    }
    #expect(text(value.span) == "-EBUSY")
    #expect(text(statement.span) == "return -EBUSY;")
    #expect(text(function.bodySpan) == "{ return -EBUSY; }")
    #expect(text(function.span) == source)
    #expect(text(function.declarator.nameSpan) == "f")
  }

  @Test func directivesAreLeftOutOrKept() {
    let bytes = Array("#define A \\\n 1\nint # x;\n # if 0\ny".utf8)
    #expect(tokens(of: bytes, file: 3).map(\.text.spelling) == ["int", "#", "x", ";", "y"])
    #expect(tokens(of: bytes, file: 3, skippingDirectives: false).count == 12)
    #expect(tokens(of: bytes, file: 3).allSatisfy { $0.span.file == 3 })
  }
}
