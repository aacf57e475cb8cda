import RelorefDomain
import RelorefRecords
import RelorefStorage

/// What a letter says of one household: each field with what stands for it, and where what is missing is filled in.
struct LetterFilling {
    let ask: Ask
    let file: HouseholdFile
    let kind: LetterKind
    /// The stay, the follow-up, the plan or the appointment that the address names; empty for the household's own.
    let subject: String
    let home: HomePlace?
    let followUp: FollowUpFile?
    let plan: ArrearsPlan?
    /// To which a summons calls.
    let appointment: AppointmentFile?
    let place: LetterPlace
    /// A letter's own language, whatever its reader's screen speaks.
    private let french: Language

    init(_ ask: Ask, _ file: HouseholdFile, _ kind: LetterKind, subject: String, _ tx: any Transaction) throws {
        (self.ask, self.file, self.kind, self.subject) = (ask, file, kind, subject)
        let author = try ask.author()
        let followUps =
            kind.subject == .followUp || kind.subject == .plan
            ? try tx.followUps(of: file.household.id, by: author) ?? [] : []
        appointment =
            kind.subject == .household && !subject.isEmpty
            ? try tx.appointments(of: file.household.id, by: author)?.first { $0.id == subject } : nil
        switch kind.subject {
        case .home, .household:
            let homes = file.homes.filter { $0.stay.state == .active || $0.stay.state == .planned }
            let relays = homes.filter { $0.stay.kind == .relay }
            (plan, followUp) = (nil, nil)
            switch kind.subject {
            case .home: home = subject.isEmpty ? relays.last : relays.first { $0.id == subject }
            default: home = file.home
            }
        case .followUp:
            plan = nil
            followUp = subject.isEmpty ? followUps.first : followUps.first { $0.id == subject }
            home = nil
        case .plan:
            let all = followUps.flatMap(\.plans)
            let found = subject.isEmpty ? all.first { $0.isRunning } ?? all.first : all.first { $0.id == subject }
            plan = found
            followUp = followUps.first { $0.id == found?.followUp } ?? (subject.isEmpty ? followUps.first : nil)
            home = nil
        case .partner: (plan, followUp, home) = (nil, nil, nil)
        }
        guard subject.isEmpty || (kind.subject == .home ? home != nil : followUp != nil || appointment != nil) else {
            throw AccessRefusal.notFound
        }
        place = try tx.letterPlace(of: file.household, home: home?.stay ?? followUp?.lease, by: author)
        french = ask.services.catalogue.language("fr")
    }

    /// The stay or the lease that the letter is about.
    var accommodation: Accommodation? { home?.stay ?? followUp?.lease }

    private var whereabouts: HomePlace? { home ?? file.homes.first { $0.id == followUp?.lease.id } }

    /// - Parameter isFrench: values of a translation are those that any language writes alike.
    func values(_ fields: Set<LetterField>, isFrench: Bool = true) -> [LetterField: LetterValue] {
        var values: [LetterField: LetterValue] = [:]
        for field in fields {
            if let rows = rows(field, isFrench) {
                values[field] = .rows(rows)
            } else if let text = text(field, isFrench)?.nonEmpty {
                values[field] = .text(text)
            }
        }
        return values
    }

    private func rows(_ field: LetterField, _ isFrench: Bool) -> [[String]]? {
        switch field {
        case .persons:
            guard !file.present.isEmpty else { return nil }
            return file.present.map { one in
                [
                    one.member.identity?.display ?? "",
                    isFrench ? birth(one.member.birth) : french.typed(one.member.birth),
                ]
            }
        case .payments:
            guard let plan else { return nil }
            return plan.instalments.map { [String($0.position), day($0.dueOn, isFrench), money($0.cents, isFrench)] }
                + [[isFrench ? french("Total") : "=", "", money(plan.debtCents, isFrench)]]
        default: return nil
        }
    }

    private func birth(_ date: PartialDate) -> String {
        switch date.precision {
        case .day: french("né(e) le {jour}", ["jour": french.typed(date)])
        case .month, .year: french("né(e) vers {date}", ["date": french.typed(date)])
        case .unknown: ""
        }
    }

    private func text(_ field: LetterField, _ isFrench: Bool) -> String? {
        if field.isTyped { return typed(field) }
        return standing(field) ?? dated(field).map { day($0, isFrench) } ?? followed(field, isFrench)
    }

    /// What only the letter's writer says; of an appointment it is proposed.
    func typed(_ field: LetterField) -> String? {
        if ask.form.has(field.rawValue) { return ask.form.filled(field.rawValue) }
        guard let one = appointment?.appointment else { return nil }
        return switch field {
        case .meeting: french("{jour} à {heure}", ["jour": french.day(one.on), "heure": french.time(one.at)])
        case .place:
            appointment?.texts.place.nonEmpty
                ?? (one.place == .office
                    ? file.siteName : ask.services.labels("appointmentPlace", one.place, french))
        case .matter: ask.services.labels("appointmentKind", one.kind, french)
        default: nil
        }
    }

    private func standing(_ field: LetterField) -> String? {
        switch field {
        case .association: return followUp?.association ?? place.association
        case .site: return file.siteName
        case .household: return file.head?.member.identity?.display
        case .referent: return file.referentName
        case .commune: return whereabouts?.communeName
        case .landlord: return followUp?.landlord ?? place.landlord
        case .address:
            guard let address = place.address, !address.street.isEmpty else { return nil }
            let town = [address.postalCode, whereabouts?.communeName ?? ""].filter { !$0.isEmpty }
            return ([address.street, address.complement, address.lot] + [town.joined(separator: " ")])
                .filter { !$0.isEmpty }.joined(separator: ", ")
        default: return nil
        }
    }

    private func dated(_ field: LetterField) -> Day? {
        switch field {
        case .today: ask.today
        case .movedIn: accommodation.flatMap { $0.from ?? $0.plannedFrom }
        case .term: accommodation.flatMap { $0.termOn ?? $0.plannedTo }
        case .followedFrom: followUp?.followUp.start
        case .followedUntil: followUp.map { $0.followUp.closing?.day ?? $0.followUp.end }
        case .agreedOn: plan?.signedOn
        default: nil
        }
    }

    /// Facts on the visits and the rent only (domain § 2.h).
    private func followed(_ field: LetterField, _ isFrench: Bool) -> String? {
        guard let followUp else { return nil }
        switch field {
        case .visits:
            let visits = followUp.contacts.count { $0.contact.met && $0.contact.kind == .visit }
            return isFrench ? french.plural(visits, "{n} visite faite", "{n} visites faites") : String(visits)
        case .contacts:
            let end = min(followUp.followUp.closing?.day ?? ask.today, ask.today)
            let (done, planned) = followUp.schedule.completion(on: end)
            return isFrench
                ? french(
                    "{faits} contacts faits à temps sur {prévus} prévus",
                    ["faits": String(done), "prévus": String(planned)])
                : "\(done)/\(planned)"
        case .rentsPaid:
            let checked = followUp.checks.filter { $0.status != .unknown }
            let paid = checked.count { $0.status == .ok }
            return isFrench
                ? french(
                    "{payés} mois de loyer payés à temps sur {vérifiés} vérifiés",
                    ["payés": String(paid), "vérifiés": String(checked.count)])
                : "\(paid)/\(checked.count)"
        case .owed:
            let cents =
                plan?.debtCents
                ?? followUp.checks.filter { !$0.isSettled(by: followUp.plans) }.compactMap(\.owedCents).reduce(0, +)
            return cents > 0 ? money(cents, isFrench) : nil
        default: return nil
        }
    }

    private func day(_ day: Day, _ isFrench: Bool) -> String { isFrench ? french.shortDay(day) : ask.dayField(day) }
    private func money(_ cents: Int, _ isFrench: Bool) -> String { french.money(cents: cents) }
}

/// Something that a letter asks for and that is not known yet.
struct MissingInLetter {
    let label: String
    /// Where it is filled in; nil where only somebody else can.
    let link: String?
    var isTyped = false
}

extension LetterFilling {
    /// What must be filled in before the letter can be made.
    func missing(in template: LetterTemplate) -> [MissingInLetter] {
        let fields = template.text.fields
        let known = values(fields)
        var missing = LetterField.allCases.filter { fields.contains($0) && known[$0] == nil }.map { field in
            MissingInLetter(
                label: LetterNames.field(field, ask.l), link: link(to: field), isTyped: field.isTyped)
        }
        if kind.needsLandlordConsent,
            !file.consents.contains(where: { $0.kind == .landlordContact && $0.withdrawnOn == nil })
        {
            missing.append(
                MissingInLetter(
                    label: ask.l("Accord du ménage pour qu’on parle de lui à son bailleur"), link: act("accord")))
        }
        return missing
    }

    private func link(to field: LetterField) -> String? {
        let code = file.household.code
        if field.isTyped { return "#\(field.rawValue)" }
        switch field {
        case .household, .persons: return Link.household(code, .members).path
        case .address, .commune, .landlord:
            guard let dwelling = whereabouts?.dwellingCode, ask.may(.seeStock) else {
                return Link.household(code, .housing).path
            }
            return Link.dwelling(dwelling).path
        case .movedIn, .term: return Link.household(code, .housing).path
        case .followedFrom, .followedUntil, .visits, .contacts, .rentsPaid, .owed:
            return Link.household(code, .followUp).path
        case .agreedOn, .payments: return act("plan-d-apurement")
        case .referent: return Link.household(code).path
        default: return nil
        }
    }

    private func act(_ noun: String) -> String { Link.act(.household(file.household.code), noun).path }
}
