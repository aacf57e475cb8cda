import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The network's places by name, and as choices of a form.
struct Places: Sendable {
    let network: [AssociationLine]

    init(_ network: [AssociationLine]) { self.network = network }

    func name(_ place: Place, _ l: Language) -> String {
        guard let id = place.association, let association = network.first(where: { $0.id == id }) else {
            return place.association == nil ? l("tout le réseau") : l("inconnu")
        }
        guard let site = association.sites.first(where: { $0.id == place.site }) else {
            return l("{association}, tous les sites", ["association": association.name])
        }
        return l(
            "{site} ({département}), {association}",
            ["site": site.name, "département": site.departement, "association": association.name])
    }

    /// The open places within those given, the widest first; the value is what a form sends.
    func choices(within: [Place], _ l: Language) -> [(String, String)] {
        var places: [Place] = [.network]
        for association in network {
            places.append(Place(association: association.id))
            places += association.sites.filter { $0.closedOn == nil }.map {
                Place(association: association.id, site: $0.id)
            }
        }
        return places.filter { place in within.contains { $0.covers(place) } }.map { (value($0), name($0, l)) }
    }

    func value(_ place: Place) -> String {
        [place.association.map { "a:\($0)" }, place.site.map { "s:\($0)" }].compactMap { $0 }.last ?? "r"
    }

    /// The place that a form sends back; nil for none that exists.
    func place(_ value: String) -> Place? {
        if value == "r" { return .network }
        let id = String(value.dropFirst(2))
        for association in network {
            if value == "a:\(association.id)" { return Place(association: id) }
            if value.hasPrefix("s:"), association.sites.contains(where: { $0.id == id }) {
                return Place(association: association.id, site: id)
            }
        }
        return nil
    }
}

/// What is said about accounts and rights.
struct AccountWords {
    let ask: Ask

    private var l: Language { ask.l }

    func sentence(_ refusal: GrantRules.Refusal) -> String {
        switch refusal {
        case .beyondOwn: l("Ce rôle ou ce lieu dépasse vos propres droits.")
        case .oneself:
            l("Personne ne change ses propres droits : demandez à quelqu’un d’autre qui administre les comptes.")
        case .administersAndOpensFiles:
            l("Un compte qui administre n’ouvre aucun dossier : donnez les deux rôles à deux comptes.")
        case .days: l("Le dernier jour vient avant le premier.")
        }
    }

    func badge(_ line: AccountLine) -> Badge {
        if line.isDisabled { return Badge(.refused, l("fermé")) }
        if line.resetAskedAt != nil { return Badge(.late, l("mot de passe oublié")) }
        if !line.hasSecondFactor { return Badge(.wait, l("téléphone à relier")) }
        return line.inForce(on: ask.today).isEmpty ? Badge(.wait, l("sans droit")) : Badge(.ok, l("ouvert"))
    }

    func state(_ state: AccountFilter.State) -> String {
        switch state {
        case .open: l("ouverts")
        case .disabled: l("fermés")
        case .unfinished: l("téléphone à relier")
        case .asking: l("mot de passe oublié")
        }
    }

    func badge(_ state: Invitation.State) -> Badge {
        switch state {
        case .waiting: Badge(.wait, l("en attente"))
        case .accepted: Badge(.ok, l("acceptée"))
        case .withdrawn: Badge(.refused, l("retirée"))
        case .expired: Badge(.refused, l("périmée"))
        }
    }
}
