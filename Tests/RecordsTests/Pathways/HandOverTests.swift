import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// What becomes of a project when its referent changes, when two files turn out to be one, and when a file is erased.
struct HandOverTests {
    private typealias Project = PathwayRecordTests.Project

    private func begun(_ engine: Engine) async throws -> Project {
        let project = try await Project(engine)
        try await project.want(PathwayRecordTests.work)
        return project
    }

    private func contract(_ french: String, on day: String = "2026-11-12") -> NewContract {
        NewContract(
            signedOn: TestDay(day), months: 6, theirs: PathwayWords(french: french),
            ours: PathwayWords(french: "Recevoir le ménage"))
    }

    @Test(arguments: Engine.available)
    func `a project goes to another referent with a note, or for a reason that is kept`(engine: Engine) async throws {
        let project = try await begun(engine)
        func give(_ to: String, _ words: String, confirming: [Rule: String] = [:]) async throws -> [String] {
            try await project.cases.findings { tx, author in
                try tx.changeReferent(
                    of: "h1", to: to, handingOver: PathwayWords(french: words), checkedBy: Project.detector,
                    by: author, confirming: confirming)
            }
        }
        #expect(try await give("bob", "") == ["V98 warn"])
        #expect(try await give("bob", "suivi du diabète") == ["V30 warn"])
        #expect(try await give("bob", "Attend un avis d’imposition") == [])
        #expect(try await give("alice", "", confirming: [.v98: "remplacement d’une semaine"]) == [])
        let file = try #require(try await project.file())
        #expect(file.handOvers.map(\.words?.french) == ["Attend un avis d’imposition"])
        #expect(try await project.cases.count("rule_confirmation", "rule = 'V98'") == 1)
    }

    @Test(arguments: Engine.available)
    func `many files at once: a project waits for its note`(engine: Engine) async throws {
        let project = try await begun(engine)
        try await project.cases.registered(Cases.single("h2"))
        let codes = [try await project.cases.household("h1").code, try await project.cases.household("h2").code]
        func give(_ words: String) async throws -> Assignment {
            try await project.cases.act(as: .hélène) { tx, author in
                try tx.assign(codes, to: "bob", handingOver: PathwayWords(french: words), by: author)
            }
        }
        let bare = try await give("")
        #expect(bare.changed == 1 && bare.refused == [.withoutHandOver: 1])
        let told = try await give("Attend un avis d’imposition")
        #expect(told.changed == 1 && told.refused == [.alreadyTheirs: 1])
        #expect(try await project.cases.count("hand_over") == 1)
    }

    @Test(arguments: Engine.available)
    func `who leaves for a file of her own takes her goals, and the other half no longer reads them`(
        engine: Engine
    ) async throws {
        let project = try await begun(engine)
        let laila = try await project.adult()
        let goal = try await project.want(NewGoal(.training, PathwayWords(french: "Un CAP cuisine"), of: laila))
        try await project.cases.act { tx, author in
            try tx.addStep(
                PathwayWords(french: "Voir le centre"), responsible: .person, dueOn: author.today, to: goal.id,
                checkedBy: Project.detector, by: author)
        }
        try project.cases.world.vault.makeKeys(for: ["hx"])
        _ = try await project.cases.act(as: .hélène) { tx, author in
            let new = NewSeparation(
                of: "h1", into: "hx", leaving: [laila: .reference], on: author.today,
                done: Set(HouseholdChangeRules.SplitStep.allCases))
            return try tx.separate(new, by: author, confirming: [.v24: "réglé"])
        }
        #expect(try await project.file()?.goals.map(\.goal.domain) == [.employment])
        let hers = try await project.cases.act(as: .hélène) { tx, author in try tx.pathway(of: "hx", by: author) }
        #expect(hers?.goals.map(\.words?.french) == ["Un CAP cuisine"])
        #expect(hers?.goals.first?.steps.map(\.words?.french) == ["Voir le centre"])
        let author = try await project.cases.world.author(.hélène)
        #expect(try await project.cases.world.store.read { try $0.verifySealedFields(author.vault) }.holds)
    }

    @Test(arguments: Engine.available)
    func `where nothing has begun nobody asks for a note`(engine: Engine) async throws {
        let project = try await Project(engine)
        let found = try await project.cases.findings { tx, author in
            try tx.changeReferent(of: "h1", to: "bob", by: author)
        }
        #expect(found == [])
    }

    @Test(arguments: Engine.available)
    func `a contract is signed once, renewed by the next, and ended`(engine: Engine) async throws {
        let project = try await begun(engine)
        func sign(_ new: NewContract, renewing: String? = nil) async throws -> SupportContract {
            try await project.cases.act { tx, author in
                try tx.signContract(new, in: "h1", renewing: renewing, checkedBy: Project.detector, by: author)
            }
        }
        let first = try await sign(contract("Venir aux rendez-vous"))
        await #expect(throws: PathwayRefusal.contractRuns(until: TestDay("2027-05-12"))) {
            _ = try await sign(contract("encore"))
        }
        await #expect(throws: PathwayRefusal.wordsMissing) {
            _ = try await sign(contract(" "), renewing: first.id)
        }
        let second = try await sign(contract("Payer chaque mois", on: "2026-11-21"), renewing: first.id)
        var file = try #require(try await project.file())
        #expect(file.contracts.map(\.contract.ending) == [nil, .renewed])
        #expect(file.contracts.first?.theirs?.french == "Payer chaque mois")
        try await project.cases.act { tx, author in
            try tx.endContract(second.id, as: .household, on: author.today, by: author)
        }
        file = try #require(try await project.file())
        #expect(file.contracts.first?.contract.ending == .household)
        await #expect(throws: NotVisible.self) {
            try await project.cases.act(as: .charlie) { tx, author in
                try tx.endContract(first.id, as: .household, on: author.today, by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a review puts the next one three months off, and taking it back brings the line back`(
        engine: Engine
    ) async throws {
        let project = try await begun(engine)
        #expect(try await project.rules(on: "2027-02-21").contains(.pathwayReview))
        let review = try await project.cases.act { tx, author in
            try tx.addReview(
                on: author.today, saying: PathwayWords(french: "On garde les objectifs"), in: "h1",
                checkedBy: Project.detector, by: author)
        }
        // The goal was set on the same day: both count from it.
        try await project.cases.world.store.write { tx in
            _ = try tx.run("UPDATE goal SET set_on = '2026-08-01', since_day = '2026-08-01'")
        }
        #expect(!(try await project.rules(on: "2026-11-21")).contains(.pathwayReview))
        try await project.cases.act { tx, author in try tx.withdrawReview(review.id, by: author) }
        #expect(try await project.rules(on: "2026-11-21").contains(.pathwayReview))
        try await project.cases.act { tx, author in try tx.restoreReview(review.id, by: author) }
        #expect(try await project.file()?.reviews.map(\.words?.french) == ["On garde les objectifs"])
    }

    @Test(arguments: Engine.available)
    func `a review that says something impossible of one goal keeps nothing`(engine: Engine) async throws {
        let project = try await begun(engine)
        let first = try #require(try await project.file()?.goals.first?.id)
        let second = try await project.want(NewGoal(.budget, PathwayWords(french: "Payer à temps")))
        func review(_ turning: [String: Goal.State]) async throws {
            _ = try await project.cases.act { tx, author in
                try tx.addReview(
                    on: author.today, saying: PathwayWords(french: "Point fait"), turning: turning, in: "h1",
                    checkedBy: Project.detector, by: author)
            }
        }
        await #expect(throws: PathwayRefusal.notFrom(.active, to: .active)) {
            try await review([first: .achieved, second.id: .active])
        }
        await #expect(throws: NotVisible.self) { try await review([first: .achieved, "another": .active]) }
        #expect(try await project.cases.count("pathway_review") == 0)
        #expect(try await project.file()?.goals.map(\.goal.state) == [.active, .active])
        try await review([first: .achieved, second.id: .abandoned])
        let goals = try #require(try await project.file()?.goals)
        #expect(Set(goals.map(\.goal.state)) == [.achieved, .abandoned])
        #expect(goals.first { $0.goal.state == .abandoned }?.changes.first?.words?.french == "Point fait")
    }

    @Test(arguments: Engine.available)
    func `a merge moves the project with its words, and undoing it brings them back`(engine: Engine) async throws {
        let project = try await begun(engine)
        try await project.cases.registered(Cases.single("h2"))
        try await project.cases.act { tx, author in
            let goal = NewGoal(.budget, PathwayWords(french: "Payer à temps"))
            try tx.setGoal(goal, in: "h2", checkedBy: Project.detector, by: author)
            for household in ["h1", "h2"] {
                try tx.signContract(
                    contract("Venir"), in: household, checkedBy: Project.detector, by: author)
            }
        }
        let merge = try await project.cases.act(as: .hélène) { tx, author in
            try tx.mergeFiles(NewMerge("h2", into: "h1"), by: author)
        }
        let file = try #require(try await project.file())
        #expect(Set(file.goals.compactMap(\.words?.french)) == ["Je veux travailler", "Payer à temps"])
        #expect(file.contracts.count { $0.contract.isRunning } == 1 && file.contracts.count == 2)
        let author = try await project.cases.world.author(.hélène)
        #expect(try await project.cases.world.store.read { try $0.verifySealedFields(author.vault) }.holds)
        try await project.cases.act(as: .hélène) { tx, author in try tx.undoMerge(merge.id, by: author) }
        let back = try await project.cases.act { tx, author in try tx.pathway(of: "h2", by: author) }
        #expect(back?.goals.map(\.words?.french) == ["Payer à temps"])
        #expect(back?.contracts.map(\.contract.isRunning) == [true])
        #expect(try await project.file()?.goals.count == 1)
    }

    @Test(arguments: Engine.available)
    func `readiness is judged with its level, and an earlier judgement stays`(engine: Engine) async throws {
        let project = try await begun(engine)
        func judge(_ points: Set<LeaseReadiness.Point>) async throws {
            let readiness = LeaseReadiness(adults: [], standing: [:], judged: points, on: TestDay("2026-11-21"))
            try await project.cases.act { tx, author in
                try tx.judgeReadiness(
                    readiness, points: points, saying: PathwayWords(french: ""), of: "h1",
                    checkedBy: Project.detector, by: author)
            }
        }
        try await judge([])
        try await judge(Set(LeaseReadiness.Point.allCases))
        let file = try #require(try await project.file())
        #expect(file.judgements.count == 2)
        #expect(file.judgements.first { $0.points.isEmpty }?.level == .notYet)
    }

    @Test(arguments: Engine.available)
    func `erasing a file takes every word of its project and leaves its codes and days`(engine: Engine) async throws {
        let project = try await begun(engine)
        try await project.diagnose([.budget: .fragile], note: "lettres non ouvertes")
        let stay = try await project.cases.world.store.read {
            try $0.row("SELECT id FROM accommodation")?.text("id") ?? ""
        }
        try await project.cases.act { tx, author in
            _ = try tx.exit(stay, on: TestDay("2026-11-20"), NewExit(.fjt), by: author)
            try tx.closeFile("h1", on: TestDay("2026-11-21"), reason: "autonomous", by: author)
        }
        try await FileErasureTests.erase(project.cases)
        #expect(try await project.cases.count("pathway_text") == 0)
        let file = try await project.cases.act(as: .hélène) { tx, author in try tx.pathway(of: "h1", by: author) }
        #expect(file?.goals.map(\.goal.domain) == [.employment] && file?.goals.first?.words == nil)
        #expect(file?.standing[.budget]?.diagnosis.degree == .fragile && file?.seen.first?.words == nil)
    }

    @Test(arguments: Engine.available)
    func `the copy of a file says the project`(engine: Engine) async throws {
        let project = try await begun(engine)
        let household = try await project.cases.household("h1")
        let copy = try await project.cases.act { tx, author in try tx.copy(of: household, by: author) }
        #expect(copy.pathway.goals.first?.words?.own == "می خواهم کار کنم")
    }
}
