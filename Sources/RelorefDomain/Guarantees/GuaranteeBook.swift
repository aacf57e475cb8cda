/// Every version of every scheme.
package struct GuaranteeBook: Sendable, Hashable {
    private let versions: [String: [GuaranteeScheme]]

    /// Of two versions of one scheme and day the later in the list holds.
    package init(_ all: [GuaranteeScheme]) {
        versions = Dictionary(grouping: all, by: \.code).mapValues { versions in
            let last = Dictionary(versions.map { ($0.from, $0) }, uniquingKeysWith: { _, later in later })
            return last.values.sorted { $0.from < $1.from }
        }
    }

    /// What holds for a lease that is signed on a day; nil when the scheme is not open that day (V72).
    package func scheme(_ code: String, onLeaseOf day: Day) -> GuaranteeScheme? {
        guard let last = versions[code]?.last(where: { $0.from <= day }) else { return nil }
        return last.to.map { day > $0 } ?? false ? nil : last
    }

    /// The schemes that are open to a lease of a day, in the order of their codes.
    package func open(onLeaseOf day: Day) -> [GuaranteeScheme] {
        versions.keys.sorted().compactMap { scheme($0, onLeaseOf: day) }
    }

    package var codes: [String] { versions.keys.sorted() }

    /// Every version of a scheme, the latest first.
    package func history(of code: String) -> [GuaranteeScheme] { (versions[code] ?? []).reversed() }

    /// From when to when a scheme takes leases, over all its versions.
    package func span(of code: String) -> (from: Day, to: Day?)? {
        guard let first = versions[code]?.first, let last = versions[code]?.last else { return nil }
        return (first.from, last.to)
    }
}
