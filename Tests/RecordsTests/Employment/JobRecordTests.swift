import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// Jobs by their acts: from the employer's offer to a contract, and what counts for its convention.
struct JobRecordTests {
    struct Work {
        let cases: ConventionCases
        let convention: Convention
        let job: String
        let people: [String]
    }

    static func work(_ engine: Engine, positions: Int = 2) async throws -> Work {
        let cases = try await ConventionCases(engine)
        try await cases.cases.world.store.write { tx in
            try tx.insert(Partner(id: "kitchen", name: "Cuisines du Val", kind: .employer, site: "s1"))
        }
        var people: [String] = []
        for id in ["a", "ab"] {
            try await cases.cases.registered(Cases.single(id, "Farid", born: "1970-03-0\(id.count + 3)"))
            people.append(
                try await cases.cases.world.store.read { tx in
                    try tx.row("SELECT person_id FROM membership WHERE household_id = \(id)")?.text("person_id") ?? ""
                })
        }
        let (convention, job) = try await cases.act(as: .hélène) { tx, author in
            let made = try tx.createConvention(
                .init(kind: .employment, title: "Emploi", offersFrom: TestDay("2025-11-21")), with: "kitchen",
                site: "s1",
                by: author)
            try tx.takeStep(.signature, on: PartialDate(TestDay("2025-11-21")), of: made.id, version: 0, by: author)
            try tx.setTarget(4, .jobOffer, per: .year, of: made.id, by: author)
            let job = try tx.receiveJob(
                .init(
                    title: "Aide-cuisine", contract: .fixedTerm, departement: "77", positions: positions,
                    receivedOn: TestDay("2026-11-02"), convention: made.id), from: "kitchen", site: "s1", by: author)
            return (made, job.id)
        }
        return Work(cases: cases, convention: convention, job: job, people: people)
    }

    private static func rules(_ tx: any Transaction, _ author: Author) throws -> [DeadlineRule] {
        try tx.dueDay(.household("a"), on: author.today, visibleTo: author.actor).lines.map(\.item.rule)
    }

    static let contract = NewSpell(.fixedTerm, from: TestDay("2026-11-20"), term: TestDay("2027-05-19"))

    @Test(arguments: Engine.available)
    func `an interview and a hire count for the convention, and the contract stands in the file`(
        engine: Engine
    ) async throws {
        let work = try await Self.work(engine)
        let (job, person) = (work.job, work.people[0])
        try await work.cases.act(as: .alice) { tx, author in
            let one = try tx.present(person, for: job, by: author)
            try tx.interview(one.id, of: job, on: author.today, by: author)
            try tx.hire(one.id, of: job, Self.contract, on: author.today, by: author)
            #expect(try tx.spells(of: person).map(\.employer) == ["kitchen"])
        }
        let sheet = try await work.cases.sheet(work.convention.id)
        let seen = try #require(sheet?.achievement(on: TestDay("2026-11-21")))
        #expect(seen.counters.map(\.unit) == [.jobOffer, .interview, .hire])
        #expect(seen.counters.map(\.count) == [.known(1), .known(1), .known(1)])
        // Four a year, of which a year has passed.
        #expect(seen.counters.first?.percent == 25)
        #expect(sheet?.jobs.first?.applications.first?.hiredFrom == TestDay("2026-11-20"))
        #expect(
            try await work.cases.act(as: .alice) { tx, author in
                try tx.jobSheet(job, by: author)?.offer.state
            } == .open)
    }

    @Test(arguments: Engine.available)
    func `one position is filled by one hire, and of two colleagues one is told`(engine: Engine) async throws {
        let work = try await Self.work(engine, positions: 1)
        let (job, people) = (work.job, work.people)
        try await work.cases.act(as: .alice) { tx, author in
            let all = try people.map { try tx.present($0, for: job, by: author) }
            #expect(throws: JobOffer.Refusal.presentedAlready) { try tx.present(people[0], for: job, by: author) }
            try tx.hire(all[0].id, of: job, Self.contract, on: author.today, by: author)
            #expect(throws: JobOffer.Refusal.applicationIs(.withdrawn)) {
                try tx.interview(all[1].id, of: job, on: author.today, by: author)
            }
            let sheet = try tx.jobSheet(job, by: author)
            #expect(sheet?.offer.state == .filled)
            #expect(sheet?.applications.map(\.application.state) == [.hired, .withdrawn])
        }
    }

    @Test(arguments: Engine.available)
    func `an employer declines by its link, and Today tells until it is read`(engine: Engine) async throws {
        let work = try await Self.work(engine)
        let (job, person) = (work.job, work.people[0])
        let id = try await work.cases.act(as: .alice) { tx, author in
            try tx.linkEmployer(ofJob: job, tokenHash: "t", codeHash: "c", by: author)
            return try tx.present(person, for: job, by: author).id
        }
        try await work.cases.act(as: .alice) { tx, author in
            let shown = try #require(try tx.employerJobs("t"))
            #expect(try !tx.passesCheck(shown, codeHash: "no", at: author.now))
            #expect(try tx.employerJobs("t")?.link.tries == 1)
            #expect(try tx.passesCheck(shown, codeHash: "c", at: author.now))
            try tx.refuseByEmployer(
                id, .frenchLevel, words: "Merci.", in: shown, .init(author))
            #expect(try Self.rules(tx, author).contains(.jobAnswer))
            #expect(try tx.jobSheet(job, by: author)?.applications.first?.words == "Merci.")
            try tx.seeJobAnswer(id, of: job, by: author)
            #expect(try !Self.rules(tx, author).contains(.jobAnswer))
        }
    }

    @Test(arguments: Engine.available)
    func `a job is put right, and the second of two colleagues is told`(engine: Engine) async throws {
        let work = try await Self.work(engine)
        let (job, convention) = (work.job, work.convention.id)
        try await work.cases.act(as: .alice) { tx, author in
            let known = try #require(try tx.jobSheet(job, by: author)?.offer)
            var facts = known.facts
            (facts.title, facts.contract, facts.positions) = ("Cuisine", .permanent, 3)
            (facts.rome, facts.wageCents, facts.convention) = ("G1602", 190_000, nil)
            facts.startsOn = TestDay("2026-12-07")
            try tx.changeJob(job, facts, version: known.version, by: author)
            #expect(try tx.jobSheet(job, by: author)?.offer.facts == facts)
            #expect(throws: StorageError.changedMeanwhile("job_offer")) {
                try tx.changeJob(job, known.facts, version: known.version, by: author)
            }
            facts.convention = "elsewhere"
            #expect(throws: JobOffer.Refusal.conventionElsewhere) {
                try tx.changeJob(job, facts, version: known.version + 1, by: author)
            }
            facts.convention = convention
            try tx.changeJob(job, facts, version: known.version + 1, by: author)
            try tx.closeJob(job, as: .withdrawn, on: author.today, by: author)
            #expect(throws: JobOffer.Refusal.offerIs(.withdrawn)) {
                try tx.changeJob(job, facts, version: known.version + 3, by: author)
            }
        }
        #expect(try await work.cases.cases.count("journal_entry", "act = 'update' AND noun = 'jobOffer'") == 2)
        await #expect(throws: NotVisible("job_offer", job)) {
            try await work.cases.act(as: .charlie) { tx, author in
                try tx.changeJob(
                    job, .init(title: "x", departement: "77", receivedOn: author.today), version: 0, by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `another association sees no job and moves none`(engine: Engine) async throws {
        let work = try await Self.work(engine)
        let (job, person) = (work.job, work.people[0])
        let id = try await work.cases.act(as: .alice) { tx, author in
            try tx.present(person, for: job, by: author).id
        }
        try await work.cases.act(as: .charlie) { tx, author in
            let sheet = try tx.jobSheet(job, by: author)
            #expect(sheet == nil)
            #expect(try tx.jobCount(isOver: false, visibleTo: author.actor) == 0)
            #expect(throws: NotVisible.self) { try tx.present(person, for: job, by: author) }
            #expect(throws: NotVisible.self) { try tx.interview(id, of: job, on: author.today, by: author) }
        }
    }
}
