import RelorefDomain
import RelorefStorage

extension Transaction {
    /// What is counted for each: the days of proposals, of allocations and of leases.
    ///
    /// - Parameter until: the day of the count, where whole years and the whole span are all that is asked: the database
    ///   then counts by year, and of a convention with a thousand offers a few lines are read.
    func events(of conventions: [Convention], until: Day? = nil) throws -> [String: ConventionEvents] {
        try events(of: conventions, many: until.map { CountedSpans(years: conventions, until: $0) })
    }

    /// What is counted for each within days of its own, where nothing but their sum is asked: it stands on their first day.
    func events(
        of conventions: [Convention], within spans: [String: (from: Day, to: Day)]
    ) throws -> [String: ConventionEvents] {
        let counted = CountedSpans(spans.sorted { $0.key < $1.key }.map { ($0.key, $0.value.from, $0.value.to) })
        return try events(of: conventions.filter { spans[$0.id] != nil }, many: counted, few: counted)
    }

    /// - Parameters:
    ///   - many: the spans by which the database counts what there is much of; each day by itself where there are none.
    ///   - few: the same of what there is little of.
    private func events(
        of conventions: [Convention], many spansOfMany: CountedSpans?, few spansOfFew: CountedSpans? = nil
    ) throws -> [String: ConventionEvents] {
        guard !conventions.isEmpty else { return [:] }
        let ids = Query.list(conventions.map(\.id))
        func counts(_ many: [CountedSource], _ few: [CountedSource]) throws -> [String: [DayCount]] {
            let queries =
                many.map { spansOfMany?.query($0) ?? $0.days(of: ids) }
                + few.map { spansOfFew?.query($0) ?? $0.days(of: ids) }
            var counts: [String: [DayCount]] = [:]
            for row in try rows(queries.joined(" UNION ALL ")) {
                let count = try row.int("n")
                guard count > 0 else { continue }
                counts[try row.text("convention_id"), default: []].append(DayCount(try row.day("on_day"), count))
            }
            return counts.mapValues { $0.sorted { $0.day < $1.day } }
        }
        let proposals = try counts([.offers], [.jobs])
        let allocations = try counts([.allocations, .certainAllocations], [.interviews])
        let leases = try counts([], [.leases, .hires])
        let unproposed = leases.isEmpty ? [:] : try counts([], [.unproposed])
        return Dictionary(
            uniqueKeysWithValues: conventions.map { one in
                (
                    one.id,
                    ConventionEvents(
                        counted: proposals[one.id] ?? [], allocations[one.id] ?? [], leases[one.id] ?? [],
                        unproposed: unproposed[one.id] ?? [], offersFrom: one.facts.offersFrom)
                )
            })
    }
}

/// Where something that counts for a convention is on record: its table, its day, what makes it count.
private struct CountedSource {
    let table: Query
    let convention: Query
    let day: Query
    var condition: Query = "1 = 1"

    static let offers = CountedSource(
        table: "housing_offer", convention: "housing_offer.convention_id", day: "housing_offer.received_on")
    static let jobs = CountedSource(
        table: "job_offer", convention: "job_offer.convention_id", day: "job_offer.received_on")
    static let allocations = CountedSource(
        table: "candidacy", convention: "candidacy.convention_id", day: "candidacy.allocated_on",
        condition: "candidacy.allocated_on IS NOT NULL")
    /// Leased after an offer without a day of allocation: the allocation is then certain, by the day of the lease at the latest.
    static let certainAllocations = CountedSource(
        table: "candidacy", convention: "candidacy.convention_id", day: "candidacy.leased_on",
        condition: """
            candidacy.allocated_on IS NULL AND candidacy.leased_on IS NOT NULL AND candidacy.offer_id IS NOT NULL
              AND candidacy.state = 'leased'
            """)
    static let interviews = CountedSource(
        table: "job_offer JOIN job_application ON job_application.offer_id = job_offer.id",
        convention: "job_offer.convention_id", day: "job_application.interview_on",
        condition: "job_application.interview_on IS NOT NULL")
    static let leases = CountedSource(
        table: "candidacy JOIN accommodation ON accommodation.id = candidacy.accommodation_id",
        convention: "candidacy.convention_id", day: CountedCandidacy.leasedOn, condition: CountedCandidacy.isLeased)
    static let unproposed = CountedSource(
        table: leases.table, convention: leases.convention, day: leases.day,
        condition: "\(leases.condition) AND candidacy.offer_id IS NULL")
    static let hires = CountedSource(
        table: """
            job_offer JOIN job_application ON job_application.offer_id = job_offer.id
            JOIN employment_spell AS spell ON spell.id = job_application.spell_id
            """,
        convention: "job_offer.convention_id", day: "spell.from_day", condition: "job_application.state = 'hired'")

    /// Each day by itself.
    func days(of conventions: Query) -> Query {
        """
        SELECT \(convention) AS convention_id, \(day) AS on_day, count(*) AS n FROM \(table)
        WHERE \(convention) IN \(conventions) AND \(condition) GROUP BY 1, 2
        """
    }
}

/// Days of conventions that are counted at once: a count stands on the first of them. One range of an index is counted for
/// each, and nothing is sorted.
private struct CountedSpans {
    private let spans: [Query]

    init(_ spans: [(convention: String, from: Day, to: Day)]) {
        self.spans = spans.map { "(\($0.convention), \($0.from), \($0.to))" }
    }

    /// The years of conventions up to a day, clipped to each convention's own first and last day.
    init(years conventions: [Convention], until: Day) {
        self.init(
            conventions.flatMap { one -> [(convention: String, from: Day, to: Day)] in
                guard let from = one.from, let to = one.countsUntil(until), from <= to else { return [] }
                return (from.year...to.year).compactMap { year in
                    guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31)
                    else { return nil }
                    return (one.id, max(from, first), min(to, last))
                }
            })
    }

    /// Where no convention has begun, nothing is counted.
    func query(_ source: CountedSource) -> Query {
        guard !spans.isEmpty else {
            return "SELECT '' AS convention_id, '' AS on_day, 0 AS n WHERE 1 = 0"
        }
        return """
            SELECT * FROM (WITH span (convention_id, first_day, last_day) AS (VALUES \(spans.joined(", ")))
              SELECT span.convention_id, span.first_day AS on_day,
                (SELECT count(*) FROM \(source.table) WHERE \(source.convention) = span.convention_id
                  AND \(source.day) BETWEEN span.first_day AND span.last_day AND \(source.condition)) AS n
              FROM span) AS counted
            """
    }
}

/// What makes a candidacy count as an allocation, and as a lease.
enum CountedCandidacy {
    /// Allocated by the landlord, or leased after an offer, whose allocation is then certain.
    static let isAllocated: Query = """
        (candidacy.allocated_on IS NOT NULL OR (candidacy.offer_id IS NOT NULL AND candidacy.state = 'leased'))
        """
    static let allocatedOn: Query = "COALESCE(candidacy.allocated_on, candidacy.leased_on)"
    /// A lease of the household's own: signed, or slid to it.
    static let leasedOn: Query = """
        CASE accommodation.kind WHEN 'slidingLease' THEN accommodation.slid_on ELSE accommodation.signed_on END
        """
    static let isLeased: Query = """
        (candidacy.state = 'leased' AND accommodation.state IN ('active', 'ended') AND \(leasedOn) IS NOT NULL)
        """
}
