import RelorefDomain

/// A partner of the whole country, with the names that it bore.
struct DrawnNational: Sendable {
    var partner: Partner
    var former: [PartnerName] = []
}

/// Somebody at a partner, and the last talk with them. Nobody is meant by the name.
struct DrawnContact: Sendable {
    let contact: PartnerContact
    let details: ContactDetails
    let talk: PartnerTalk?
    let words: String
    let step: String
    let account: String
}

extension Frame {
    /// The federations and national bodies that the leaflet names, under their names of today and of before.
    static func nationals(keptBy site: DrawnSite, _ pen: inout Pen) -> [DrawnNational] {
        func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(number: 0) }
        let known: [(String, PartnerKind, String?, [(String, String)])] = [
            ("SOLIHA", .federation, "2015-01-01", [("Fédération des PACT", "2014-12-31")]),
            ("FAPIL", .federation, nil, []), ("UNPI", .ownersUnion, nil, []), ("FNAIM", .agencyNetwork, nil, []),
            ("Action Logement", .federation, "2017-01-01", [("Cilgere", "2016-12-31")]),
            (
                "France Travail", .employmentService, "2024-01-01",
                [("Pôle emploi", "2023-12-31"), ("ANPE", "2008-12-31")]
            ),
            ("Fédération des entreprises d’insertion", .federation, nil, []),
        ]
        return known.map { name, kind, since, former in
            let partner = Partner(
                id: pen.ids.next("b"), name: name, kind: kind, level: .national, site: site.id,
                namedFrom: since.map(day))
            let names = former.enumerated().map { place, one in
                let before = former.indices.contains(place + 1) ? day(former[place + 1].1).adding(days: 1) : nil
                return PartnerName(id: pen.ids.next("bn"), name: one.0, from: before, to: day(one.1))
            }
            return DrawnNational(partner: partner, former: names)
        }
    }

    /// Agencies, owners and work-integration enterprises are members of the national bodies.
    static func join(_ site: inout DrawnSite, _ nationals: [DrawnNational]) {
        func id(_ name: String) -> String? { nationals.first { $0.partner.name == name }?.partner.id }
        for place in site.landlords.indices {
            switch site.landlords[place].landlordKind {
            case .agencyMandate: site.landlords[place].parent = id("FNAIM")
            case .sci: site.landlords[place].parent = id("UNPI")
            default: break
            }
        }
        for place in site.employers.indices where site.employers[place].kind == .siae {
            site.employers[place].parent = id("Fédération des entreprises d’insertion")
        }
    }

    /// Whom the partnership officer calls at the office of the worked example, and what is to be done next.
    func contacts(_ accounts: [DrawnAccount], _ pen: inout Pen) -> [DrawnContact] {
        guard let site = sites.first(where: { $0.namedOffice != nil }), let office = site.namedOffice,
            let officer = accounts.first(where: { $0.told.role == .partnershipOfficer })
        else { return [] }
        let contact = PartnerContact(
            id: pen.ids.next("bc"), partner: office.id, site: site.id, consentOn: pen.today.adding(days: -200),
            arrivedOn: pen.today.adding(days: -900))
        let talk = PartnerTalk(
            id: pen.ids.next("bt"), partner: office.id, site: site.id, contact: contact.id, .call,
            on: pen.today.adding(days: -4), step: PartnerTalk.Step(on: pen.today.adding(days: 3), owner: officer.id))
        return [
            DrawnContact(
                contact: contact,
                details: ContactDetails(
                    name: "Claire Fontenay", function: "attributions", phone: "01 99 00 12 34",
                    email: "claire.fontenay@exemple.fr"),
                talk: talk, words: "Deux T3 se libèrent à Melun au printemps.",
                step: "Rappeler pour les deux T3", account: officer.id)
        ]
    }
}
