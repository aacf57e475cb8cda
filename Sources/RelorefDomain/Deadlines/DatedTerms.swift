/// Every delay and warning that was ever set: from which day on, and for the whole network or for one département.
///
/// A number of a département holds there in place of the network's, whichever is the later of the two.
package struct DatedTerms: Sendable, Hashable {
    /// One number as it is set.
    package struct Entry: Sendable, Hashable {
        package let series: DueTerms.Series
        /// Nil for the whole network.
        package let departement: String?
        package let from: Day
        package let value: Int

        package init(_ series: DueTerms.Series, from: Day, _ value: Int, in departement: String? = nil) {
            (self.series, self.departement, self.from, self.value) = (series, departement, from, value)
        }
    }

    private typealias Dated = [DueTerms.Series: [Entry]]

    private let network: Dated
    private let places: [String: Dated]

    /// Of two entries of one series, place and day the later in the list holds.
    package init(_ entries: [Entry]) {
        network = DatedTerms.dated(entries.filter { $0.departement == nil })
        places = Dictionary(grouping: entries.filter { $0.departement != nil }, by: { $0.departement ?? "" })
            .mapValues(DatedTerms.dated)
    }

    /// The same numbers on every day and everywhere.
    package init(always terms: DueTerms) {
        self.init(DueTerms.Series.allCases.map { Entry($0, from: Day(number: 0), terms[$0]) })
    }

    private static func dated(_ entries: [Entry]) -> Dated {
        Dictionary(grouping: entries, by: \.series).mapValues { entries in
            let last = Dictionary(entries.map { ($0.from, $0) }, uniquingKeysWith: { _, later in later })
            return last.values.sorted { $0.from < $1.from }
        }
    }

    /// The number that holds on a day; before the first one was set, that one.
    package func value(_ series: DueTerms.Series, on day: Day, in departement: String? = nil) -> Int {
        if let departement, let own = places[departement]?[series]?.last(where: { $0.from <= day }) { return own.value }
        let all = network[series] ?? []
        return (all.last { $0.from <= day } ?? all.first)?.value ?? 0
    }

    /// All the numbers that hold on a day.
    package func terms(on day: Day, in departement: String? = nil) -> DueTerms {
        DueTerms(
            Dictionary(
                DueTerms.Series.allCases.map { ($0, value($0, on: day, in: departement)) },
                uniquingKeysWith: { one, _ in one }))
    }

    /// The départements that have a number of their own.
    package var departements: [String] { places.keys.sorted() }
}

extension DatedTerms {
    /// A stay under its rule: for as long as the network knows the rule to run on the day that it counts from.
    ///
    /// - Parameter firstTerm: in months, where the agreement says other than the rule.
    package func stay(
        _ basis: AuthorisedStay.Basis, from anchor: Day, in departement: String? = nil, firstTerm: Int? = nil
    ) -> AuthorisedStay {
        let (first, extending): (DueTerms.Series, DueTerms.Series) =
            switch basis {
            case .centreSince2021, .centreBefore2021: (.termCentreFirst, .termCentreExtension)
            case .cph: (.termCPHFirst, .termCPHExtension)
            case .relay: (.termRelayFirst, .termRelayExtension)
            }
        return AuthorisedStay(
            basis, from: anchor,
            AuthorisedStay.Length(
                first: firstTerm ?? value(first, on: anchor, in: departement),
                extending: value(extending, on: anchor, in: departement)))
    }

    /// The rule for a centre after protection; nil while the date that it counts from is not known.
    package func centreStay(careEnd: Day?, notifiedOn: Day?, in departement: String? = nil) -> AuthorisedStay? {
        AuthorisedStay.centre(careEnd: careEnd, notifiedOn: notifiedOn).map {
            stay($0.basis, from: $0.anchor, in: departement)
        }
    }
}
