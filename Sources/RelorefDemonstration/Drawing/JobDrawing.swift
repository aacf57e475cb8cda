import RelorefDomain

/// A job that an employer proposes, with those who were presented.
struct DrawnJob: Sendable {
    let offer: JobOffer
    let applications: [JobApplication]
    let account: String
}

/// A convention with an employer where the main accounts work, and its jobs: one looked for, one filled by somebody whose
/// contract stands in the file, one taken back.
struct JobDrawing {
    let convention: DrawnConvention
    let jobs: [DrawnJob]

    /// Nil where nobody of the site works for one of its employers.
    init?(_ frame: Frame, _ households: [DrawnHousehold], by account: String, _ pen: inout Pen) {
        guard let site = frame.sites.first(where: { $0.departement.code == "77" }) else { return nil }
        let mine = households.filter { $0.household.site == site.id && $0.household.closedOn == nil }
        let signed = pen.today.adding(months: -16)
        let hires = mine.flatMap { household in
            household.spells.filter {
                $0.from >= signed && $0.from <= pen.today && $0.to.map { $0 >= pen.today } ?? true
            }
            .map { (household, $0) }
        }
        let found = hires.lazy.compactMap { household, spell in
            site.employers.first { $0.id == spell.employer }.map { ($0, household, spell) }
        }.first
        guard let (employer, household, spell) = found else { return nil }
        let drawn = Self.convention(employer, site, signed, account, &pen)
        let draw = Draw(employer: employer.id, site: site, convention: drawn.convention.id, account: account)
        let seekers = Self.seekers(mine, on: pen.today)
        convention = drawn
        jobs = [
            draw.filled(spell, of: household, &pen), draw.withdrawn(seekers.dropFirst(2).first, &pen),
            draw.open(Array(seekers.prefix(2)), &pen),
        ]
    }

    /// Grown-ups of open files who have no contract now.
    private static func seekers(
        _ households: [DrawnHousehold], on today: Day
    ) -> [(household: Household, person: String)] {
        households.compactMap { household in
            let adult = household.people.first { person in
                person.born.adding(months: 18 * 12) <= today
                    && !household.spells.contains { $0.person == person.person.id && $0.covers(today) }
            }
            return adult.map { (household.household, $0.person.id) }
        }
    }

    private static func convention(
        _ employer: Partner, _ site: DrawnSite, _ signed: Day, _ account: String, _ pen: inout Pen
    ) -> DrawnConvention {
        var drawn = DrawnConvention(
            convention: Convention(
                id: pen.ids.next("cv"), partner: employer.id, site: site.id,
                .init(
                    kind: .employment, title: "Convention avec \(employer.name)", departement: site.departement.code,
                    offersFrom: signed, noticeDays: 60, isTacit: true),
                state: .active, signedOn: signed, from: signed, to: signed.adding(months: 24).adding(days: -1)),
            account: account)
        drawn.add(.contact, String(signed.adding(months: -4).iso.prefix(7)), .association, "", with: &pen)
        drawn.add(.signature, signed.iso, .both, "", with: &pen)
        drawn.add(.entry, signed.iso, nil, "", with: &pen)
        drawn.targets = [ConventionTarget(id: pen.ids.next("cg"), 3, .hire, from: signed)]
        drawn.promise(.association, .preparation, "", .kept, on: pen.today.adding(days: -60), with: &pen)
        drawn.promise(.partner, .reasonedRefusal, "", with: &pen)
        return drawn
    }
}

/// The jobs of one employer.
private struct Draw {
    let employer: String
    let site: DrawnSite
    let convention: String
    let account: String

    func filled(_ spell: EmploymentSpell, of household: DrawnHousehold, _ pen: inout Pen) -> DrawnJob {
        let id = pen.ids.next("jo")
        let decided = spell.from.adding(days: -5)
        let received = decided.adding(days: -24)
        var facts = facts("Agente ou agent d’entretien", received)
        facts.contract = spell.contract
        facts.weeklyHoursTenths = spell.weeklyHoursTenths
        let application = JobApplication(
            id: pen.ids.next("ja"), offer: id, person: spell.person, household: household.household.id,
            site: household.household.site, state: .hired, presentedOn: decided.adding(days: -14),
            interviewOn: decided.adding(days: -3), decidedOn: decided, spell: spell.id)
        return DrawnJob(
            offer: JobOffer(id: id, site: site.id, partner: employer, facts, state: .filled, endedOn: decided),
            applications: [application], account: account)
    }

    func withdrawn(_ seeker: (household: Household, person: String)?, _ pen: inout Pen) -> DrawnJob {
        let id = pen.ids.next("jo")
        let ended = pen.today.adding(days: -40)
        let applications = seeker.map { seeker in
            JobApplication(
                id: pen.ids.next("ja"), offer: id, person: seeker.person, household: seeker.household.id,
                site: seeker.household.site, state: .notHired, presentedOn: ended.adding(days: -25),
                interviewOn: ended.adding(days: -12), decidedOn: ended.adding(days: -10), refusedBy: .employer,
                reason: JobApplication.EmployerReason.availability.rawValue)
        }
        return DrawnJob(
            offer: JobOffer(
                id: id, site: site.id, partner: employer, facts("Commis de cuisine", ended.adding(days: -38)),
                state: .withdrawn, endedOn: ended), applications: applications.map { [$0] } ?? [], account: account)
    }

    func open(_ seekers: [(household: Household, person: String)], _ pen: inout Pen) -> DrawnJob {
        let id = pen.ids.next("jo")
        var facts = facts("Aide-cuisinière ou aide-cuisinier", pen.today.adding(days: -12))
        facts.contract = .fixedTerm
        (facts.weeklyHoursTenths, facts.wageCents, facts.positions) = (350, 184_000, 2)
        (facts.startsOn, facts.answerBy) = (pen.today.adding(days: 30), pen.today.adding(days: 18))
        let applications = seekers.enumerated().map { place, seeker in
            JobApplication(
                id: pen.ids.next("ja"), offer: id, person: seeker.person, household: seeker.household.id,
                site: seeker.household.site, state: place == 0 ? .interview : .presented,
                presentedOn: pen.today.adding(days: -8 + place),
                interviewOn: place == 0 ? pen.today.adding(days: -2) : nil)
        }
        return DrawnJob(
            offer: JobOffer(id: id, site: site.id, partner: employer, facts), applications: applications,
            account: account)
    }

    private func facts(_ title: String, _ received: Day) -> JobOffer.Facts {
        JobOffer.Facts(
            title: title, departement: site.departement.code, receivedOn: received, convention: convention)
    }
}
