import Foundation

/// The numbers of a property test: drawn anew at each run, and the same again when RELOREF_SEED is set to what a failed
/// run printed.
struct Seed: RandomNumberGenerator {
    let value: UInt64
    private var state: UInt64

    init(_ test: String) {
        let given = ProcessInfo.processInfo.environment["RELOREF_SEED"].flatMap { UInt64($0) }
        value = given ?? UInt64.random(in: 0...UInt64.max)
        state = value
        print("\(test): RELOREF_SEED=\(value)")
    }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
