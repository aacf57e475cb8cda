import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// How fast an employer answers on the people who are presented to it.
struct EmployerAnswerTests {
    @Test(arguments: Engine.available)
    func `from the day of the presentation to the employer's decision, of one's own sites`(engine: Engine) async throws
    {
        let work = try await JobRecordTests.work(engine)
        let (job, people) = (work.job, work.people)
        try await work.cases.cases.world.store.write { tx in
            let now = work.cases.cases.world.now
            try tx.insert(
                JobOffer(
                    id: "theirs", site: "s3", partner: "kitchen",
                    .init(title: "Plonge", departement: "77", receivedOn: TestDay("2026-10-01"))), by: "charlie",
                at: now)
            let all: [(String, String, JobApplication.State, String, String?, JobApplication.Party?)] = [
                ("a", job, .notHired, "2026-11-02", "2026-11-06", .employer),
                ("b", job, .notHired, "2026-11-02", "2026-11-03", .person),
                ("c", job, .interview, "2026-11-09", nil, nil), ("d", job, .presented, "2026-11-05", nil, nil),
                ("e", job, .withdrawn, "2026-11-05", nil, nil),
                ("f", "theirs", .presented, "2026-11-01", nil, nil),
            ]
            for (id, offer, state, presented, decided, party) in all {
                try tx.insert(
                    JobApplication(
                        id: id, offer: offer, person: people[0], household: "a", site: "s1", state: state,
                        presentedOn: TestDay(presented), decidedOn: decided.map(TestDay), refusedBy: party,
                        reason: party == nil ? nil : "other"), by: "alice", at: now)
            }
        }
        try await work.cases.act(as: .alice) { tx, author in
            let times = try tx.employerAnswerTimes(of: "kitchen", visibleTo: author.actor)
            #expect(times.days == [4] && times.waiting == [TestDay("2026-11-05"), TestDay("2026-11-09")])
            func ids(_ isAnswered: Bool?) throws -> [String] {
                try tx.sentApplications(to: "kitchen", answered: isAnswered, limit: 9, visibleTo: author.actor).map(
                    \.id)
            }
            #expect(try ids(nil) == ["d", "c", "a"])
            #expect(try ids(true) == ["a"])
            #expect(try ids(false) == ["d", "c"])
        }
        try await work.cases.act(as: .charlie) { tx, author in
            let times = try tx.employerAnswerTimes(of: "kitchen", visibleTo: author.actor)
            #expect(times.days.isEmpty && times.waiting == [TestDay("2026-11-01")])
        }
    }
}
