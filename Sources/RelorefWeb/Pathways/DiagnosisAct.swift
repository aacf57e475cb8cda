import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Where the household stands: every domain at a glance, or one of them with a few words.
struct DiagnosisAct: FileAct {
    static let noun = "diagnostic"
    static let permission = Permission.writeFiles
    static let fields = ["on": "jour", "*": "jour"]

    static func title(_ l: Language) -> String { l("Où en est le ménage") }

    let household: Household
    let pathway: PathwayFile
    /// The one that the address names; nil for all.
    let only: PathwayDomain?

    init(_ request: ActRequest) throws {
        household = request.household
        pathway = try request.tx.pathway(of: request.household.id, by: try request.ask.author()) ?? .nothing
        only = PathwayDomain(rawValue: request.ask.form.filled("domaine") ?? request.ask.query["domaine"])
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        h.div(.class("line")) {
            form.day(h, "jour", l("Vu le"), usual: ask.today)
            form.codes(h, "source", l("Comment"), Diagnosis.Source.allCases, "diagnosisSource", usual: .interview)
        }
        if let only {
            h.input(.type("hidden"), .name("domaine"), .value(only.rawValue))
            one(h, form, only)
        } else {
            scale(h, ask)
            for domain in PathwayDomain.allCases { row(h, form, domain) }
        }
    }

    /// What the numbers mean.
    private func scale(_ h: HTML, _ ask: Ask) {
        h.p(ask.l("Laissez de côté ce qui n’a pas été abordé. De 0 à 4 :"), .class("small"))
        h.ol(.class("scale small"), .start(0)) {
            for degree in Autonomy.allCases { h.li(ask.label("autonomy", degree.code)) }
        }
    }

    private func one(_ h: HTML, _ form: ActForm, _ domain: PathwayDomain) {
        let (ask, l) = (form.ask, form.l)
        form.options(
            h, "d_\(domain.rawValue)", ask.label("pathwayDomain", domain).capitalizedFirst,
            Autonomy.allCases.map {
                (String($0.rawValue), "\($0.rawValue) · \(ask.label("autonomy", $0.code).capitalizedFirst)")
            }, usual: known(domain).map { String($0.rawValue) } ?? "")
        form.area(
            h, "n_\(domain.rawValue)", l("En quelques mots"),
            hint: l("Ce qui a été vu et convenu. Jamais de santé, de religion ni de récit d’asile."))
    }

    private func known(_ domain: PathwayDomain) -> Autonomy? { pathway.standing[domain]?.diagnosis.degree }

    /// Five numbers in a line: a thumb goes down the page.
    private func row(_ h: HTML, _ form: ActForm, _ domain: PathwayDomain) {
        let (ask, l) = (form.ask, form.l)
        let (id, note) = ("d_\(domain.rawValue)", "n_\(domain.rawValue)")
        let before = known(domain).map { l("La dernière fois : {degré}", ["degré": String($0.rawValue)]) }
        form.group(h, id, ask.label("pathwayDomain", domain).capitalizedFirst, hint: before) {
            h.div(.class("opts degrees")) {
                for degree in Autonomy.allCases {
                    h.label {
                        h.input(
                            .type("radio"), .name(id), .value(String(degree.rawValue)),
                            form.value(id) == String(degree.rawValue) ? .checked : nil)
                        h.text(String(degree.rawValue))
                        h.span(", \(ask.label("autonomy", degree.code))", .class("vh"))
                    }
                }
            }
            h.details(form.value(note).isEmpty ? nil : .open) {
                h.summary(l("Quelques mots"))
                form.area(h, note, l("En quelques mots"))
            }
        }
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let (ask, l) = (reading.ask, reading.ask.l)
        let source: Diagnosis.Source? = reading.code("source", orSay: l("Dites comment on le sait."))
        let day = reading.day("jour")
        var (degrees, notes) = ([PathwayDomain: Autonomy](), [PathwayDomain: PathwayWords]())
        for domain in only.map({ [$0] }) ?? PathwayDomain.allCases {
            guard let degree = Int(ask.form["d_\(domain.rawValue)"]).flatMap(Autonomy.init) else { continue }
            degrees[domain] = degree
            notes[domain] = PathwayWords(french: ask.form["n_\(domain.rawValue)"])
        }
        if degrees.isEmpty { reading.refuse(only.map { "d_\($0.rawValue)" } ?? "jour", ask.sentence(.nothingSeen)) }
        guard let source, reading.errors.isEmpty else { return nil }
        let (household, seen) = (household, NewDiagnosis(on: day, source, degrees, notes: notes))
        return { tx, author, confirming in
            let occasion = try tx.diagnose(
                seen, in: household.id, checkedBy: SensitiveWords.detector, by: author, confirming: confirming)
            return Done(
                link: .household(household.code, .project),
                sentence: l.plural(seen.degrees.count, "{n} domaine noté.", "{n} domaines notés."),
                undo: PathwayLinks.act(household.code, "diagnostics", occasion, "retrait"))
        }
    }
}
