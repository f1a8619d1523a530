extension KernelTree {
  /// What a scenario has to say here: the truth of the story, told without reading any C.
  ///
  /// The table of the three forms of the test stands behind it. With a domain and no default domain
  /// (the Firefly) only the ownership change refuses; with a default domain and no domain only what
  /// was before it does.
  func verdict(_ scenario: DemoScenario) -> DemoVerdict {
    guard has(.iommuCore), !has(.brokenCheck) else { return .untestable }
    switch scenario {
    case .fireflyRK3288:
      // What is called must be there; both domains of the group are given as NULL, so a group
      // without the two fields is as good as one with them.
      guard has(.armMapping), has(.rockchipDisplay) else { return .untestable }
      if has(.driverDetach) { return .good }
      return has(.dmaOwnership) ? .bad : .good
    case .fireflyAttachDevice:
      // The group is given a domain, which it must be able to have.
      guard has(.defaultDomain) else { return .untestable }
      return has(.dmaOwnership) ? .bad : .good
    case .defaultDomainOnly:
      guard has(.defaultDomain) else { return .untestable }
      return has(.groupAttach) && !has(.dmaOwnership) ? .bad : .good
    }
  }
}
