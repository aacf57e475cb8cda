/// Values sorted into at most five classes of about as many départements each, from the palest to the darkest.
struct TileClasses {
    /// From the lowest to the highest, the values really met in each class.
    let ranges: [ClosedRange<Double>]

    /// Equal values are always in the same class.
    init(_ values: [Double], most: Int = 5) {
        let sorted = values.filter { $0 != 0 }.sorted()
        let wanted = min(most, Set(sorted).count)
        var classOf: [Double: Int] = [:]
        for (rank, value) in sorted.enumerated() where classOf[value] == nil {
            classOf[value] = rank * wanted / sorted.count
        }
        let groups = Dictionary(grouping: classOf.keys) { classOf[$0] ?? 0 }
        ranges = groups.keys.sorted().compactMap { key in
            guard let group = groups[key], let low = group.min(), let high = group.max() else { return nil }
            return low...high
        }
    }

    func shade(of value: Double) -> Int {
        shade(ofClass: ranges.firstIndex { $0.contains(value) } ?? 0)
    }

    /// Fewer classes are spread over the five shades, so that two of them are told apart.
    func shade(ofClass index: Int) -> Int {
        let shades = [[], [4], [2, 4], [1, 3, 5], [1, 2, 4, 5], [1, 2, 3, 4, 5]][ranges.count]
        return shades.indices.contains(index) ? shades[index] : 1
    }

    /// The ink that is read on each shade (contrast 4.6 or more).
    static func ink(on shade: Int) -> String {
        switch shade {
        case 3: " on3"
        case 4...: " on"
        default: ""
        }
    }
}
