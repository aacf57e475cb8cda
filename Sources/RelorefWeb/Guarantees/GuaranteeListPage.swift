import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The register of guarantees: what they come to by landlord, each number a way to its rows, and the rows.
struct GuaranteeListPage {
    let ask: Ask
    let filter: GuaranteeFilter
    let lines: [GuaranteeLine]
    let costs: [GuaranteeCost]
    let landlords: [Landlord]
    let schemes: [String]
    let pages: PageNumbers

    private static let pageSize = 50
    /// A file holds no more rows than somebody would read.
    private static let mostInFile = 20_000

    init(_ ask: Ask, _ tx: any Transaction) throws {
        let (actor, query) = (try ask.actor(), ask.query)
        self.ask = ask
        let chosen = GuaranteeFilterFields.read(query)
        filter = chosen
        schemes = try tx.guaranteeBook().codes
        costs = try tx.guaranteeCosts(chosen, visibleTo: actor)
        pages = PageNumbers(
            asked: query["page"], count: costs.map(\.guarantees).reduce(0, +), size: Self.pageSize
        ) { page in Link.guarantees.with(query.query(setting: "page", to: String(page))) }
        lines = try tx.guaranteeLines(chosen, skipping: pages.skipping, limit: Self.pageSize, visibleTo: actor)
        landlords = try tx.landlords(visibleTo: actor, with: query.filled("bailleur"), limit: 200)
    }

    private var l: Language { ask.l }
    private var words: GuaranteeWords { GuaranteeWords(ask: ask) }

    var answer: Answer {
        ask.page(l("Garanties"), current: .dwellings) { h in
            h.div(.class("head")) {
                h.h1(l("Garanties"))
                h.div(.class("acts noprint")) { acts(h) }
            }
            StockTabs.write(h, ask, current: .guarantees)
            form(h)
            if costs.isEmpty {
                empty(h)
            } else {
                GuaranteeCostTable(ask: ask, costs: costs, filter: filter).write(h)
                h.section(.class("sec")) { rows(h) }
            }
            pages.write(h, l)
        }
    }

    private func acts(_ h: HTML) {
        if !lines.isEmpty {
            for format in ["csv", "xlsx"] {
                ExportForm(
                    ask: ask,
                    link: GuaranteeFilterFields.link(filter, at: .guaranteesExport).with("format", format),
                    look: "btn b3"
                ).write(h, l("Exporter ({format})", ["format": format.uppercased()]))
            }
        }
        if ask.may(.writeSchemes) {
            h.a(l("Règles des dispositifs"), .class("btn b3"), .href(Link.guaranteeSchemes.path))
        }
    }

    private func form(_ h: HTML) {
        h.form(
            .class("filters"), .action(Link.guarantees.path), .method("get"), .role("search"),
            .aria("label", l("Filtres"))
        ) {
            Field(id: "dispositif", label: l("Dispositif")).select(
                h, [("", l("Tous"))] + schemes.map { ($0, ask.label("guarantee", $0)) },
                chosen: filter.scheme ?? "")
            Field(id: "etat", label: l("État")).select(
                h,
                [("", l("Tous"))]
                    + Guarantee.State.allCases.map { ($0.rawValue, ask.label("guaranteeState", $0)) },
                chosen: filter.state?.rawValue ?? "")
            Field(id: "bailleur", label: l("Bailleur")).select(
                h,
                [("", l("Tous"))] + landlords.map { ($0.id, $0.name) }
                    + [(GuaranteeFilterFields.unknown, l("pas encore connu"))],
                chosen: GuaranteeFilterFields.landlord(filter))
            h.div(.class("acts")) {
                h.button(l("Afficher"), .class("btn b2"))
                if filter != GuaranteeFilter() {
                    h.a(l("Effacer les filtres"), .class("btn b3"), .href(Link.guarantees.path))
                }
            }
        }
    }

    private func empty(_ h: HTML) {
        h.div(.class("empty")) {
            h.p(.role("status")) {
                h.b(
                    filter == GuaranteeFilter()
                        ? l("Aucune garantie n’est notée sur vos sites.")
                        : l("Aucune garantie ne correspond à ces filtres."))
            }
            h.p(l("Une garantie s’envisage dans le dossier du ménage, sous « Suivi »."))
        }
    }

    private func rows(_ h: HTML) {
        DataTable(
            caption: l.plural(pages.count, "{n} garantie", "{n} garanties"),
            columns: [
                .init(l("Garantie")), .init(l("Ménage")), .init(l("Bailleur")), .init(l("Bail du"), isDay: true),
                .init(l("État")), .init(l("Cotisation"), isNumber: true),
                .init(l("Bailleur à prévenir avant le"), isDay: true),
                .init(l("Sinistres payés"), isNumber: true),
            ],
            rows: lines.map { line in
                let one = line.guarantee
                return .init(
                    .init(words.name(one.scheme), href: Link.guarantee(one.id).path),
                    [
                        .init(line.householdCode ?? l("confidentiel")),
                        .init(
                            line.landlordName ?? "–",
                            href: line.landlordName == nil ? nil : one.landlord.map { Link.partner($0).path }),
                        .init(l.shortDay(one.leaseOn)), .init(ask.label("guaranteeState", one.state)),
                        .init(one.premium.map { l.money(cents: $0.cents) } ?? "–"),
                        .init(line.handOverBy.map(l.shortDay) ?? "–"),
                        .init(line.claimsPaidCents > 0 ? l.money(cents: line.claimsPaidCents) : "–"),
                    ])
            }
        ).write(into: h)
    }

    /// The same rows, all of them, as a file.
    func file(_ tx: any Transaction) throws -> Answer {
        let all = try tx.guaranteeLines(filter, limit: Self.mostInFile, visibleTo: try ask.actor())
        let name = "garanties-\(ask.today.iso)"
        let list = ListFile(
            title: l("Garanties"), filters: GuaranteeFilterFields.told(filter, ask, landlords), date: ask.today,
            columns: [
                l("Garantie"), l("Ménage"), l("Site"), l("Bailleur"), l("Bail du"), l("État"), l("Demandée"),
                l("Accordée"), l("Refusée"), l("Motif du refus"), l("Visa"), l("Première année du"), l("au"),
                l("Cotisation (€)"), l("Payée par"), l("Payée le"), l("Reprise le"), l("Sinistres payés (€)"),
            ],
            rows: all.map(cells),
            words: ListFile.Words(filters: l("Filtres"), date: l("Date"), rows: l("Lignes")))
        return try ask.query["format"] == "xlsx" ? .workbook(name, list) : .csv(name, list)
    }

    private func cells(_ line: GuaranteeLine) -> [ListFile.Cell] {
        let (one, days) = (line.guarantee, line.guarantee.days)
        func day(_ day: Day?) -> ListFile.Cell { day.map { .day($0) } ?? .empty }
        func euros(_ cents: Int?) -> ListFile.Cell { cents.map { .number(Double($0) / 100) } ?? .empty }
        return [
            .text(words.name(one.scheme)), .text(line.householdCode ?? l("confidentiel")), .text(line.siteName),
            .text(line.landlordName ?? ""), .day(one.leaseOn), .text(ask.label("guaranteeState", one.state)),
            day(days.asked), day(days.granted), day(days.refused),
            .text(one.reason.map { ask.label("guaranteeRefusalReason", $0) } ?? ""), day(one.visa?.on),
            day(days.active), day(one.firstYearTo), euros(one.premium?.cents),
            .text(one.premium.map { ask.label("guaranteePayer", $0.payer) } ?? ""), day(one.premium?.paidOn),
            day(days.handedOver), euros(line.claimsPaidCents > 0 ? line.claimsPaidCents : nil),
        ]
    }
}
