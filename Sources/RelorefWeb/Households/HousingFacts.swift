import RelorefDomain
import RelorefRecords

/// What is known of where a household lives, as lines of facts.
struct HousingFacts {
    let ask: Ask
    let home: HomePlace

    private var l: Language { ask.l }
    private var stay: Accommodation { home.stay }

    /// For the summary.
    var short: [Fact] {
        var facts = [
            Fact(
                name: stay.state == .ended ? l("Dernier lieu") : l("Actuel"),
                value: ask.place(of: home).capitalizedFirst)
        ]
        if let type = home.dwellingType { facts.append(Fact(name: l("Type"), value: ask.label("dwellingType", type))) }
        if let landlord = home.landlordName { facts.append(Fact(name: l("Bailleur"), value: landlord)) }
        facts.append(Fact(name: l("Séjour"), value: days))
        if let term = stay.termOn {
            facts.append(
                Fact(name: l("Terme"), value: "", badge: stay.state == .active ? ask.badge(term: term) : nil).or(
                    l.shortDay(term)))
        }
        if let rent = stay.rentCents {
            facts.append(Fact(name: l("Loyer"), value: l("{montant} par mois", ["montant": l.money(cents: rent)])))
        }
        return facts + exit
    }

    /// For the tab of the pathway: every date that the entry has.
    var long: [Fact] {
        var facts = short
        if let end = stay.careEndOn { facts.append(Fact(name: l("Fin de prise en charge"), value: l.shortDay(end))) }
        if let signed = stay.signedOn { facts.append(Fact(name: l("Bail signé le"), value: l.shortDay(signed))) }
        if let slid = stay.slidOn { facts.append(Fact(name: l("Bail glissé le"), value: l.shortDay(slid))) }
        if let planned = stay.plannedTo, stay.state != .ended {
            facts.append(Fact(name: l("Départ prévu"), value: l.shortDay(planned)))
        }
        if stay.kind == .directLease {
            facts.append(Fact(name: l("Obtenu par le réseau"), value: stay.throughProject ? l("oui") : l("non")))
        }
        return facts
    }

    private var days: String {
        stay.state == .planned
            ? stay.plannedFrom.map { l("entrée prévue le {jour}", ["jour": l.shortDay($0)]) } ?? l("entrée prévue")
            : ask.span(stay.from, stay.to)
    }

    private var exit: [Fact] {
        guard let type = stay.exitType else { return [] }
        let reason = stay.exitReason.map { ", \(ask.label("exitReason", $0))" } ?? ""
        return [Fact(name: l("Sortie"), value: ask.label("exitType", type) + reason)]
    }
}

extension Fact {
    /// The same with words where there is no badge.
    func or(_ words: String) -> Fact { badge == nil ? Fact(name: name, value: words) : self }
}
