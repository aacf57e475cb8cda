import RelorefDomain

/// The convention of experience sheet n° 5, and a handful of today's.
enum ConventionDrawing {
    /// - Parameter households: whose leases may count.
    static func conventions(
        _ frame: Frame, _ households: [DrawnHousehold], by account: String, _ pen: inout Pen
    ) -> [DrawnConvention] {
        let leases = signedLeases(households)
        var drawn: [DrawnConvention] = []
        for site in frame.sites {
            if let office = site.namedOffice { drawn.append(sheet(office, at: site, leases, account, &pen)) }
        }
        // Where the main accounts work, then a few others.
        let homes = frame.sites.filter { $0.departement.code == "77" }
        let others = frame.sites.filter { $0.departement.code != "77" }.prefix(3)
        for (place, site) in (homes + others).enumerated() { drawn += present(at: site, place, leases, account, &pen) }
        for var agreed in AgreementDrawing.agreement(frame, by: account, &pen) {
            link(leases, to: &agreed, &pen)
            drawn.append(agreed)
        }
        return drawn
    }

    private typealias Lease = (landlord: String, stay: Accommodation, signed: Day)

    private static func signedLeases(_ households: [DrawnHousehold]) -> [Lease] {
        households.flatMap { household -> [Lease] in
            let landlords = Dictionary(
                household.dwellings.compactMap { home in home.dwelling.landlord.map { (home.dwelling.id, $0) } },
                uniquingKeysWith: { first, _ in first })
            return household.stays.compactMap { stay in
                guard [.active, .ended].contains(stay.state), let signed = stay.directLeaseFrom,
                    let landlord = stay.dwelling.flatMap({ landlords[$0] })
                else { return nil }
                return (landlord, stay, signed)
            }
        }
    }

    private static func link(_ leases: [Lease], to drawn: inout DrawnConvention, _ pen: inout Pen) {
        guard let from = drawn.convention.from else { return }
        let last = drawn.convention.endedOn ?? drawn.convention.to
        for lease in leases where lease.landlord == drawn.convention.partner && lease.signed >= from {
            if let last, lease.signed > last { continue }
            drawn.leases.append((pen.ids.next("cb"), lease.stay, lease.signed))
        }
    }

    /// Five a year, proposed; seven asked for and refused; counted on 31 October 2009, where the sheet ends.
    private static func sheet(
        _ office: Partner, at site: DrawnSite, _ leases: [Lease], _ account: String, _ pen: inout Pen
    ) -> DrawnConvention {
        let (signed, counted) = (Day(number: 13_469), Day(number: 14_548))
        var drawn = DrawnConvention(
            convention: Convention(
                id: pen.ids.next("cv"), partner: office.id, site: site.id,
                .init(title: "Convention avec l’OPH de Seine-et-Marne", departement: site.departement.code),
                state: .expired, signedOn: signed, from: signed, endedOn: counted),
            account: account)
        drawn.add(.contact, "2001", .both, "L’office et le centre se connaissent depuis son ouverture.", with: &pen)
        drawn.add(.visit, "2006", .partner, "Visite du centre et de logements-relais.", with: &pen)
        drawn.add(.negotiation, "2006-07", .both, "Rendez-vous avec la direction de l’office.", with: &pen)
        drawn.add(.draft, "2006-08", .association, "Premier texte, puis allers et retours.", with: &pen)
        drawn.add(.final, "2006-10", .both, "Texte définitif à l’automne.", with: &pen)
        drawn.add(.signature, "2006-11-17", .both, "Signée au siège de l’office.", with: &pen)
        drawn.add(.entry, "2006-11-17", nil, "", with: &pen)
        drawn.add(.evaluation, "2009-10-31", .both, "3 ménages logés en bail direct.", with: &pen)
        drawn.add(.expiry, "2009-10-31", nil, "Le compte de la fiche n° 5 s’arrête ce jour-là.", with: &pen)
        drawn.targets = [ConventionTarget(id: pen.ids.next("cg"), 5, .proposal, from: signed, to: nil)]
        if let january = PartialDate(text: "2008-01") {
            let amendment = ConventionAmendment(
                id: pen.ids.next("ca"), of: drawn.convention.id, .target(.proposal, .year, from: 5, to: 7),
                proposedOn: january, by: .committee,
                outcome: .init(.refused, on: january, by: .partnerBoard, reason: .unavailability))
            drawn.amendments = [amendment]
            drawn.say(
                "Il n’y a pas toujours un logement libre à la date voulue.", on: amendment.id, "decision", with: &pen)
            let meeting = SteeringMeeting(
                id: pen.ids.next("cm"), of: drawn.convention.id, plannedOn: Day(number: 13_901),
                heldOn: Day(number: 13_901))
            let last = SteeringMeeting(
                id: pen.ids.next("cm"), of: drawn.convention.id, plannedOn: counted, heldOn: counted)
            drawn.meetings = [meeting, last]
            drawn.say("Bilan des trois années. Suite des décisions.", on: last.id, "agenda", with: &pen)
            drawn.say("Pas toujours de logement libre à la date voulue.", on: last.id, "difficulties", with: &pen)
            drawn.say("Bilan de l’année 2007. Difficultés. Objectif.", on: meeting.id, "agenda", with: &pen)
            drawn.say("Peu de logements libres quand un ménage est prêt.", on: meeting.id, "difficulties", with: &pen)
            drawn.say("Le comité propose 7 logements par an au lieu de 5.", on: meeting.id, "minutes", with: &pen)
            let decision = ConventionDecision(
                id: pen.ids.next("cz"), of: drawn.convention.id, at: meeting.id, .partner,
                dueOn: Day(number: 13_909), doneOn: Day(number: 13_909), amendment: amendment.id)
            drawn.decisions = [decision]
            drawn.say(
                "Porter la proposition de 7 logements par an au conseil d’administration.", on: decision.id, with: &pen)
        }
        drawn.promise(
            .association, .followUp, "visites à domicile, entretiens, loyer et charges vérifiés", .kept, on: counted,
            evidence: "Suivi de six mois fait pour les 3 ménages.", with: &pen)
        drawn.promise(.association, .preparation, "", .kept, on: counted, evidence: "Ateliers du centre.", with: &pen)
        drawn.promise(
            .partner, .proposals, "5 logements par an", .notKept, on: counted,
            evidence: "Pas toujours de logement libre à la date voulue.", with: &pen)
        drawn.promise(.partner, .steeringCommittee, "chaque année", .kept, on: counted, with: &pen)
        link(leases, to: &drawn, &pen)
        return drawn
    }

    /// One in force, one that is being written.
    private static func present(
        at site: DrawnSite, _ place: Int, _ leases: [Lease], _ account: String, _ pen: inout Pen
    ) -> [DrawnConvention] {
        guard let landlord = site.landlords.first(where: { $0.landlordKind == .esh }),
            let other = site.landlords.first(where: { $0.landlordKind == .coopHlm })
        else { return [] }
        let signed = pen.today.adding(months: -20 - place * 3)
        var inForce = DrawnConvention(
            convention: Convention(
                id: pen.ids.next("cv"), partner: landlord.id, site: site.id,
                .init(
                    title: "Convention avec \(landlord.name)", departement: site.departement.code, noticeDays: 90,
                    isTacit: true),
                state: .active, signedOn: signed, from: signed, to: signed.adding(months: 36).adding(days: -1)),
            account: account)
        inForce.add(.contact, String(signed.adding(months: -9).iso.prefix(7)), .association, "", with: &pen)
        inForce.add(
            .visit, String(signed.adding(months: -6).iso.prefix(7)), .partner, "Visite de deux relais.", with: &pen)
        inForce.add(.negotiation, String(signed.adding(months: -4).iso.prefix(7)), .both, "", with: &pen)
        inForce.add(.draft, signed.adding(months: -2).iso, .association, "", with: &pen)
        inForce.add(.final, signed.adding(days: -20).iso, .both, "", with: &pen)
        inForce.add(.signature, signed.iso, .both, "", with: &pen)
        inForce.add(.entry, signed.iso, nil, "", with: &pen)
        let quantity = 3 + place
        inForce.targets = [ConventionTarget(id: pen.ids.next("cg"), quantity, .lease, from: signed)]
        // One promises proposals as well: two targets beside each other.
        if place == 1 {
            inForce.targets.append(ConventionTarget(id: pen.ids.next("cg"), 2 * quantity, .proposal, from: signed))
        }
        inForce.promise(.association, .followUp, "", with: &pen)
        inForce.promise(.association, .singleContact, "", with: &pen)
        inForce.promise(.partner, .proposals, "", with: &pen)
        inForce.promise(.partner, .answerDelay, "trois semaines", with: &pen)
        link(leases, to: &inForce, &pen)
        var written = DrawnConvention(
            convention: Convention(
                id: pen.ids.next("cv"), partner: other.id, site: site.id,
                .init(title: "Convention avec \(other.name)", departement: site.departement.code), state: .drafting),
            account: account)
        written.add(.contact, String(pen.today.adding(months: -7).iso.prefix(7)), .association, "", with: &pen)
        written.add(.negotiation, pen.today.adding(days: -80).iso, .both, "", with: &pen)
        written.add(.draft, pen.today.adding(days: -30).iso, .association, "Envoyé pour relecture.", with: &pen)
        return [inForce, written]
    }
}
