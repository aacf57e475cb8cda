import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A word in a small frame, with its colour and its sign.
struct Badge: Sendable, Hashable {
    enum Tone: String, Sendable { case late, wait, ok, refused, plain }
    let tone: Tone
    let words: String

    init(_ tone: Tone, _ words: String) {
        self.tone = tone
        self.words = words
    }

    func write(_ h: HTML) {
        h.span(words, .class(tone == .plain ? "badge" : "badge \(tone.rawValue)"))
    }
}

extension Ask {
    /// Where a dwelling stands in its life.
    func badge(_ status: DwellingStatus) -> Badge {
        let words = label("dwellingStatus", status)
        return switch status {
        case .inService: Badge(.ok, words)
        case .temporarilyOutOfService, .endingNotice: Badge(.wait, words)
        case .returned, .refused, .withdrawn: Badge(.refused, words)
        case .prospect, .visited, .negotiation, .headLeaseSigned, .preparation: Badge(.plain, words)
        }
    }

    /// Whether a dwelling can take somebody, and from when; nil when the question does not arise.
    func badge(_ availability: Availability) -> Badge? {
        switch availability {
        case .vacant(let since):
            guard let since else { return Badge(.wait, l("vacant")) }
            return Badge(.wait, vacancy(since.days(until: today)))
        case .awaited(let day): return Badge(.plain, l("entrée prévue le {jour}", ["jour": l.shortDay(day)]))
        case .free(let day) where day < today:
            return Badge(.late, l("sortie dépassée depuis le {jour}", ["jour": l.shortDay(day)]))
        case .free(let day): return Badge(.plain, l("libre le {jour}", ["jour": l.shortDay(day)]))
        case .occupied: return Badge(.plain, l("occupé, fin inconnue"))
        case .outOfService(let day?):
            return Badge(.refused, l("hors service jusqu’au {jour}", ["jour": l.shortDay(day)]))
        case .outOfService: return Badge(.refused, l("hors service"))
        case .notOffered: return nil
        }
    }

    private func vacancy(_ days: Int) -> String {
        days < 1
            ? l("vacant depuis aujourd’hui") : l.plural(days, "vacant depuis {n} jour", "vacant depuis {n} jours")
    }

    /// "T3, 54,2 m²", as far as it is known.
    func size(of dwelling: Dwelling) -> String {
        let parts = [dwelling.type.map { label("dwellingType", $0) }, surface(of: dwelling)].compactMap { $0 }
        return parts.isEmpty ? l("inconnu") : parts.joined(separator: ", ")
    }

    /// "54,2 m²"; nil when nobody measured it.
    func surface(of dwelling: Dwelling) -> String? { surface(tenths: dwelling.surfaceTenths) }

    func surface(tenths: Int?) -> String? {
        tenths.map { tenths in
            tenths.isMultiple(of: 10)
                ? "\(l.number(tenths / 10))\u{A0}m²" : "\(l.numbers.number(Double(tenths) / 10, places: 1))\u{A0}m²"
        }
    }

    /// "Melun (77)".
    func place(of line: DwellingLine) -> String {
        "\(line.communeName ?? label("departement", line.dwelling.departement)) (\(line.dwelling.departement))"
    }

    /// "Seine-et-Marne (77)".
    func departement(_ code: String) -> String { "\(label("departement", code)) (\(code))" }

    /// The addresses of those of the lines that who asks may see, by dwelling.
    func addresses(of lines: [DwellingLine], _ tx: any Transaction) throws -> [String: DwellingAddress] {
        let own = lines.map(\.dwelling).filter { maySeeAddress(at: $0.site) }
        var opened: [String: DwellingAddress] = [:]
        for (id, sealed) in try tx.addresses(of: own) { opened[id] = try services.vault.openIfKept(sealed) }
        return opened
    }

    /// Where a dwelling is, for those who work there: the address gives a household away (security R30).
    func maySeeAddress(at site: String) -> Bool {
        guard let actor = visitor?.actor else { return false }
        return (actor.may(.writeStock) && actor.stock.covers(site))
            || (actor.may(.seeFiles) && actor.files.covers(site))
    }
}

extension DwellingAddress {
    /// "3 rue des Prunes, porte 2": what stands before the commune.
    var door: String { [street, complement, lot].filter { !$0.isEmpty }.joined(separator: ", ") }
}
