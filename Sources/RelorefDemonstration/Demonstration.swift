package import RelorefDomain
package import RelorefRecords
package import RelorefStorage

/// How large a demonstration is.
package enum DemonstrationSize: Sendable, Hashable {
    /// The network of 2004–2009, and today.
    case s
    /// 5,000 households and 900 relay dwellings in all; the years 2004–2009 stay as they are.
    case m
    /// 50,000 households.
    case l
    case households(Int)

    /// How many households in all, at least; nil for no more than the network and today.
    var households: Int? {
        switch self {
        case .s: nil
        case .m: 5_000
        case .l: 50_000
        case .households(let count): count
        }
    }
}

/// What whoever started the demonstration is told.
package struct DemoResult: Sendable {
    /// One account for each role, of the first association or of the whole network.
    package let accounts: [DemoAccount]
    /// Two accounts of the second association, who see nothing of the first.
    package let otherAssociation: [DemoAccount]
    package let households: Int
}

/// Invented people whose figures come out exact: the same plan, seed, day and size give the same records.
package struct Demonstration: Sendable {
    package let plan: NetworkPlan
    package let seed: UInt64
    package let today: Day
    package let size: DemonstrationSize
    /// Landlords' offers beside the demonstration's own, a thousand a convention: to measure how the pages grow.
    package let offers: Int

    package init(
        plan: NetworkPlan = .leaflet, seed: UInt64 = 1, today: Day, size: DemonstrationSize = .s, offers: Int = 0
    ) {
        self.plan = plan
        self.seed = seed
        self.today = today
        self.size = size
        self.offers = offers
    }

    /// Fills a migrated, empty database; the reference lists are loaded too where they are missing.
    ///
    /// - Parameter hashPassword: called once, for the password that all accounts share.
    /// - Throws: `PlanFault` before anything is written when no network has the plan's figures.
    package func write(
        into store: any Store, vault: Vault, hashPassword: @Sendable (String) async throws -> String
    ) async throws -> DemoResult {
        try plan.check()
        try await ReferenceData.load(into: store)
        return try await writeNetwork(into: store, vault: vault, hashPassword: hashPassword)
    }

    /// The same without the reference lists.
    package func writeNetwork(
        into store: any Store, vault: Vault, hashPassword: @Sendable (String) async throws -> String
    ) async throws -> DemoResult {
        var pen = try Pen(seed: seed, today: today)
        var frame = try Frame(departements: plan.departements, &pen)
        let accounts = AccountDrawing.accounts(frame, &pen)
        frame.contacts = frame.contacts(accounts.main, &pen)
        var past = try PastNetwork(plan, frame: frame, &pen)
        var present = PresentNetwork(&past, frame: frame, accounts: accounts, &pen)
        if let wanted = size.households { frame.open(sitesFor: wanted, &pen) }
        let desk = Desk(store: store, vault: vault, accounts: accounts.main, today: today, pen: &pen)
        let hash = try await hashPassword(AccountDrawing.password)
        try await desk.write(frame, accounts: accounts.main + accounts.other, passwordHash: hash)
        try await desk.write(past.homes)
        let officer = accounts.main.first { $0.told.role == .partnershipOfficer } ?? accounts.main[0]
        var conventions = ConventionDrawing.conventions(
            frame, past.households + present.households, by: officer.id, &pen)
        var drawing = OfferDrawing(pen, by: officer.id)
        let offers = drawing.offers(frame, &present.households, &conventions, &pen)
        var guaranteed = GuaranteeDrawing(pen, by: officer.id)
        let accepted = Set(offers.flatMap(\.candidates).filter { $0.state == .accepted }.map(\.household))
        let home = frame.sites.first { $0.departement.code == "77" }?.id
        guaranteed.add(to: &present.households, past: &past.households, at: home, accepted: accepted, &pen)
        let jobs = JobDrawing(frame, present.households, by: officer.id, &pen)
        try await desk.write(past.households + present.households)
        try await desk.write(conventions + (jobs.map { [$0.convention] } ?? []))
        try await desk.write(offers)
        try await desk.write(jobs?.jobs ?? [])
        var count = past.households.count + present.households.count
        if let wanted = size.households {
            try await store.gatherStatistics()
            var filler = FillerStream(
                households: wanted - count, past: past, present: present, frame: frame,
                referents: PresentNetwork.referents(accounts.main + accounts.other), &pen)
            count += try await desk.write(&filler, &pen)
        }
        if self.offers > 0 {
            var stream = OfferStream(offers: self.offers, frame, present.households, by: officer.id, pen)
            try await desk.write(&stream, &pen)
            try await store.gatherStatistics()
        }
        try await desk.journal(self, households: count)
        return DemoResult(
            accounts: accounts.main.map(\.told), otherAssociation: accounts.other.map(\.told), households: count)
    }
}
