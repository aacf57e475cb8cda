import RelorefDomain
import Testing

/// A job and those presented for it: what follows what, and what is refused.
struct JobOfferTests {
    private static let today = Day(number: 20_000)

    private static func offer(positions: Int = 1, answerBy: Day? = nil) -> JobOffer {
        JobOffer(
            id: "j", site: "s", partner: "p",
            .init(
                title: "Cuisine", departement: "77", positions: positions, receivedOn: today.adding(days: -10),
                answerBy: answerBy))
    }

    private static func application(_ id: String = "a", _ state: JobApplication.State = .presented) -> JobApplication {
        JobApplication(
            id: id, offer: "j", person: "p-" + id, household: "h", site: "s", state: state,
            presentedOn: today.adding(days: -5))
    }

    @Test func `a person is presented once at a time, while the job is looked for and in time`() throws {
        let offer = Self.offer()
        try offer.mayPresent("p-a", beside: [Self.application("a", .notHired)], today: Self.today)
        #expect(throws: JobOffer.Refusal.presentedAlready) {
            try offer.mayPresent("p-a", beside: [Self.application()], today: Self.today)
        }
        let last = Self.today.adding(days: -1)
        #expect(throws: JobOffer.Refusal.tooLate(last)) {
            try Self.offer(answerBy: last).mayPresent("p", beside: [], today: Self.today)
        }
    }

    @Test func `what is said of a job is put right while it is looked for, in step with what came of it`() throws {
        var offer = Self.offer(positions: 2)
        let presented = Self.today.adding(days: -5)
        func changed(_ change: (inout JobOffer.Facts) -> Void) -> JobOffer.Facts {
            var facts = offer.facts
            change(&facts)
            return facts
        }
        let others = [Self.application("a", .hired), Self.application("b")]
        let refused: [(JobOffer.Facts, JobOffer.Refusal)] = [
            (changed { $0.title = "  " }, .untitled), (changed { $0.positions = 1 }, .positionsTaken(1)),
            (changed { $0.positions = 100 }, .positions),
            (changed { $0.receivedOn = Self.today.adding(days: -4) }, .presentedBefore(presented)),
            (changed { $0.answerBy = Self.today.adding(days: -11) }, .answerBeforeReception),
        ]
        let before = offer
        for (facts, refusal) in refused {
            #expect(throws: refusal) { try offer.change(facts, beside: others, today: Self.today) }
            #expect(offer == before)
        }
        #expect(throws: JobOffer.Refusal.inTheFuture) {
            try offer.change(changed { $0.receivedOn = Self.today.adding(days: 1) }, beside: [], today: Self.today)
        }
        let facts = changed { ($0.title, $0.positions, $0.receivedOn) = ("Plonge", 3, presented) }
        try offer.change(facts, beside: others, today: Self.today)
        #expect(offer.facts == facts)
        var over = JobOffer(id: "j", site: "s", partner: "p", facts, state: .withdrawn, endedOn: Self.today)
        #expect(throws: JobOffer.Refusal.offerIs(.withdrawn)) {
            try over.change(facts, beside: [], today: Self.today)
        }
    }

    @Test func `the last hire fills the job, and whoever waited ends with it`() throws {
        var offer = Self.offer(positions: 2)
        var all = [Self.application("a"), Self.application("b"), Self.application("c")]
        try all[0].hire("spell-a", on: Self.today, today: Self.today)
        offer.fill(on: Self.today, among: &all)
        #expect(offer.state == .open && all[1].state == .presented)
        try all[1].hire("spell-b", on: Self.today, today: Self.today)
        offer.fill(on: Self.today, among: &all)
        #expect(offer.state == .filled && offer.endedOn == Self.today && all[2].state == .withdrawn)
    }

    @Test func `what an employer answers by its link is unread until somebody reads it`() throws {
        var one = Self.application()
        try one.refuse(.frenchLevel, on: Self.today, byLink: true, today: Self.today)
        #expect(one.state == .notHired && one.refusedBy == .employer && one.isUnseen)
        one.see()
        #expect(!one.isUnseen)
        #expect(throws: JobOffer.Refusal.applicationIs(.notHired)) {
            try one.decline(.wage, on: Self.today, today: Self.today)
        }
        var early = Self.application()
        #expect(throws: JobOffer.Refusal.before(early.presentedOn)) {
            try early.decline(.wage, on: Self.today.adding(days: -6), today: Self.today)
        }
        #expect(throws: JobOffer.Refusal.inTheFuture) {
            try early.hire("s", on: Self.today.adding(days: 1), today: Self.today)
        }
    }

    @Test(arguments: [JobOffer.State.open, .filled])
    func `a job ends by hand as withdrawn or past its day only`(end: JobOffer.State) {
        var offer = Self.offer()
        var none: [JobApplication] = []
        #expect(throws: JobOffer.Refusal.onlyByHire) {
            try offer.close(as: end, on: Self.today, among: &none, today: Self.today)
        }
    }

    @Test func `an interview may be agreed for a later day`() throws {
        var one = Self.application()
        try one.interview(on: Self.today.adding(days: 3))
        #expect(one.state == .interview && one.interviewOn == Self.today.adding(days: 3))
    }
}
