import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The cases behind the figures of a committee's pack, the latest of each: as many as two pages hold, and how many there
/// are. No name of a household.
struct PackCases {
    private static let most = (offers: 6, allocations: 6, leases: 8)

    let ask: Ask
    private let counted: ConventionCounted
    private let sheet: ConventionSheet

    init(_ ask: Ask, _ sheet: ConventionSheet, on day: Day, _ tx: any Transaction) throws {
        (self.ask, self.sheet) = (ask, sheet)
        counted = try ConventionCounted(ask, sheet, over: sheet.counted(on: day), mayWrite: false, tx)
    }

    private var l: Language { ask.l }

    /// Those of which there is something to list.
    var listed: Set<ConventionTarget.Unit> {
        guard sheet.convention.facts.kind == .housing else { return [] }
        let counts: [(ConventionTarget.Unit, Int)] = [
            (.proposal, counted.offerCount), (.allocation, counted.allocations.count), (.lease, counted.leases.count),
        ]
        return Set(counts.filter { $0.1 > 0 }.map(\.0))
    }

    func write(_ h: HTML) {
        if sheet.convention.facts.kind == .employment { return jobs(h) }
        section(h, "propositions", counted.offerCount, counted.proposed(most: Self.most.offers), Self.most.offers)
        section(
            h, "attributions", counted.allocations.count,
            table(counted.allocations, Self.most.allocations, isLease: false), Self.most.allocations)
        section(
            h, "baux", counted.leases.count, table(counted.leases, Self.most.leases, isLease: true), Self.most.leases)
    }

    private func section(_ h: HTML, _ id: String, _ count: Int, _ table: DataTable, _ most: Int) {
        guard count > 0 else { return }
        h.section(.class("sec"), .id(id)) {
            table.write(into: h)
            Self.rest(h, l, min(count, most), of: count)
        }
    }

    /// « 6 lignes sur 41, les dernières. »
    static func rest(_ h: HTML, _ l: Language, _ shown: Int, of count: Int) {
        guard shown < count else { return }
        h.p(
            l("{n} lignes sur {total}, les dernières.", ["n": l.number(shown), "total": l.number(count)]),
            .class("small muted"))
    }

    private func table(_ rows: [ConventionCandidacy], _ most: Int, isLease: Bool) -> DataTable {
        DataTable(
            caption: isLease
                ? l.plural(rows.count, "{n} bail signé", "{n} baux signés")
                : l.plural(rows.count, "{n} attribution", "{n} attributions"),
            columns: [
                .init(l("Ménage")), .init(isLease ? l("Bail du") : l("Attribué le"), isDay: true), .init(l("Logement")),
            ],
            rows: rows.suffix(most).map { one in
                .init(
                    .init(one.householdCode ?? l("ménage confidentiel")),
                    [
                        .init((isLease ? one.leasedOn : one.allocatedOn).map(l.shortDay) ?? "–"),
                        .init(one.dwellingCode ?? "–"),
                    ])
            })
    }

    private func jobs(_ h: HTML) {
        guard let seen = counted.span else { return }
        let jobs = sheet.jobs.filter { seen.from <= $0.offer.facts.receivedOn && $0.offer.facts.receivedOn <= seen.to }
        let hired = sheet.jobs.flatMap { job in
            job.applications.compactMap { one in
                one.hiredFrom.flatMap { seen.from <= $0 && $0 <= seen.to ? (job, one, $0) : nil }
            }
        }
        guard !jobs.isEmpty || !hired.isEmpty else { return }
        h.section(.class("sec")) {
            DataTable(
                caption: l.plural(jobs.count, "{n} offre d’emploi", "{n} offres d’emploi"),
                columns: [
                    .init(l("Poste")), .init(l("Reçue le"), isDay: true), .init(l("Entretiens"), isNumber: true),
                ],
                rows: jobs.prefix(Self.most.offers).map { job in
                    .init(
                        .init(job.offer.facts.title),
                        [
                            .init(l.shortDay(job.offer.facts.receivedOn)),
                            .init(l.number(job.applications.count { $0.interviewOn != nil })),
                        ])
                }
            ).write(into: h)
            Self.rest(h, l, min(jobs.count, Self.most.offers), of: jobs.count)
            DataTable(
                caption: l.plural(hired.count, "{n} embauche", "{n} embauches"),
                columns: [.init(l("Ménage")), .init(l("À partir du"), isDay: true), .init(l("Poste"))],
                rows: hired.prefix(Self.most.leases).map { job, one, day in
                    .init(
                        .init(one.householdCode ?? l("ménage confidentiel")),
                        [.init(l.shortDay(day)), .init(job.offer.facts.title)])
                }
            ).write(into: h)
            Self.rest(h, l, min(hired.count, Self.most.leases), of: hired.count)
        }
    }
}
