import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A dwelling that a household could enter, with the reasons for and against that are known.
struct DwellingOffer: Sendable, Identifiable {
    let line: DwellingLine
    let reasons: [Reason]

    struct Reason: Sendable, Hashable {
        enum Weight: Sendable { case good, doubtful, bad }
        let weight: Weight
        let words: String
    }

    var id: String { line.id }
    /// Fewer faults first, then the places that are left empty.
    var rank: (Int, Int) {
        let faults = reasons.reduce(0) { $0 + ($1.weight == .bad ? 10 : $1.weight == .doubtful ? 1 : 0) }
        return (faults, line.places ?? 99)
    }
}

/// The dwellings that are vacant, or will be within two months, the fittest first.
struct DwellingOffers {
    let ask: Ask
    let household: Household
    let awaited: Int
    let departement: String
    /// The dwelling of today, which is no offer.
    var except: String?
    /// The code of the dwelling from which one comes: it stands first, whatever the rules say.
    var asked: String?

    private var l: Language { ask.l }
    private static let ahead = 60

    func all(_ tx: any Transaction) throws -> [DwellingOffer] {
        var filter = DwellingFilter()
        filter.usage = .relay
        filter.freeBy = ask.today.adding(days: Self.ahead)
        let actor = try ask.actor()
        var lines = try tx.dwellings(filter, order: .freeFrom, on: ask.today, limit: 80, visibleTo: actor)
        let asked = try asked.flatMap { try tx.dwellingLine(code: $0, on: ask.today, visibleTo: actor) }
        if let asked, !lines.contains(where: { $0.id == asked.id }) { lines.append(asked) }
        let open = lines.filter { $0.dwelling.id != except && (isOpen($0) || $0.id == asked?.id && $0.isOnOffer) }
        return open.map { DwellingOffer(line: $0, reasons: reasons($0)) }.sorted { one, two in
            guard one.id == asked?.id || two.id == asked?.id else {
                return (one.rank.0, one.rank.1, one.line.dwelling.code) < (
                    two.rank.0, two.rank.1, two.line.dwelling.code
                )
            }
            return one.id == asked?.id && two.id != asked?.id
        }
    }

    private func isOpen(_ line: DwellingLine) -> Bool {
        switch line.availability {
        case .vacant, .free, .awaited: true
        case .occupied, .outOfService, .notOffered: false
        }
    }

    private func reasons(_ line: DwellingLine) -> [DwellingOffer.Reason] {
        [places(line), surface(line), free(line), near(line)].compactMap { $0 }
    }

    private var persons: Int { household.size + awaited }

    private func places(_ line: DwellingLine) -> DwellingOffer.Reason {
        guard let places = line.places else { return .init(weight: .doubtful, words: l("nombre de places inconnu")) }
        let words = l(
            "{places} pour {personnes}",
            [
                "places": l.plural(places, "{n} place", "{n} places"), "personnes": ask.persons(persons),
            ])
        if places < persons { return .init(weight: .bad, words: words) }
        return .init(weight: places - persons > 2 ? .doubtful : .good, words: words)
    }

    private func surface(_ line: DwellingLine) -> DwellingOffer.Reason? {
        guard let tenths = line.dwelling.surfaceTenths else { return nil }
        let least = Surface.minimum(persons: persons)
        let words = l(
            "{surface} m² pour {minimum} m² au moins",
            [
                "surface": l.number(tenths / 10), "minimum": l.number(Int(least)),
            ])
        return .init(
            weight: Surface.isEnough(squareMetres: Double(tenths) / 10, persons: persons) ? .good : .bad, words: words)
    }

    private func free(_ line: DwellingLine) -> DwellingOffer.Reason? {
        guard let badge = ask.badge(line.availability) else { return nil }
        if case .vacant = line.availability { return .init(weight: .good, words: badge.words) }
        return .init(weight: .doubtful, words: badge.words)
    }

    private func near(_ line: DwellingLine) -> DwellingOffer.Reason? {
        line.dwelling.departement == departement
            ? .init(weight: .good, words: l("dans le département du ménage"))
            : .init(
                weight: .doubtful, words: l("dans un autre département ({code})", ["code": line.dwelling.departement]))
    }
}

/// The offers as one question: which dwelling?
struct DwellingChoice {
    let offers: [DwellingOffer]
    let form: ActForm

    private var ask: Ask { form.ask }
    private var l: Language { form.l }
    private static let shown = 8

    func write(_ h: HTML) {
        form.group(
            h, "logement", l("Quel logement-relais ?"),
            hint: l("Les plus adaptés d’abord ; vacants ou libres sous deux mois.")
        ) {
            if offers.isEmpty {
                h.p(l("Aucun logement-relais n’est vacant ni libre sous deux mois sur vos sites."))
                h.p { h.a(l("Voir les logements"), .href(Link.dwellings.path)) }
            }
            for offer in offers.prefix(Self.shown) { row(h, offer) }
            if offers.count > Self.shown {
                h.details {
                    h.summary(l.plural(offers.count - Self.shown, "{n} autre logement", "{n} autres logements"))
                    for offer in offers.dropFirst(Self.shown) { row(h, offer) }
                }
            }
        }
    }

    private func row(_ h: HTML, _ offer: DwellingOffer) {
        let dwelling = offer.line.dwelling
        let chosen = form.value("logement", offers.first.map(\.id) ?? "")
        h.label(.class("offer"), .for_("l-\(dwelling.id)")) {
            h.input(
                .type("radio"), .name("logement"), .id("l-\(dwelling.id)"), .value(dwelling.id),
                chosen == dwelling.id ? .checked : nil)
            h.span {
                h.b("\(dwelling.code), \(ask.place(of: offer.line)), \(ask.size(of: dwelling))")
                h.span(.class("reasons")) { for reason in offer.reasons { tag(h, reason) } }
            }
        }
    }

    private func tag(_ h: HTML, _ reason: DwellingOffer.Reason) {
        switch reason.weight {
        case .good: Badge(.ok, reason.words).write(h)
        case .doubtful: Badge(.plain, reason.words).write(h)
        case .bad: Badge(.refused, reason.words).write(h)
        }
    }
}
