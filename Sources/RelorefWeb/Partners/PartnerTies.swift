import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What binds a partner to others: its members, those that became it, and the stock that it told of.
struct PartnerTies {
    let page: PartnerPage

    private var ask: Ask { page.ask }
    private var l: Language { page.l }

    func write(_ h: HTML) {
        list(h, "membres", l("Ses membres"), page.sheet.members)
        list(h, "avant", l("Devenus ce partenaire"), page.sheet.predecessors)
        if page.partner.landlordKind != nil { stock(h) }
    }

    private func list(_ h: HTML, _ id: String, _ title: String, _ partners: [Partner]) {
        guard !partners.isEmpty else { return }
        h.section(.class("sec"), .id(id)) {
            h.h2(title)
            h.ul {
                for one in partners {
                    h.li {
                        h.a(one.name, .href(Link.partner(one.id).path))
                        h.text(", " + ask.label("partnerKind", one.kind))
                        if let code = one.departement { h.text(", " + ask.departement(code)) }
                        if let merged = one.successor {
                            h.text(l(" (jusqu’au {jour})", ["jour": l.shortDay(merged.on.adding(days: -1))]))
                        }
                    }
                }
            }
        }
    }

    private func stock(_ h: HTML) {
        h.section(.class("sec"), .id("parc")) {
            h.h2(l("Son parc"))
            if let profile = page.sheet.stock.first {
                DataTable(
                    caption: l("Au {jour}", ["jour": l.shortDay(profile.asOf)]),
                    columns: [.init(l("Où")), .init(l("Type")), .init(l("Logements"), isNumber: true)],
                    rows: profile.lines.map { line in
                        .init(
                            .init(PartnerStockWords(ask: ask, communes: page.communes).place(line)),
                            [
                                .init(line.type.map { ask.label("dwellingType", $0) } ?? l("tous types")),
                                .init(l.number(line.dwellings)),
                            ])
                    },
                    foot: .init(.init(l("En tout")), [.init(""), .init(l.number(profile.total))])
                ).write(into: h)
                earlier(h)
            } else {
                h.p(l("Aucun profil du parc n’est noté."), .class("muted"))
            }
            if page.mayWrite {
                h.p(.class("acts noprint")) {
                    h.a(l("Noter son parc"), .class("btn b3"), .href(PartnerLinks.stock(page.partner.id).path))
                }
            }
        }
    }

    private func earlier(_ h: HTML) {
        let earlier = page.sheet.stock.dropFirst()
        guard !earlier.isEmpty else { return }
        h.p(
            earlier.map { profile in
                l(
                    "Au {jour} : {nombre}",
                    [
                        "jour": l.shortDay(profile.asOf),
                        "nombre": l.plural(profile.total, "{n} logement", "{n} logements"),
                    ])
            }.joined(separator: " · "), .class("small"))
    }
}

/// Where a line of a stock lies, in words.
struct PartnerStockWords {
    let ask: Ask
    /// The names of the communes, by code.
    let communes: [String: String]

    func place(_ line: StockLine) -> String {
        line.commune.map { communes[$0] ?? $0 } ?? ask.departement(line.departement)
    }
}
