import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What is said of a job is put right: its title, how many, its days, its contract.
struct JobChange: JobAct {
    static let noun = "modification"
    static let permission = Permission.writePartners
    static let isOfPerson = false
    static let canUndo = false
    static func title(_ l: Language) -> String { l("Modifier l’offre d’emploi") }

    private let offer: JobOffer
    /// Those in force, and the one under which it stands whatever became of it.
    private let conventions: [(String, String)]

    init(_ request: JobRequest) throws {
        let sheet = request.sheet
        offer = sheet.offer
        let known = sheet.offer.facts.convention
        let inForce = try request.tx.offerConventions(
            .employment, with: known, of: sheet.offer.partner, visibleTo: try request.ask.actor())
        let choices = inForce.map { ($0.id, "\($0.title), \($0.partnerName)") }
        let own = known.flatMap { id in inForce.contains { $0.id == id } ? nil : id }
        conventions = own.map { [($0, sheet.conventionTitle ?? $0)] + choices } ?? choices
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.input(.type("hidden"), .name("version"), .value(form.value("version", String(offer.version))))
        form.day(h, "jour", l("Reçue le"), usual: offer.facts.receivedOn)
        if !conventions.isEmpty {
            form.choice(
                h, "convention", l("Convention"), conventions, usual: offer.facts.convention ?? "", empty: l("aucune"))
        }
        JobFields.write(h, form, byEmployer: false, usual: offer.facts)
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, form, before) = (reading.ask.l, reading.ask.form, offer)
        let day = reading.day("jour")
        var facts = JobFields.read(&reading, receivedOn: day, byEmployer: false)
        facts.convention = form.filled("convention")
        // The form has no commune: it stays while the département does.
        facts.commune = facts.departement == before.facts.departement ? before.facts.commune : nil
        let (said, version) = (facts, Int(form["version"]) ?? -1)
        return { tx, author, _ in
            try tx.changeJob(before.id, said, version: version, by: author)
            return l("Offre d’emploi modifiée.")
        }
    }
}
