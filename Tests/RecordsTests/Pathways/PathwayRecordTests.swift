import RelorefDomain
import RelorefRecords
import RelorefStorage
import RelorefTesting
import Testing

/// A household's project over real records: where it stands, what it wants, the way there.
struct PathwayRecordTests {
    /// A family in a relay dwelling since 10 November 2026; today is the 21st.
    struct Project {
        let cases: Cases

        init(_ engine: Engine, since: String = "2026-11-10") async throws {
            cases = try await Cases(engine)
            _ = try await cases.housed("h1", since: since)
        }

        static let detector = FreeText(keywords: [.init(.health, "diabete")])

        func file(as who: Cast = .alice) async throws -> PathwayFile? {
            try await cases.act(as: who) { tx, author in try tx.pathway(of: "h1", by: author) }
        }

        @discardableResult
        func diagnose(
            _ degrees: [PathwayDomain: Autonomy], on day: String = "2026-11-20", note: String = "",
            as who: Cast = .alice
        ) async throws -> String {
            try await cases.act(as: who) { tx, author in
                let notes = note.isEmpty ? [:] : [PathwayDomain.budget: PathwayWords(french: note)]
                return try tx.diagnose(
                    NewDiagnosis(on: TestDay(day), .interview, degrees, notes: notes), in: "h1",
                    checkedBy: Self.detector, by: author)
            }
        }

        @discardableResult
        func want(_ new: NewGoal, as who: Cast = .alice) async throws -> Goal {
            try await cases.act(as: who) { tx, author in
                try tx.setGoal(new, in: "h1", checkedBy: Self.detector, by: author)
            }
        }

        func rules(_ who: Cast = .alice, on day: String) async throws -> [DeadlineRule] {
            let actor = try await cases.world.actor(who)
            return try await cases.world.store.read {
                try $0.dueDay(.all, on: TestDay(day), visibleTo: actor)
            }.lines.map(\.item.rule)
        }

        func adult() async throws -> String {
            try await cases.world.store.read { tx in
                try tx.row("SELECT person_id FROM membership WHERE kinship = 'spouse'")?.text("person_id") ?? ""
            }
        }
    }

    static let work = NewGoal(
        .employment, PathwayWords(own: "می خواهم کار کنم", language: "prs", french: "Je veux travailler"),
        priority: .first, dueOn: TestDay("2027-03-31"))

    @Test(arguments: Engine.available)
    func `what is seen of a domain stands over what was seen before, and both stay`(engine: Engine) async throws {
        let project = try await Project(engine)
        try await project.diagnose([.budget: .fragile, .language: .helped], note: "ouvre ses lettres seul")
        try await project.diagnose([.budget: .nearly], on: "2026-11-21")
        let file = try #require(try await project.file())
        #expect(file.standing[.budget]?.diagnosis.degree == .nearly)
        #expect(file.standing[.language]?.diagnosis.degree == .helped)
        #expect(file.history(of: .budget).map(\.diagnosis.degree) == [.nearly, .fragile])
        #expect(file.history(of: .budget).last?.words?.french == "ouvre ses lettres seul")
        #expect(try await project.cases.count("journal_entry", "act = 'diagnose'") == 2)
    }

    @Test(arguments: Engine.available)
    func `a diagnosis is taken back as a whole, and put back`(engine: Engine) async throws {
        let project = try await Project(engine)
        let occasion = try await project.diagnose([.budget: .fragile, .language: .helped])
        try await project.cases.act { tx, author in try tx.withdrawDiagnosis(occasion, by: author) }
        #expect(try await project.file()?.seen.isEmpty == true)
        await #expect(throws: NotVisible.self) {
            try await project.cases.act { tx, author in try tx.withdrawDiagnosis(occasion, by: author) }
        }
        try await project.cases.act { tx, author in try tx.restoreDiagnosis(occasion, by: author) }
        #expect(try await project.file()?.seen.count == 2)
    }

    @Test(arguments: Engine.available)
    func `an illness, a day to come and nothing at all get their sentence, and nothing is kept`(
        engine: Engine
    ) async throws {
        let project = try await Project(engine)
        func found(_ new: NewDiagnosis) async throws -> [String] {
            try await project.cases.findings { tx, author in
                try tx.diagnose(new, in: "h1", checkedBy: Project.detector, by: author)
            }
        }
        let ill = NewDiagnosis(
            on: TestDay("2026-11-20"), .visit, [.health: .helped], notes: [.health: PathwayWords(french: "diabète")])
        #expect(try await found(ill) == ["V30 warn"])
        #expect(try await found(NewDiagnosis(on: TestDay("2026-11-22"), .visit, [.budget: .alone])) == ["V32 block"])
        await #expect(throws: PathwayRefusal.nothingSeen) { try await project.diagnose([:]) }
        #expect(try await project.cases.count("diagnosis") == 0)
        #expect(try await project.cases.count("pathway_text") == 0)
    }

    @Test(arguments: Engine.available)
    func `a goal keeps the household's words, its steps and its history`(engine: Engine) async throws {
        let project = try await Project(engine)
        let goal = try await project.want(Self.work)
        let step = try await project.cases.act { tx, author in
            try tx.addStep(
                PathwayWords(french: "S’inscrire à France Travail"), responsible: .person,
                dueOn: TestDay("2026-11-27"), to: goal.id, checkedBy: Project.detector, by: author)
        }
        var wanted = try #require(try await project.file()?.goals.first)
        #expect(wanted.words?.own == "می خواهم کار کنم" && wanted.words?.language == "prs")
        #expect(wanted.next?.words?.french == "S’inscrire à France Travail")
        #expect(try await project.file()?.nextSteps(3).map(\.step.id) == [step.id])
        try await project.cases.act { tx, author in try tx.finishStep(step.id, on: author.today, by: author) }
        await #expect(throws: PathwayRefusal.stepDone) {
            try await project.cases.act { tx, author in try tx.finishStep(step.id, on: author.today, by: author) }
        }
        try await project.cases.act { tx, author in
            try tx.turnGoal(
                goal.id, to: .achieved, on: author.today, saying: PathwayWords(french: "contrat signé"),
                checkedBy: Project.detector, by: author)
        }
        wanted = try #require(try await project.file()?.goals.first)
        #expect(wanted.goal.state == .achieved && wanted.next == nil)
        #expect(wanted.changes.map(\.state) == [.achieved, .active])
        #expect(wanted.changes.first?.words?.french == "contrat signé")
        await #expect(throws: PathwayRefusal.goalClosed(.achieved)) {
            try await project.cases.act { tx, author in
                try tx.addStep(
                    PathwayWords(french: "encore"), responsible: .person, to: goal.id, checkedBy: Project.detector,
                    by: author)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `each adult may have goals of her own, and nobody else of another household`(engine: Engine) async throws {
        let project = try await Project(engine)
        let laila = try await project.adult()
        try await project.want(Self.work)
        try await project.want(NewGoal(.training, PathwayWords(french: "Un CAP"), of: laila, isAgreed: false))
        let goals = try #require(try await project.file()?.goals)
        #expect(goals.map(\.goal.person) == [nil, laila])
        #expect(goals.map(\.goal.state) == [.active, .proposed])
        await #expect(throws: NotVisible.self) {
            try await project.want(NewGoal(.training, PathwayWords(french: "Un CAP"), of: "somebody"))
        }
    }

    @Test(arguments: Engine.available)
    func `two colleagues who change a goal at a time: the second is told`(engine: Engine) async throws {
        let project = try await Project(engine)
        let goal = try await project.want(Self.work)
        func change(_ french: String, version: Int) async throws {
            try await project.cases.act { tx, author in
                try tx.changeGoal(
                    goal.id, version: version, to: NewGoal(.employment, PathwayWords(french: french)),
                    checkedBy: Project.detector, by: author)
            }
        }
        try await change("Un travail de jour", version: 0)
        await #expect(throws: StorageError.changedMeanwhile("goal")) {
            try await change("Un travail de nuit", version: 0)
        }
        #expect(try await project.file()?.goals.first?.words?.french == "Un travail de jour")
        #expect(try await project.cases.count("pathway_text") == 1)
    }

    @Test(arguments: Engine.available)
    func `another association sees nothing of it and changes nothing`(engine: Engine) async throws {
        let project = try await Project(engine)
        let (goal, occasion) = (try await project.want(Self.work), try await project.diagnose([.budget: .alone]))
        #expect(try await project.file(as: .charlie) == nil)
        await #expect(throws: NotVisible.self) { try await project.want(Self.work, as: .charlie) }
        await #expect(throws: NotVisible.self) { try await project.diagnose([.budget: .blocked], as: .charlie) }
        await #expect(throws: NotVisible.self) {
            try await project.cases.act(as: .charlie) { tx, author in try tx.withdrawDiagnosis(occasion, by: author) }
        }
        await #expect(throws: NotVisible.self) {
            try await project.cases.act(as: .charlie) { tx, author in
                try tx.turnGoal(goal.id, to: .achieved, on: author.today, checkedBy: Project.detector, by: author)
            }
        }
        await #expect(throws: NotAllowed.self) { try await project.want(Self.work, as: .félix) }
    }

    @Test(arguments: Engine.available)
    func `Today asks for the first diagnosis, the steps and the review, of the referent alone`(
        engine: Engine
    ) async throws {
        let project = try await Project(engine)
        #expect(try await project.rules(on: "2026-12-01").contains(.firstDiagnosis))
        #expect(!(try await project.rules(.charlie, on: "2026-12-01")).contains(.firstDiagnosis))
        try await project.diagnose([.budget: .fragile])
        #expect(!(try await project.rules(on: "2026-12-01")).contains(.firstDiagnosis))
        let goal = try await project.want(Self.work)
        let step = try await project.cases.act { tx, author in
            try tx.addStep(
                PathwayWords(french: "Ouvrir un compte"), responsible: .referent, dueOn: TestDay("2026-12-04"),
                to: goal.id, checkedBy: Project.detector, by: author)
        }
        #expect(try await project.rules(on: "2026-12-01").contains(.goalStep))
        #expect(!(try await project.rules(.charlie, on: "2026-12-01")).contains(.goalStep))
        try await project.cases.act { tx, author in try tx.finishStep(step.id, on: author.today, by: author) }
        #expect(!(try await project.rules(on: "2026-12-01")).contains(.goalStep))
        // Three months after the first goal, as nobody looked at the whole since.
        #expect(!(try await project.rules(on: "2027-02-06")).contains(.pathwayReview))
        #expect(try await project.rules(on: "2027-02-07").contains(.pathwayReview))
    }

    @Test(arguments: Engine.available)
    func `what is said lies sealed, and goes with the file`(engine: Engine) async throws {
        let project = try await Project(engine)
        try await project.want(Self.work)
        let bytes = try await project.cases.world.store.read { tx in
            try tx.row("SELECT sealed FROM pathway_text")?.bytes("sealed") ?? []
        }
        #expect(bytes.count > 256 && !String(decoding: bytes, as: UTF8.self).contains("travailler"))
        let author = try await project.cases.world.author(.alice)
        let verdict = try await project.cases.world.store.read { try $0.verifySealedFields(author.vault) }
        #expect(verdict.holds)
    }
}
