import RelorefDomain

/// The network today: the dwellings that were in service at the end of 2009 live on.
struct PresentNetwork: Sendable {
    var households: [DrawnHousehold] = []
    /// For each relay dwelling of the past, the day from which a household of today has lived there.
    private(set) var takenFrom: [Day?]

    /// Of a hundred dwellings in service, those that are empty today.
    private static let emptyShare = 10

    init(
        _ past: inout PastNetwork, frame: Frame, accounts: (main: [DrawnAccount], other: [DrawnAccount]),
        _ pen: inout Pen
    ) {
        takenFrom = past.homes.map { _ in nil }
        let inService = past.homes.indices.filter { past.homes[$0].dwelling.serviceTo == nil }
        let sites = Dictionary(frame.sites.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let referents = PresentNetwork.referents(accounts.main + accounts.other)
        let empty = Set(pen.dice.shuffled(inService).prefix((inService.count * PresentNetwork.emptyShare + 50) / 100))
        var stays = PresentStays(count: inService.count - empty.count, &pen)
        var emptied = 0
        for place in inService {
            guard let site = sites[past.homes[place].dwelling.site] else { continue }
            let referent = referents[site.id]
            past.addChecks(to: place, &pen)
            var drawn: DrawnHousehold
            if empty.contains(place) {
                drawn = past.leave(place, number: emptied, at: site, referent: referent, &pen)
                addCandidate(for: past.homes[place], number: emptied, at: site, referent, &pen)
                emptied += 1
            } else {
                drawn = stays.household(in: past.homes[place], at: site, referent: referent, &pen)
            }
            takenFrom[place] = drawn.stays.first { $0.kind == .relay }?.from
            NoteDrawing.add(to: &drawn, author: referent, &pen)
            households.append(drawn)
        }
        addWaiting(frame, referents, &pen)
        households = Planted.added(to: households, frame: frame, referents: referents, &pen)
        follow(frame, referents, &pen)
        search(frame, referents, &pen)
        var papers = DocumentDrawing(pen)
        for place in households.indices {
            papers.add(to: &households[place], referent: referents[households[place].household.site], &pen)
        }
    }

    /// Those who moved into a home of their own within the last six months are visited.
    private mutating func follow(_ frame: Frame, _ referents: [String: String], _ pen: inout Pen) {
        var drawing = FollowUpDrawing(pen)
        for site in frame.sites where referents[site.id] != nil {
            households += drawing.moved(at: site, referent: referents[site.id], &pen)
        }
        var appointments = AppointmentDrawing(pen)
        for place in households.indices {
            let referent = referents[households[place].household.site]
            drawing.add(to: &households[place], referent: referent, &pen)
            appointments.add(to: &households[place], by: referent, &pen)
        }
        var incidents = IncidentDrawing(pen)
        for place in households.indices {
            incidents.add(to: &households[place], referent: referents[households[place].household.site], &pen)
        }
        var pathways = PathwayDrawing(pen)
        for place in households.indices {
            pathways.add(to: &households[place], referent: referents[households[place].household.site], &pen)
        }
    }

    /// Some of them look for a home, or did.
    private mutating func search(_ frame: Frame, _ referents: [String: String], _ pen: inout Pen) {
        var drawing = HousingSearchDrawing(pen)
        let sites = Dictionary(frame.sites.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for place in households.indices {
            guard let site = sites[households[place].household.site] else { continue }
            drawing.add(to: &households[place], at: site, referent: referents[site.id], &pen)
        }
    }

    /// Who is the referent of each site that has one.
    static func referents(_ accounts: [DrawnAccount]) -> [String: String] {
        let referents = accounts.filter { $0.told.role == .referent }
        return Dictionary(
            referents.compactMap { account in account.grant.site.map { ($0, account.id) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// A household admitted to every third empty dwelling; another one waits for the committee elsewhere.
    private mutating func addCandidate(
        for home: DrawnDwelling, number: Int, at site: DrawnSite, _ referent: String?, _ pen: inout Pen
    ) {
        guard number % 3 == 0 else { return }
        var drawn = PresentVacancies.waiting(at: site, size: home.capacity, referent: referent, &pen)
        PresentVacancies.plan(&drawn, into: home, at: site, &pen)
        households.append(drawn)
    }

    /// Households in centres, a few at every site and more at those that have a referent.
    private mutating func addWaiting(_ frame: Frame, _ referents: [String: String], _ pen: inout Pen) {
        for site in frame.sites + [frame.otherSite] {
            let count = site.id == frame.otherSite.id ? 14 : referents[site.id] == nil ? 1 : 8
            for _ in 0..<count {
                var drawn = PresentVacancies.waiting(
                    at: site, size: pen.dice.weighted([(1, 4), (2, 2), (3, 2), (4, 2), (5, 1)], or: 2),
                    referent: referents[site.id], &pen)
                NoteDrawing.add(to: &drawn, author: referents[site.id], &pen)
                if pen.ids.count("waiting") % 9 == 4 { PresentPapers.loseBirth(of: drawn.people.count - 1, in: &drawn) }
                households.append(drawn)
            }
        }
    }
}

extension PastNetwork {
    mutating func leave(
        _ place: Int, number: Int, at site: DrawnSite, referent: String?, _ pen: inout Pen
    ) -> DrawnHousehold {
        PresentVacancies.departure(from: &homes[place], number: number, at: site, referent: referent, &pen)
    }

    /// Diagnostics and insurance in force, some of them about to end.
    mutating func addChecks(to place: Int, _ pen: inout Pen) {
        let kinds: [(DiagnosticKind, Int)] = [(.smokeAlarm, 12), (.insurance, 12), (.dpe, 120), (.electricity, 72)]
        for (kind, months) in kinds {
            let left = pen.dice.chance(15) ? pen.dice.number(-6, 28) : pen.dice.number(40, 330)
            let expiry = pen.today.adding(days: left)
            homes[place].checks.append(
                DwellingCheck(
                    id: pen.ids.next("v"), dwelling: homes[place].dwelling.id, kind: kind,
                    doneOn: expiry.adding(months: -months), expiresOn: expiry,
                    result: kind == .dpe ? pen.dice.one(of: ["B", "C", "C", "D", "D", "E"], or: "D") : nil))
        }
    }
}
