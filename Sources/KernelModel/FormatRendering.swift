import CMachine

/// Renders a printf format with the values at hand; nil if the format itself is not known.
///
/// What `%p` and its kernel extensions (Documentation/core-api/printk-formats.rst) would print is
/// replaced by the object's name. A value that is not known prints as `?`.
func renderFormat(_ machine: Machine, _ format: Value, _ arguments: [Value]) -> String? {
  guard var bytes = machine.string(at: format) else { return nil }
  // KERN_SOH and a level begin a message of printk (include/linux/kern_levels.h).
  if bytes.first == 1 { bytes.removeFirst(min(2, bytes.count)) }
  var text: [UInt8] = []
  var index = 0
  var next = 0
  func argument() -> Value? {
    defer { next += 1 }
    return next < arguments.count ? arguments[next] : nil
  }
  while index < bytes.count {
    guard bytes[index] == UInt8(ascii: "%") else {
      text.append(bytes[index])
      index += 1
      continue
    }
    var end = index + 1
    while end < bytes.count, "-+ #0123456789.hlLqjzt*".utf8.contains(bytes[end]) {
      if bytes[end] == UInt8(ascii: "*") { _ = argument() }
      end += 1
    }
    guard end < bytes.count else { break }
    let kind = bytes[end]
    end += 1
    if kind == UInt8(ascii: "%") {
      text.append(kind)
    } else {
      if kind == UInt8(ascii: "p") {
        while end < bytes.count, isExtension(bytes[end]) { end += 1 }
      }
      text += Array(rendered(machine, kind, argument()).utf8)
    }
    index = end
  }
  while text.last == 0x0A { text.removeLast() }
  return String(decoding: text, as: UTF8.self)
}

private func isExtension(_ byte: UInt8) -> Bool {
  (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
}

private func rendered(_ machine: Machine, _ kind: UInt8, _ argument: Value?) -> String {
  guard let value = argument, !value.isUnknown else { return "?" }
  guard let number = value.number else {
    guard kind == UInt8(ascii: "s"), let bytes = machine.string(at: value) else {
      return kind == UInt8(ascii: "s") ? "?" : machine.describe(value)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
  switch kind {
  case UInt8(ascii: "s"): return number == 0 ? "(null)" : "?"
  case UInt8(ascii: "x"): return String(UInt64(bitPattern: number), radix: 16)
  case UInt8(ascii: "X"): return String(UInt64(bitPattern: number), radix: 16, uppercase: true)
  case UInt8(ascii: "o"): return String(UInt64(bitPattern: number), radix: 8)
  case UInt8(ascii: "c"): return String(UnicodeScalar(UInt8(truncatingIfNeeded: number)))
  default: return String(number)
  }
}
