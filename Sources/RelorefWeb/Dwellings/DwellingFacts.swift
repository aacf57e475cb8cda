import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The side of a dwelling's page: where it is, whose it is, on what terms, and its papers.
struct DwellingFacts {
    let page: DwellingPage

    private var l: Language { page.l }
    private var ask: Ask { page.ask }
    private var dwelling: Dwelling { page.dwelling }

    func write(_ h: HTML) {
        home(h)
        if page.isRelay {
            lease(h)
            checks(h)
            capacities(h)
            dates(h)
        }
    }

    /// Days from which a deadline runs: the anniversary of a rent.
    private func dates(_ h: HTML) {
        h.p(.class("small noprint")) {
            h.a(l("Dates à suivre"), .href(AnchorLinks.page(ofDwelling: dwelling.code).path))
        }
    }

    private func home(_ h: HTML) {
        h.section {
            h.h2(l("Logement"))
            h.dl(.class("facts")) {
                if let address = page.address { fact(h, l("Adresse")) { write(h, address) } }
                fact(h, l("Site"), page.sheet.line.siteName)
                fact(h, l("Bailleur")) {
                    if let landlord = page.sheet.landlord {
                        h.a(landlord.name, .href(Link.partner(landlord.id).path))
                    } else {
                        h.text(l("inconnu"))
                    }
                }
                fact(h, l("Parc"), ask.label("stock", dwelling.stock))
                if let tenths = dwelling.surfaceTenths {
                    let persons = Surface.persons(squareMetres: Double(tenths) / 10)
                    fact(
                        h, l("Surface suffisante"),
                        persons >= 8
                            ? l("pour 8 personnes et plus")
                            : l.plural(persons, "pour {n} personne", "pour {n} personnes"))
                }
                if page.isRelay {
                    fact(h, l("Partagé"), dwelling.shared ? l("oui, par places") : l("non, un ménage à la fois"))
                }
                if let day = dwelling.serviceFrom { fact(h, l("En service depuis"), l.shortDay(day)) }
                if let day = dwelling.serviceTo { fact(h, l("En service jusqu’au"), l.shortDay(day)) }
            }
        }
    }

    private func write(_ h: HTML, _ address: DwellingAddress) {
        let lines = [
            address.street, address.complement, address.lot,
            "\(address.postalCode) \(page.sheet.line.communeName ?? "")",
        ]
        for (index, line) in lines.filter({ !$0.isEmpty }).enumerated() {
            if index > 0 { h.br() }
            h.text(line)
        }
    }

    private func lease(_ h: HTML) {
        h.section {
            h.h2(l("Bail principal"))
            if let lease = page.sheet.headLease(on: ask.today) {
                h.dl(.class("facts")) {
                    fact(h, l("Depuis"), l.shortDay(lease.from))
                    fact(h, l("Jusqu’au"), lease.to.map(l.shortDay) ?? l("sans terme"))
                    fact(h, l("Préavis"), l.plural(lease.noticeMonths, "{n} mois", "{n} mois"))
                    fact(h, l("Sous-location")) {
                        (lease.sublettingAllowed ? Badge(.ok, l("autorisée")) : Badge(.late, l("interdite"))).write(h)
                    }
                    if let rent = lease.rentCents {
                        fact(h, l("Loyer"), l("{montant} par mois", ["montant": l.money(cents: rent)]))
                    }
                    if let charges = lease.chargesCents {
                        fact(h, l("Charges"), l("{montant} par mois", ["montant": l.money(cents: charges)]))
                    }
                }
            } else {
                h.p(l("Aucun bail principal n’est enregistré."), .class("muted"))
            }
            HeadLeaseForm(page: page).write(h)
        }
    }

    private func checks(_ h: HTML) {
        h.section {
            h.h2(l("Diagnostics et sécurité"))
            h.ul(.class("papers")) {
                for check in DwellingPapers(sheet: page.sheet, ask: ask).rows {
                    h.li {
                        h.span(check.name)
                        check.badge.write(h)
                    }
                }
            }
            CheckForm(page: page).write(h)
        }
    }

    private func capacities(_ h: HTML) {
        h.section {
            h.h2(l("Places"))
            h.dl(.class("facts")) {
                if let opening = dwelling.openingCapacity, opensWithout {
                    fact(h, l("à l’ouverture"), l.plural(opening, "{n} place", "{n} places"))
                }
                for capacity in page.sheet.capacities {
                    fact(
                        h, l("depuis le {jour}", ["jour": l.shortDay(capacity.from)]),
                        l.plural(capacity.places, "{n} place", "{n} places"))
                }
            }
            CapacityForm(page: page).write(h)
        }
    }

    /// The dated history may start with the opening itself.
    private var opensWithout: Bool {
        guard let first = page.sheet.capacities.first else { return true }
        return first.from != dwelling.serviceFrom
    }

    private func fact(_ h: HTML, _ title: String, _ text: String) { fact(h, title) { h.text(text) } }

    private func fact(_ h: HTML, _ title: String, _ content: () -> Void) {
        h.dt(title)
        h.dd(content: content)
    }
}

/// The papers of a dwelling with their end: colour, sign and word.
struct DwellingPapers {
    let sheet: DwellingSheet
    let ask: Ask

    /// Without these a dwelling does not enter service (V40).
    static let needed: [DiagnosticKind] = [.dpe, .smokeAlarm, .insurance, .inventory]

    var rows: [(name: String, badge: Badge)] {
        let found = sheet.latestChecks
        let missing = Self.needed.filter { kind in !found.contains { $0.kind == kind } }
        return found.map { (ask.label("diagnosticKind", $0.kind), badge($0)) }
            + missing.map { (ask.label("diagnosticKind", $0), absent) }
    }

    private var absent: Badge {
        Badge(sheet.dwelling.status == .inService ? .late : .wait, ask.l("manquant"))
    }

    private func badge(_ check: DwellingCheck) -> Badge {
        let l = ask.l
        let isOver = sheet.dwelling.status == .returned
        let result = check.result.map { l("classe {classe}, ", ["classe": $0]) } ?? ""
        let prefix = check.kind == .dpe ? result : ""
        guard let end = check.expiresOn, !isOver else {
            return Badge(.plain, prefix + l("fait le {jour}", ["jour": l.shortDay(check.doneOn)]))
        }
        let day: KeyValuePairs = ["jour": l.shortDay(end)]
        if end < ask.today { return Badge(.late, prefix + l("expiré le {jour}", day)) }
        if end <= ask.today.adding(days: 90) { return Badge(.wait, prefix + l("expire le {jour}", day)) }
        return Badge(.ok, prefix + l("jusqu’au {jour}", day))
    }
}
