import Workbench

/// A function with helpers, a loop and a header whose numbers, conditions and calls change at random.
struct ChangingCheck {
  private static let operators = ["<", ">", "==", "!="]
  private static let results = [0, 0, -16, -16, -22]

  private var numbers: [Int]
  private var helpers: [Int]
  private var signs: [Int]

  init(_ dice: inout SplitMix) {
    numbers = (0..<10).map { _ in dice.below(6) }
    helpers = (0..<3).map { _ in dice.below(3) }
    signs = (0..<8).map { _ in dice.below(4) }
  }

  /// Changes one thing.
  mutating func change(_ dice: inout SplitMix) {
    switch dice.below(4) {
    case 0: helpers[dice.below(helpers.count)] = dice.below(3)
    case 1: signs[dice.below(signs.count)] = dice.below(4)
    default: numbers[dice.below(numbers.count)] = dice.below(6)
    }
  }

  private func compare(_ left: String, _ sign: Int, _ right: String) -> String {
    "\(left) \(Self.operators[signs[sign]]) \(right)"
  }

  /// The files as they are now.
  var files: [String: String?] {
    var text = "#include \"l.h\"\n" + boxStruct
    for helper in 0..<3 {
      text += """
        static int helper_\(helper)(struct box *b, int n)
        {
        \tif (\(compare("n", helper, "\(numbers[helper])")))
        \t\treturn \(Self.results[numbers[helper + 3] % 5]);
        \tb->limit += \(numbers[helper + 3]);
        \treturn 0;
        }

        """
    }
    text +=
      "int check(struct box *b)\n{\n\tint i, err = 0;\n\tint n = b->count + \(numbers[6]);\n\n"
    for (place, helper) in helpers.enumerated() where numbers[place + 7] > 1 {
      text += "\terr = helper_\(helper)(b, n);\n\tif (err)\n\t\treturn err;\n"
    }
    text += """
      \tfor (i = 0; i < \(numbers[8]); i++) {
      \t\tn += 1;
      \t\tif (\(compare("n", 4, "STEP")))
      \t\t\tbreak;
      \t}
      \tif (\(compare("b->limit", 5, "LIMIT")) && \(compare("n", 6, "\(numbers[9])")))
      \t\treturn -16;
      \treturn n \(Self.operators[signs[7]]) 9 ? -16 : 0;
      }

      """
    return [
      "a.c": text,
      "l.h":
        "#define STEP \(numbers[0] + 3)\n#define UNUSED \(numbers[1])\n#define LIMIT \(numbers[2])\n",
    ]
  }
}
