import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Writes down a day of the household from which a deadline runs, or puts one right.
struct FollowedDateAct: FileAct {
    static let noun = "date-a-suivre"
    static let permission = Permission.writeFiles
    static let fields = ["on": "jour", "words": "note", "*": "jour"]

    static func title(_ l: Language) -> String { l("Date à suivre") }

    let household: Household
    let members: [(String, String)]
    let known: AnchorEvent?
    let words: String
    let kind: DeadlineAnchor?

    /// Those that are written down by hand, and that of the day that is put right.
    private var kinds: [DeadlineAnchor] { Self.kinds + [known?.kind].compactMap { $0 } }

    static let kinds = DeadlineAnchor.kinds(on: .household).filter { !$0.hasRecord }

    init(_ request: ActRequest) throws {
        let ask = request.ask
        household = request.household
        members = request.file.present.filter { $0.isAdult(on: ask.today) }
            .map { ($0.id, ask.name($0.member.identity)) }
        let all = try request.tx.anchorEvents(of: .household(household.id), by: try ask.author()) ?? []
        let found = all.first { $0.id == request.subject && $0.isOpen }
        if !request.subject.isEmpty, found == nil { throw AccessRefusal.notFound }
        (known, words) = (found?.event, found?.words ?? "")
        let typed = DeadlineAnchor(rawValue: ask.form.filled("nature") ?? ask.query["nature"])
        kind = known?.kind ?? typed.flatMap { Self.kinds.contains($0) ? $0 : nil }
    }

    func write(_ h: HTML, _ form: ActForm) {
        FollowedDateForm(form: form, known: known, kind: kind, kinds: Self.kinds).write(h, members: members)
        form.area(
            h, "note", form.l("Précision (facultatif)"),
            hint: form.l("Un fait en quelques mots. Jamais de santé, de religion ni de récit d’asile."), usual: words)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        guard let typed = FollowedDateForm.read(&reading, kinds: kinds) else { return nil }
        let person = typed.kind.isOfPerson ? reading.listed("personne", members.map(\.0)) : nil
        let (household, known, words) = (household, known, reading.ask.form["note"])
        let told = FollowedDateWords(ask: reading.ask)
        let field = Self.fields["*"] ?? ""
        return { tx, author, confirming in
            let new = NewAnchorEvent(
                id: author.newID(), typed.kind, of: .household(household.id, person: person), on: typed.on,
                typed.detail, words: words)
            let event = try AnchorRefused.telling(field, told) {
                try known.map {
                    try tx.correctEvent(
                        $0.id, new, checkedBy: SensitiveWords.detector, by: author, confirming: confirming)
                }
                    ?? tx.recordEvent(new, checkedBy: SensitiveWords.detector, by: author, confirming: confirming)
            }
            let page = AnchorLinks.page(of: household.code)
            return Done(
                link: page,
                sentence: known == nil ? l("Date notée : elle revient dans Aujourd’hui.") : l("Date corrigée."),
                undo: known == nil ? AnchorLinks.step(page, event.id, "retrait") : nil)
        }
    }
}

/// What came of a day to follow: answered, seen to.
struct FollowedDateAnswerAct: FileAct {
    static let noun = "suite-d-une-date"
    static let permission = Permission.writeFiles
    static let fields = ["on": "jour", "*": "jour"]

    static func title(_ l: Language) -> String { l("Suite d’une date") }

    let household: Household
    let filed: FiledEvent

    init(_ request: ActRequest) throws {
        household = request.household
        let all = try request.tx.anchorEvents(of: .household(household.id), by: try request.ask.author()) ?? []
        guard let found = all.first(where: { $0.id == request.subject && $0.isOpen }) else {
            throw AccessRefusal.notFound
        }
        filed = found
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p {
            h.text(
                l(
                    "{fait}, le {jour}.",
                    [
                        "fait": form.ask.label("deadlineAnchor", filed.event.kind).capitalizedFirst,
                        "jour": l.day(filed.event.on),
                    ]))
        }
        form.day(h, "jour", l("Réglé le"), usual: form.ask.today)
        form.area(h, "suite", l("Ce qui a été fait (facultatif)"), hint: l("La preuve en une phrase."))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let (l, day, words) = (reading.ask.l, reading.day("jour"), reading.ask.form["suite"])
        let (id, code, told) = (filed.id, household.code, FollowedDateWords(ask: reading.ask))
        return { tx, author, _ in
            let next = try AnchorRefused.telling("jour", told) {
                try tx.answerEvent(id, on: day, words: words, by: author)
            }
            let page = AnchorLinks.page(of: code)
            let again = next.map { l("Réglé. Le suivant court du {jour}.", ["jour": l.shortDay($0)]) }
            return Done(
                link: page, sentence: again ?? l("Réglé : plus rien à rappeler."),
                undo: AnchorLinks.step(page, id, "reouverture"))
        }
    }
}

/// A refusal of the records with the field that it is about and its sentence.
struct AnchorRefused: ToldRefusal {
    let error: FormReading.FieldError

    func told(_ ask: Ask, _ fields: [String: String]) -> FormReading.FieldError { error }

    static func telling<T>(_ field: String, _ words: FollowedDateWords, _ work: () throws -> T) throws -> T {
        do {
            return try work()
        } catch let refusal as AnchorEvent.Refusal {
            throw AnchorRefused(error: .init(field: field, sentence: words.sentence(refusal)))
        }
    }
}
