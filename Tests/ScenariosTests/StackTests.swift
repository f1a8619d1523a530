import Foundation
import Scenarios
import Testing

@Suite struct CallStacks {
  private func names(_ text: String) -> [String] {
    CallStack(pasted: text).frames.map(\.function)
  }

  @Test func theFireflysStackIsReadAsPosted() throws {
    let file = YAMLFile(url: Places.scenarios.appendingPathComponent("firefly-rk3288.yaml"))
    let stack = try #require(file.read(try file.bytes()).scenario?.stack?.value)
    #expect(stack.ignored.isEmpty)
    #expect(stack.frames.count == 15)
    #expect(stack.frames.first?.function == "__iommu_attach_group")
    #expect(stack.frames.first?.offset == nil)
    #expect(stack.frames[1].offset == 0x64)
    #expect(stack.frames[1].size == 0xb4)
    #expect(stack.frames[13].symbol == "drm_fb_helper_hotplug_event.part.0")
    #expect(stack.frames[13].function == "drm_fb_helper_hotplug_event")
    #expect(stack.frames[14].function == "output_poll_execute")
    #expect(stack.frames[14].line == 14)
  }

  @Test func anArm64StackWithModulesStampsAndGuessesIsRead() {
    let stack = CallStack(
      pasted: """
        [   12.345678] Call trace:
        [   12.345679]  f.isra.0+0x10/0x20
        [   12.345680][  T123]  ? g.constprop.1.isra.2+0x1/0x2 [snd_soc]
        > <4>[   12.3] h.cold+0x5/0x6 [mod 0123456789abcdef]
         i+0x7/0x8 (P)
        [   12.4] ---[ end trace 0000000000000000 ]---
        """)
    #expect(stack.frames.map(\.function) == ["f", "g", "h", "i"])
    #expect(stack.frames.map(\.module) == [nil, "snd_soc", "mod", nil])
    #expect(stack.frames.map(\.isUnreliable) == [false, true, false, false])
    #expect(stack.frames.map(\.size) == [0x20, 0x2, 0x6, 0x8])
    #expect(stack.ignored.map(\.line) == [1, 6])
  }

  @Test func theOlderArmFormIsReadAsTheNewer() {
    let old = """
      [<c0123456>] (inner) from [<c0654321>] (middle+0x64/0xb4)
      [<c0654321>] (middle) from [<c0777777>] (outer+0x20/0x50 [drm])
      """
    let frames = CallStack(pasted: old).frames
    #expect(frames.map(\.function) == ["inner", "middle", "outer"])
    #expect(frames.map(\.offset) == [nil, 0x64, 0x20])
    #expect(frames.map(\.module) == [nil, nil, "drm"])
    #expect(names(" r6:1 r5:2\n inner from middle+0x64/0xb4") == ["inner", "middle"])
  }

  @Test func anX86StackWithItsInstructionPointerIsRead() {
    let text = """
      RIP: 0010:inner+0x10/0x20 [mod]
      Code: 00 11 22
      Call Trace:
       <TASK>
       outer+0x1/0x2
       </TASK>
      """
    #expect(names(text) == ["inner", "outer"])
  }

  @Test func proseIsIgnoredAndNothingCrashes() {
    let text = "we come from here\n+0x1/0x2\n[\n?\n? \nx+0x/0x\nx+0xfffffffffffffffff/0x1\nfrom\n]"
    #expect(names(text).isEmpty)
    #expect(CallStack(pasted: text).ignored.count == 9)
    #expect(names("").isEmpty)
  }
}
