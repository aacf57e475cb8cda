import RelorefDomain
import RelorefStorage

/// The sums of the figures that a whole network asks for, read from the kept facts without their lists: the same
/// numbers as the declared aggregate over the list, at the cost of one scan.
struct KeptSums {
    let reach: Reach
    let period: Period

    /// Nil where the list itself is to be added up: it is narrowed, or short.
    init?(_ question: FigureQuestion, within reach: Reach) {
        guard question.filter.isEmpty else { return nil }
        self.reach = reach
        period = question.window.period
    }

    /// How many cases there are, and of how many the question is; nil where the list itself is to be added up.
    func counts(_ indicator: IndicatorID, _ tx: any Transaction) throws(StorageError) -> (cases: Int, numerator: Int)? {
        switch indicator {
        case .householdsHelped: try count("SELECT count(*) AS cases FROM (\(householdsHelped)) AS part", tx)
        case .personsHelped:
            try count("SELECT CAST(sum(part.cases) AS BIGINT) AS cases FROM (\(personsHelped)) AS part", tx)
        case .dwellingsMobilised: try mobilised(tx).map { ($0.cases, $0.cases) }
        case .perennialShare: try mobilised(tx).map { ($0.cases, $0.perennial) }
        case .privateShare: try mobilised(tx).map { ($0.cases, $0.private) }
        default: nil
        }
    }

    private func count(_ query: Query, _ tx: any Transaction) throws(StorageError) -> (cases: Int, numerator: Int)? {
        guard let cases = try tx.row(query)?.int("cases") else { return nil }
        return (cases, cases)
    }

    private func seen(_ column: StaticString) -> Query { reach.condition(on: column) }

    /// One row a household: the facts lie together by it.
    private var householdsHelped: Query {
        """
        SELECT service.figure_id FROM service_fact AS service
        WHERE service.from_day <= \(period.to) AND CASE service.kind
            WHEN 'relay' THEN coalesce(service.before_day, '9') > \(period.from) ELSE service.from_day >= \(period.from) END
          AND \(seen("service.site_id"))
        GROUP BY service.figure_id
        """
    }

    // MARK: persons

    /// Members of files that stand alone, one by one; and those of linked files whom no other file already has.
    private var personsHelped: Query {
        """
        SELECT count(*) AS cases FROM (SELECT member.person_id FROM member_fact AS member
          WHERE \(wasHelped) AND member.figure_id NOT IN (\(Self.linked)) GROUP BY member.person_id) AS alone
        UNION ALL
        SELECT count(*) FROM (SELECT ranked.person_id, row_number() OVER (
            PARTITION BY ranked.figure_id, ranked.sex, ranked.birth_year, ranked.position
            ORDER BY ranked.household_id) AS file
          FROM (SELECT found.person_id, found.household_id, found.figure_id, person.sex,
              coalesce(person.birth_year, 0) AS birth_year, row_number() OVER (
                PARTITION BY found.household_id, person.sex, coalesce(person.birth_year, 0)
                ORDER BY found.person_id) AS position
            FROM (SELECT DISTINCT member.person_id, member.household_id, member.figure_id
              FROM household AS file CROSS JOIN member_fact AS member
              WHERE file.figure_id IN (\(Self.linked)) AND member.household_id = file.id AND \(wasHelped)) AS found
            JOIN person ON person.id = found.person_id) AS ranked) AS chosen
        WHERE chosen.file = 1 AND NOT EXISTS (SELECT 1 FROM member_fact AS member
          WHERE member.person_id = chosen.person_id AND \(wasHelped)
            AND member.figure_id NOT IN (\(Self.linked)))
        """
    }

    private var wasHelped: Query {
        """
        member.from_day <= \(period.to) AND (member.before_day IS NULL OR member.before_day > \(period.from))
        AND (member.last_day IS NULL OR member.last_day >= \(period.from)) AND \(seen("member.site_id"))
        """
    }

    /// Households that several files stand for; one of these files at least has not the household's own id.
    private static let linked: Query = """
        SELECT linked.figure_id FROM household AS linked
        WHERE linked.figure_id IN (SELECT other.figure_id FROM household AS other WHERE other.figure_id <> other.id)
        GROUP BY linked.figure_id HAVING count(*) > 1
        """

    // MARK: dwellings

    private struct Mobilised: Sendable {
        let cases, perennial, `private`: Int
    }

    /// Three figures stand on the same dwellings: they are counted once.
    private func mobilised(_ tx: any Transaction) throws(StorageError) -> Mobilised? {
        try tx.remembering("mobilised \(period.from.iso) \(period.to.iso) \(reach)") { () throws(StorageError) in
            let sums = try tx.row(
                """
                SELECT CAST(sum(part.cases) AS BIGINT) AS cases, CAST(sum(part.perennial) AS BIGINT) AS perennial,
                  CAST(sum(part.private) AS BIGINT) AS private FROM (\(dwellingsMobilised)) AS part
                """)
            guard let sums else { return nil }
            return Mobilised(
                cases: try sums.int("cases"), perennial: try sums.int("perennial"), private: try sums.int("private"))
        }
    }

    /// Dwellings with a lease, then relay dwellings that were opened: those without a lease come in addition, those
    /// whose last lease is older are relay dwellings after all.
    private var dwellingsMobilised: Query {
        let leased: Query = """
            lease.kind = 'directLease' AND lease.from_day BETWEEN \(period.from) AND \(period.to)
            AND \(seen("lease.site_id"))
            """
        return """
            SELECT count(*) AS cases, count(*) AS perennial,
              CAST(coalesce(sum(leased.private), 0) AS BIGINT) AS private
            FROM (SELECT max(CASE lease.stock WHEN 'private' THEN 1 ELSE 0 END) AS private
              FROM service_fact AS lease WHERE \(leased) GROUP BY lease.dwelling_id) AS leased
            UNION ALL
            SELECT CASE WHEN opened.leased_on IS NULL THEN 1 ELSE 0 END,
              CASE WHEN opened.leased_on < opened.service_from THEN -1 ELSE 0 END,
              CASE WHEN opened.leased_on IS NULL AND opened.stock = 'private' THEN 1 ELSE 0 END
            FROM (SELECT dwelling.service_from, dwelling.stock, (SELECT max(lease.from_day) FROM service_fact AS lease
                WHERE lease.dwelling_id = dwelling.id AND \(leased)) AS leased_on
              FROM dwelling WHERE \(ProjectFacts(reach: reach).opened(in: period))) AS opened
            """
    }
}
