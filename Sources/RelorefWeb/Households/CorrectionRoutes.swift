import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// A correction in two steps: the figures that it would move are shown before it is saved.
enum CorrectionRoutes {
    static let all: [Route] =
        CorrectionPath(base: "/menages/:code", subject: household).routes
        + CorrectionPath(base: "/logements/:code", subject: dwelling).routes

    @Sendable private static func household(_ ask: Ask, _ tx: any Transaction) throws -> CorrectionSubject {
        let found = try tx.visibleHousehold(ask)
        guard found.mergedInto == nil else { throw AccessRefusal.notFound }
        let file = try tx.file(of: found, by: try ask.author())
        return CorrectionSubject(
            title: ask.title(of: file.head?.member.identity, code: found.code), home: .household(found.code),
            after: .household(found.code, .history), menu: .households, openedHousehold: found.id,
            records: CorrectionTargets(ask: ask, file: file).all,
            references: try CorrectionReferences(ask, tx, names: names(in: file)))
    }

    /// What the file's references name today.
    private static func names(in file: HouseholdFile) -> [String: String] {
        var names: [String: String] = [:]
        for home in file.homes {
            if let id = home.stay.dwelling { names[id] = home.dwellingCode }
            if let id = home.stay.centre { names[id] = home.centreName }
        }
        for member in file.members { names.merge(member.employers) { one, _ in one } }
        return names
    }

    @Sendable private static func dwelling(_ ask: Ask, _ tx: any Transaction) throws -> CorrectionSubject {
        let page = try DwellingPage(ask, tx, code: ask.parameter("code"))
        guard page.mayWrite else { throw AccessRefusal.notFound }
        let code = page.dwelling.code
        let landlord = page.sheet.landlord.map { [$0.id: $0.name] } ?? [:]
        return CorrectionSubject(
            title: ask.l("Logement {code}", ["code": code]), home: .dwelling(code), after: .dwelling(code),
            menu: .dwellings, openedHousehold: nil,
            records: DwellingCorrectionTargets(
                ask: ask, sheet: page.sheet, capacities: try tx.dwellingCapacities(of: page.dwelling.id)
            ).all, references: try CorrectionReferences(ask, tx, names: landlord))
    }
}

/// The three addresses of corrections on one kind of subject.
struct CorrectionPath: Sendable {
    let base: String
    let subject: @Sendable (Ask, any Transaction) throws -> CorrectionSubject

    var routes: [Route] {
        [
            .get("\(base)/correction", .needs(.correctFiles), form),
            .free(.post, "\(base)/correction-apercu", .needs(.correctFiles), preview),
            .post("\(base)/correction", .needs(.correctFiles), save),
        ]
    }

    @Sendable private func form(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let pages = CorrectionPages(ask: ask, subject: try subject(ask, tx))
        guard let field = CorrectableField(rawValue: ask.query["champ"]) else {
            return pages.choice(of: ask.query["sujet"])
        }
        return pages.form(try pages.subject.target(field, ask.query["sujet"]))
    }

    private func target(_ ask: Ask, _ subject: CorrectionSubject) throws -> CorrectionTarget {
        guard let field = CorrectableField(rawValue: ask.form["champ"]) else { throw AccessRefusal.notFound }
        return try subject.target(field, ask.form["sujet"])
    }

    private func value(
        _ field: CorrectableField, _ ask: Ask, _ references: CorrectionReferences
    ) -> (String?, [FormReading.FieldError]) {
        var reading = FormReading(ask)
        let value = CorrectionValue(ask: ask, field: field, references: references).read(&reading)
        if ask.form.filled("motif") == nil {
            reading.refuse("motif", ask.l("Dites pourquoi : le motif est gardé avec votre nom."))
        }
        return (value, reading.errors)
    }

    /// Whatever a rule says of the value, it says of the one field that there is.
    private static let fields = [
        "reason": "motif", "*": "valeur", "from": "valeur", "to": "valeur", "memberFrom": "valeur", "death": "valeur",
        "closedOn": "valeur", "signedOn": "valeur", "slidOn": "valeur", "dwelling": "valeur",
    ]

    private func refusal(_ ask: Ask, _ refusal: ActRefusal, _ subject: CorrectionSubject) -> FormRefusal {
        if case .blocked(let findings) = refusal, subject.openedHousehold == nil {
            let words = DwellingRuleWords(ask: ask)
            return FormRefusal(
                errors: findings.filter { $0.severity == .block }
                    .map { .init(field: "valeur", sentence: words.sentence($0)) })
        }
        return FormRefusal(ask, refusal, fields: Self.fields)
    }

    /// Nothing is left to correct: a colleague changed it meanwhile, or it says already what was typed.
    private func settled(
        _ ask: Ask, _ pages: CorrectionPages, _ target: CorrectionTarget, _ value: String?, _ colleague: String?
    ) -> Answer? {
        do {
            try EditConflict.check([pages.edited(target)], in: ask.form)
        } catch {
            return pages.conflict(error, colleague: colleague)
        }
        guard value == target.value, ask.form.has("avant_valeur") else { return nil }
        return .redirect(
            to: pages.subject.after, saying: Flash(ask.l("La valeur est déjà celle-là : rien n’a été changé.")))
    }

    @Sendable private func preview(_ ask: Ask) async throws -> Answer {
        let services = ask.services
        let about = subject
        let (subject, colleague) = try await services.store.read { tx in
            let subject = try about(ask, tx)
            return (subject, try tx.lastChange(of: ask.form["sujet"], household: subject.openedHousehold))
        }
        let pages = CorrectionPages(ask: ask, subject: subject)
        let target = try target(ask, subject)
        let (value, errors) = value(target.field, ask, subject.references)
        guard errors.isEmpty else { return pages.form(target, refusal: FormRefusal(errors: errors)) }
        if let answer = settled(ask, pages, target, value, colleague) { return answer }
        let author = try ask.author()
        let (reason, confirming) = (ask.form["motif"], Confirmation.given(in: ask.form))
        do {
            let moves = try await services.store.figuresChanged(for: author.actor) { tx in
                try tx.correct(
                    target.field, of: target.subject, to: value, reason: reason, by: author, confirming: confirming)
            }
            return pages.preview(target, value: value, moves: moves)
        } catch let refused as ActRefusal {
            return pages.form(target, refusal: refusal(ask, refused, subject))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch is NotAllowed {
            throw AccessRefusal.notFound
        }
    }

    @Sendable private func save(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let subject = try subject(ask, tx)
        let pages = CorrectionPages(ask: ask, subject: subject)
        let target = try target(ask, subject)
        let (value, errors) = value(target.field, ask, subject.references)
        guard errors.isEmpty else { return pages.form(target, refusal: FormRefusal(errors: errors)) }
        let colleague = try tx.lastChange(of: target.subject, household: subject.openedHousehold)
        if let answer = settled(ask, pages, target, value, colleague) { return answer }
        do {
            try tx.correct(
                target.field, of: target.subject, to: value, reason: ask.form["motif"], by: author,
                confirming: Confirmation.given(in: ask.form))
            let said = ask.l("Correction enregistrée : {champ}.", ["champ": CorrectionWords.label(target.field, ask.l)])
            return .redirect(to: subject.after, saying: Flash(said))
        } catch let refused as ActRefusal {
            return pages.form(target, refusal: refusal(ask, refused, subject))
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch is NotAllowed {
            throw AccessRefusal.notFound
        }
    }
}
