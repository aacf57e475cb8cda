/// Chance that is the same in every run: SplitMix64 from a seed and the number of a stream.
package struct Dice: Sendable, Hashable {
    private var state: UInt64

    package init(seed: UInt64, stream: UInt64 = 0) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 ^ stream &* 0xD1B5_4A32_D192_ED03
        _ = next()
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number of the range; its lower bound when the range would be empty.
    package mutating func number(_ lower: Int, _ upper: Int) -> Int {
        guard upper > lower else { return lower }
        return lower + Int(next() % UInt64(upper - lower + 1))
    }

    /// True so many times in a hundred.
    package mutating func chance(_ percent: Int) -> Bool { number(0, 99) < percent }

    /// One of several; the fallback when there is none.
    package mutating func one<T>(of choices: [T], or fallback: T) -> T {
        choices.isEmpty ? fallback : choices[number(0, choices.count - 1)]
    }

    /// One of several, each as often as its weight says.
    package mutating func weighted<T>(_ choices: [(T, Int)], or fallback: T) -> T {
        var drawn = number(0, choices.reduce(0) { $0 + $1.1 } - 1)
        for (choice, weight) in choices {
            if drawn < weight { return choice }
            drawn -= weight
        }
        return fallback
    }

    /// The same elements in another order.
    package mutating func shuffled<T>(_ list: [T]) -> [T] {
        var list = list
        for place in stride(from: list.count - 1, to: 0, by: -1) { list.swapAt(place, number(0, place)) }
        return list
    }
}
