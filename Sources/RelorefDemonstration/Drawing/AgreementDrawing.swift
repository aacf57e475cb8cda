import RelorefDomain

/// A national agreement with a federation, carried out by conventions with its members on several sites: two of them
/// inherit its target, one has its own.
enum AgreementDrawing {
    static func agreement(_ frame: Frame, by account: String, _ pen: inout Pen) -> [DrawnConvention] {
        guard let federation = frame.nationals.first(where: { $0.partner.kind == .agencyNetwork })?.partner,
            let home = frame.sites.first(where: { $0.departement.code == "77" })
        else { return [] }
        var national = national(federation, home, account, &pen)
        national.say(
            "Ouvrir aux ménages des logements gérés par les agences adhérentes, avec un suivi de six mois.",
            on: national.convention.id, ConventionClause.object.rawValue, with: &pen)
        national.say(
            "Un seul interlocuteur de l’association par agence, qui répond sous deux jours ouvrés.",
            on: national.convention.id, ConventionClause.association.rawValue, with: &pen)
        national.say(
            "L’agence propose ses logements avant leur publication et motive ses refus.",
            on: national.convention.id, ConventionClause.partner.rawValue, with: &pen)
        let others = frame.sites.filter { $0.departement.code != "77" }
        let carriers = ([home] + others).lazy.compactMap { site in
            site.landlords.first { $0.parent == federation.id }.map { (site, $0) }
        }.prefix(3)
        return [national]
            + carriers.enumerated().map { place, found in
                local(found.1, found.0, place, under: national.convention, account, &pen)
            }
    }

    private static func national(
        _ federation: Partner, _ home: DrawnSite, _ account: String, _ pen: inout Pen
    ) -> DrawnConvention {
        let signed = pen.today.adding(months: -30)
        var drawn = DrawnConvention(
            convention: Convention(
                id: pen.ids.next("cv"), partner: federation.id, site: home.id,
                .init(
                    level: .national, title: "Accord-cadre national avec la \(federation.name)", offersFrom: signed,
                    noticeDays: 120, isTacit: true),
                state: .active, signedOn: signed, from: signed, to: signed.adding(months: 48).adding(days: -1)),
            account: account)
        drawn.add(.contact, String(signed.adding(months: -14).iso.prefix(7)), .association, "", with: &pen)
        drawn.add(
            .negotiation, String(signed.adding(months: -8).iso.prefix(7)), .both, "Deux rencontres au siège.",
            with: &pen)
        drawn.add(.draft, String(signed.adding(months: -4).iso.prefix(7)), .association, "", with: &pen)
        drawn.add(.signature, signed.iso, .both, "", with: &pen)
        drawn.add(.entry, signed.iso, nil, "", with: &pen)
        drawn.targets = [ConventionTarget(id: pen.ids.next("cg"), 2, .lease, from: signed)]
        let meeting = SteeringMeeting(
            id: pen.ids.next("cm"), of: drawn.convention.id, plannedOn: pen.today.adding(months: -7),
            heldOn: pen.today.adding(months: -7))
        drawn.meetings = [meeting]
        drawn.say("Bilan des conventions locales, agences à solliciter.", on: meeting.id, "agenda", with: &pen)
        drawn.promise(.association, .report, "", dueOn: pen.today.adding(days: -18), with: &pen)
        drawn.promise(.partner, .steeringCommittee, "chaque année", .kept, on: meeting.heldOn, with: &pen)
        return drawn
    }

    private static func local(
        _ agency: Partner, _ site: DrawnSite, _ place: Int, under national: Convention, _ account: String,
        _ pen: inout Pen
    ) -> DrawnConvention {
        let signed = pen.today.adding(months: -22 + place * 5)
        var drawn = DrawnConvention(
            convention: Convention(
                id: pen.ids.next("cv"), partner: agency.id, site: site.id,
                .init(
                    title: "Convention avec \(agency.name)", departement: site.departement.code, offersFrom: signed,
                    noticeDays: 60, isTacit: true, framework: national.id),
                state: .active, signedOn: signed, from: signed, to: signed.adding(months: 36).adding(days: -1)),
            account: account)
        drawn.add(.contact, String(signed.adding(months: -3).iso.prefix(7)), .association, "", with: &pen)
        drawn.add(.signature, signed.iso, .both, "", with: &pen)
        drawn.add(.entry, signed.iso, nil, "", with: &pen)
        if place == 0 {
            drawn.targets = [ConventionTarget(id: pen.ids.next("cg"), 4, .lease, from: signed)]
        }
        drawn.promise(
            .partner, .vacancyList, "le premier lundi du mois", dueOn: pen.today.adding(days: -12 - place), with: &pen)
        drawn.promise(.partner, .answerDelay, "dix jours", with: &pen)
        drawn.promise(.association, .followUp, "", .kept, on: pen.today.adding(days: -40), with: &pen)
        return drawn
    }
}
