/// Cuts a whole number into parts in proportion to weights, by the largest remainder; parts sum to the whole.
func shares(of whole: Int, by weights: [Int], atLeast least: Int = 0) -> [Int] {
    let sum = weights.reduce(0, +)
    let rest = whole - least * weights.count
    guard sum > 0, rest >= 0 else { return weights.map { _ in 0 } }
    var parts = weights.map { least + rest * $0 / sum }
    let order = weights.indices.sorted { one, other in
        let (left, right) = (rest * weights[one] % sum, rest * weights[other] % sum)
        return left == right ? one < other : left > right
    }
    var missing = whole - parts.reduce(0, +)
    for place in order where missing > 0 {
        parts[place] += 1
        missing -= 1
    }
    return parts
}

/// Moves numbers up and down within their limits until they sum to the whole.
///
/// - Returns: nil when the limits do not allow it.
func settled(_ numbers: [Int], between least: Int, and most: [Int], sum whole: Int, _ dice: inout Dice) -> [Int]? {
    var numbers = zip(numbers, most).map { min(max($0, least), $1) }
    guard numbers.count * least <= whole, whole <= most.reduce(0, +) else { return nil }
    var gap = whole - numbers.reduce(0, +)
    while gap != 0 {
        let step = gap > 0 ? 1 : -1
        for place in dice.shuffled(Array(numbers.indices)) where gap != 0 {
            guard least...most[place] ~= numbers[place] + step else { continue }
            numbers[place] += step
            gap -= step
        }
    }
    return numbers
}
