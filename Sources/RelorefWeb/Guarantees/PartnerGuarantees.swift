import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The guarantees that cover a landlord, and what they cost, on its page.
struct PartnerGuarantees {
    let ask: Ask
    let partner: String
    let costs: [GuaranteeCost]
    let lines: [GuaranteeLine]

    private static let most = 10

    init(_ ask: Ask, _ tx: any Transaction, _ partner: String) throws {
        let (actor, filter) = (try ask.actor(), GuaranteeFilter(landlord: .partner(partner)))
        (self.ask, self.partner) = (ask, partner)
        costs = try tx.guaranteeCosts(filter, visibleTo: actor)
        lines = costs.isEmpty ? [] : try tx.guaranteeLines(filter, limit: Self.most, visibleTo: actor)
    }

    private var l: Language { ask.l }

    func write(_ h: HTML) {
        guard !costs.isEmpty else { return }
        let filter = GuaranteeFilter(landlord: .partner(partner))
        let words = GuaranteeWords(ask: ask)
        h.section(.class("sec"), .id("garanties")) {
            h.h2(l("Garanties du loyer"))
            GuaranteeCostTable(ask: ask, costs: costs, filter: filter, namesLandlord: false).write(h)
            h.ul(.class("events sec")) {
                for line in lines {
                    h.li {
                        h.p {
                            h.a(words.name(line.guarantee.scheme), .href(Link.guarantee(line.id).path))
                            h.text(
                                " · " + l("bail du {jour}", ["jour": l.shortDay(line.guarantee.leaseOn)]) + " ")
                            words.badge(line.guarantee.state).write(h)
                        }
                        if let day = line.handOverBy {
                            h.p(
                                l("À prévenir avant le {jour} qu’il paie ensuite.", ["jour": l.shortDay(day)]),
                                .class("small"))
                        }
                    }
                }
            }
            if (costs.first?.guarantees ?? 0) > lines.count {
                h.p { h.a(l("Toutes ses garanties"), .href(GuaranteeFilterFields.link(filter).path)) }
            }
        }
    }
}
