import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What guarantees come to by landlord, with totals; every number leads to the rows behind it.
struct GuaranteeCostTable {
    let ask: Ask
    let costs: [GuaranteeCost]
    let filter: GuaranteeFilter
    /// Whether a row and a total stand for each landlord, or for one alone.
    var namesLandlord = true

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        DataTable(
            caption: namesLandlord ? l("Par bailleur") : l("Ce que les garanties coûtent"),
            columns: [
                .init(namesLandlord ? l("Bailleur") : l("Ensemble")), .init(l("Garanties"), isNumber: true),
                .init(l("dont en cours"), isNumber: true), .init(l("Payé par l’association"), isNumber: true),
                .init(l("Payé par d’autres"), isNumber: true), .init(l("Sinistres payés"), isNumber: true),
            ],
            rows: costs.map { cost in
                var own = filter
                own.landlord = cost.landlord.map { .partner($0) } ?? .unknown
                return row(
                    namesLandlord
                        ? .init(
                            cost.landlordName ?? l("pas encore connu"),
                            href: cost.landlordName == nil ? nil : cost.landlord.map { Link.partner($0).path })
                        : .init(l("toutes les garanties")), cost, own)
            },
            foot: costs.count > 1 ? row(.init(l("En tout")), total, filter) : nil
        ).write(into: h)
    }

    private var total: GuaranteeCost {
        func sum(_ part: (GuaranteeCost) -> Int) -> Int { costs.reduce(0) { $0 + part($1) } }
        return GuaranteeCost(
            landlord: nil, landlordName: nil, guarantees: sum(\.guarantees), covering: sum(\.covering),
            premiumCents: sum(\.premiumCents), otherPremiumCents: sum(\.otherPremiumCents),
            claimsPaidCents: sum(\.claimsPaidCents))
    }

    private func row(_ title: DataTable.Cell, _ cost: GuaranteeCost, _ own: GuaranteeFilter) -> DataTable.Row {
        func cell(
            _ text: String, _ isThere: Bool, _ change: (inout GuaranteeFilter) -> Void = { _ in }
        ) -> DataTable.Cell {
            guard isThere else { return .init(text) }
            var filter = own
            change(&filter)
            return .init(text, href: GuaranteeFilterFields.link(filter).path)
        }
        func money(_ cents: Int, _ change: (inout GuaranteeFilter) -> Void) -> DataTable.Cell {
            cents > 0 ? cell(l.money(cents: cents), true, change) : .init("–")
        }
        return .init(
            title,
            [
                cell(l.number(cost.guarantees), cost.guarantees > 0),
                cell(l.number(cost.covering), cost.covering > 0) { $0.coversOnly = true },
                money(cost.premiumCents) { $0.payers = .association },
                money(cost.otherPremiumCents) { $0.payers = .others },
                money(cost.claimsPaidCents) { $0.withPaidClaim = true },
            ])
    }
}
