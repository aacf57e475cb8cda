import RelorefDomain

extension Frame {
    /// Two public and three private landlords; in Seine-et-Marne also the office of the worked example.
    static func landlords(of site: DrawnSite, _ pen: inout Pen) -> [Partner] {
        let code = site.departement.code
        var names: [(String, LandlordKind, Int?)] = [
            ("Clairières Habitat \(code)", .esh, 6_200), ("Coopérative des Glycines \(code)", .coopHlm, 1_400),
            ("SCI du Cèdre \(code)", .sci, 4), ("Propriétaire \(code)-A", .naturalPerson, 1),
            ("Agence des Quatre-Vents \(code)", .agencyMandate, nil),
        ]
        if code == "77", site.association == Frame.association {
            names.append(("OPH de Seine-et-Marne", .oph, DrawnSite.namedStock))
        }
        return names.map { name, kind, owned in
            Partner(
                id: pen.ids.next("b"), name: name, kind: partnerKind(kind), landlordKind: kind, departement: code,
                site: site.id, dwellingsOwned: owned)
        }
    }

    private static func partnerKind(_ kind: LandlordKind) -> PartnerKind {
        switch kind {
        case .agencyMandate: .agencyNetwork
        case .naturalPerson, .sci: .ownersUnion
        default: .hlmBody
        }
    }

    static func employers(of site: DrawnSite, _ pen: inout Pen) -> [Partner] {
        let code = site.departement.code
        let names: [(String, PartnerKind)] = [
            ("Nettoyage Aurore \(code)", .employer), ("Cuisines du Marché \(code)", .employer),
            ("Chantiers du Renouveau \(code)", .siae), ("Logistique des Plaines \(code)", .employer),
        ]
        return names.map { name, kind in
            Partner(id: pen.ids.next("b"), name: name, kind: kind, departement: code, site: site.id)
        }
    }
}
