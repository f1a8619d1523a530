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
    case .fireflyAttachDevice, .fireflyAsReported:
      // The group is given a domain, which it must be able to have.
      guard has(.defaultDomain) else { return .untestable }
      return has(.dmaOwnership) ? .bad : .good
    case .fireflyAsReportedPath:
      guard has(.armMapping), has(.rockchipDisplay), has(.defaultDomain) else { return .untestable }
      guard has(.dmaOwnership) else { return .good }
      // Detaching helps if there is something to detach; and from the identity domain on the report's
      // NULL is left unknown, so the attached domain may be the default one.
      return has(.driverDetach) || has(.identityDomain) ? .depends : .bad
    case .defaultDomainOnly:
      guard has(.defaultDomain) else { return .untestable }
      return has(.groupAttach) && !has(.dmaOwnership) ? .bad : .good
    }
  }
}
