extension DemoScenario {
  /// The text of the scenario that the demo replays, byte for byte that of `Scenarios/`.
  public static var fireflyText: [UInt8] { PackageResources.firefly_rk3288_yaml }
}
