import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// The last act on a job is taken back by whoever did it, and by nobody else.
struct JobUndoTests {
    private static func undo(_ work: JobRecordTests.Work, as who: Cast = .alice) async throws -> JobOffer.Refusal? {
        let job = work.job
        do {
            try await work.cases.act(as: who) { tx, author in try tx.undoLastAct(ofJob: job, by: author) }
        } catch let refusal as JobOffer.Refusal {
            return refusal
        }
        return nil
    }

    private static func states(_ work: JobRecordTests.Work) async throws -> [String] {
        let job = work.job
        return try await work.cases.act(as: .alice) { tx, author in
            guard let sheet = try tx.jobSheet(job, by: author) else { return [] }
            return [sheet.offer.state.rawValue]
                + sheet.applications.map { $0.application.state.rawValue + ($0.words == nil ? "" : "*") }
        }
    }

    @Test(arguments: Engine.available)
    func `a refusal, an interview, a closing and a presentation are taken back one at a time`(engine: Engine)
        async throws
    {
        let work = try await JobRecordTests.work(engine)
        let (job, person) = (work.job, work.people[0])
        let id = try await work.cases.act(as: .alice) { tx, author in try tx.present(person, for: job, by: author).id }
        try await work.cases.act(as: .alice) { tx, author in
            try tx.refuseByEmployer(id, of: job, .mobility, on: author.today, words: "Trop loin.", by: author)
        }
        #expect(try await Self.states(work) == ["open", "notHired*"])
        #expect(try await Self.undo(work) == nil)
        #expect(try await Self.states(work) == ["open", "presented"])
        #expect(try await Self.undo(work) == .notUndone)
        try await work.cases.act(as: .alice) { tx, author in
            try tx.interview(id, of: job, on: author.today, by: author)
        }
        #expect(try await Self.undo(work) == nil)
        try await work.cases.act(as: .hélène) { tx, author in
            try tx.closeJob(job, as: .withdrawn, on: author.today, by: author)
        }
        #expect(try await Self.states(work) == ["withdrawn", "withdrawn"])
        #expect(try await Self.undo(work, as: .alice) == .notUndone)
        #expect(try await Self.undo(work, as: .hélène) == nil)
        #expect(try await Self.states(work) == ["open", "presented"])
        #expect(try await work.cases.cases.count("journal_entry", "act = 'undoApplication'") == 3)
    }

    @Test(arguments: Engine.available)
    func `somebody presented by mistake is gone again, and a contract stays`(engine: Engine) async throws {
        let work = try await JobRecordTests.work(engine)
        let (job, people) = (work.job, work.people)
        try await work.cases.act(as: .alice) { tx, author in _ = try tx.present(people[0], for: job, by: author) }
        #expect(try await Self.undo(work) == nil)
        #expect(try await Self.states(work) == ["open"])
        try await work.cases.act(as: .alice) { tx, author in
            let one = try tx.present(people[0], for: job, by: author)
            try tx.hire(one.id, of: job, JobRecordTests.contract, on: author.today, by: author)
        }
        #expect(try await Self.undo(work) == .notUndone)
        await #expect(throws: NotVisible("job_offer", job)) { try await Self.undo(work, as: .charlie) }
        #expect(try await Self.states(work) == ["open", "hired"])
        #expect(try await work.cases.cases.count("job_undo") == 0)
    }
}
