import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A line of the search journal: who was asked for which dwelling, and what came of it.
struct LeadAct: FileAct {
    static let noun = "piste"
    static let permission = Permission.writeFiles
    static let fields = [
        "contactedOn": "jour", "visitedOn": "visite", "appliedOn": "dossier", "answeredOn": "reponse_le",
        "contact": "qui", "dwelling": "quoi", "remark": "remarque", "*": "qui",
    ]

    static func title(_ l: Language) -> String { l("Piste de logement") }

    let household: Household
    let departement: String
    let lead: HousingLead?
    let commune: Commune?

    init(_ request: ActRequest) throws {
        household = request.household
        departement = request.file.departement
        let all = try request.tx.housingLeads(of: household.id, by: try request.ask.author()) ?? []
        lead = all.first { $0.id == request.subject }
        if !request.subject.isEmpty, lead == nil { throw AccessRefusal.notFound }
        commune = try lead?.commune.flatMap { try request.tx.commune($0) }
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        if let lead {
            h.input(.type("hidden"), .name("version"), .value(form.value("version", String(lead.version))))
        }
        form.codes(
            h, "source", l("Trouvée par"), HousingLead.Source.allCases, "leadSource", usual: lead?.source,
            empty: l("Choisir"))
        form.text(h, "qui", l("Qui a été contacté"), usual: lead?.words?.contact ?? "")
        form.text(
            h, "quoi", l("Le logement"), hint: l("Tel que l’annonce le dit : T3, 2e étage, 62 m²."),
            usual: lead?.words?.dwelling ?? "")
        h.div(.class("line")) {
            form.text(
                h, "commune", l("Commune"),
                usual: commune.map { CommunesTyped.told($0, in: departement) } ?? "")
            form.number(h, "loyer", l("Loyer mensuel (€)"), usual: lead?.rentCents.map(MoneyField.text) ?? "")
            form.number(h, "charges", l("Charges (€)"), usual: lead?.chargesCents.map(MoneyField.text) ?? "")
        }
        form.day(h, "jour", l("Contacté le"), usual: lead?.contactedOn ?? ask.today)
        h.details(lead == nil && form.refusal == nil ? nil : .open) {
            h.summary(l("La suite : visite, dossier, réponse"))
            course(h, form)
        }
        form.area(
            h, "remarque", l("Autres faits"),
            hint: l("Ce qui a été dit ou demandé, sans jugement. Jamais de santé, de religion ni de récit d’asile."),
            usual: lead?.words?.remark ?? "")
    }

    private func course(_ h: HTML, _ form: ActForm) {
        let (ask, l, course) = (form.ask, form.l, lead?.course ?? HousingLead.Course())
        h.div(.class("line")) {
            form.day(h, "visite", l("Visité le"), usual: course.visitedOn)
            form.day(h, "dossier", l("Dossier déposé le"), usual: course.appliedOn)
        }
        h.div(.class("line")) {
            form.codes(
                h, "reponse", l("Réponse"), HousingLead.Answer.allCases, "leadAnswer", usual: course.answer,
                empty: l("pas encore"))
            form.day(h, "reponse_le", l("Réponse du"), usual: course.answeredOn)
        }
        form.choice(
            h, "motif_bailleur", l("Motif du refus, tel que le bailleur le dit"),
            reasons(ask, "landlordRefusalReason"), usual: course.answer == .refused ? course.reason ?? "" : "",
            empty: l("aucun motif donné"))
        form.choice(
            h, "motif_menage", l("Motif du refus, si c’est le ménage"), reasons(ask, "householdRefusalReason"),
            usual: course.answer == .declined ? course.reason ?? "" : "", empty: l("aucun motif donné"))
    }

    private func reasons(_ ask: Ask, _ list: String) -> [(String, String)] {
        ask.offered(list).map { ($0, ask.label(list, $0).capitalizedFirst) }
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let (ask, l) = (reading.ask, reading.ask.l)
        let source: HousingLead.Source? = reading.code("source", orSay: l("Dites comment la piste a été trouvée."))
        if ask.form.filled("qui") == nil, ask.form.filled("quoi") == nil {
            reading.refuse("qui", l("Écrivez au moins qui a été contacté, ou quel logement."))
        }
        let answer = HousingLead.Answer(rawValue: ask.form["reponse"])
        let reason: String? =
            switch answer {
            case .refused: reading.listed("motif_bailleur", ask.offered("landlordRefusalReason"))
            case .declined: reading.listed("motif_menage", ask.offered("householdRefusalReason"))
            default: nil
            }
        func day(_ field: String) -> Day? { reading.optionalDay(field, .event(today: ask.today)) }
        let places = try CommunesTyped.read(&reading, "commune", in: departement, tx)
        guard let source else { return nil }
        let new = NewLead(
            source, on: reading.day("jour"), commune: places.first, rentCents: reading.parts("loyer", of: 100),
            chargesCents: reading.parts("charges", of: 100),
            course: HousingLead.Course(
                visitedOn: day("visite"), appliedOn: day("dossier"), answer: answer,
                answeredOn: answer == nil ? nil : day("reponse_le"), reason: reason),
            words: HousingLead.Words(contact: ask.form["qui"], dwelling: ask.form["quoi"], remark: ask.form["remarque"])
        )
        let (household, known, version) = (household, lead?.id, reading.number("version"))
        return { tx, author, confirming in
            let kept = try tx.keepLead(
                new, id: known, version: version, for: household.id, checkedBy: SensitiveWords.detector, by: author,
                confirming: confirming)
            return Done(
                link: Link.household(household.code, .search),
                sentence: known == nil ? l("Piste notée dans le journal de recherche.") : l("Piste modifiée."),
                undo: known == nil ? HousingSearchLinks.lead(household.code, kept.id, "retrait") : nil)
        }
    }
}
