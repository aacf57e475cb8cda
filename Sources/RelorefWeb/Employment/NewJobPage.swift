import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The page on which a colleague notes a job that an employer proposes.
struct NewJobPage {
    let ask: Ask
    let refusal: FormRefusal?
    private let employers: [Partner]
    private let sites: [DwellingPlaces.Site]
    private let conventions: [OfferConvention]

    init(_ ask: Ask, _ tx: any Transaction, _ refusal: FormRefusal? = nil) throws {
        let actor = try ask.actor()
        (self.ask, self.refusal) = (ask, refusal)
        let query = ask.query
        employers = try tx.employmentPartners(visibleTo: actor, with: query.filled("employeur"))
        sites = try tx.dwellingPlaces(visibleTo: actor).sites
        conventions = try tx.offerConventions(
            .employment, with: query.filled("convention"), of: query.filled("employeur"), visibleTo: actor)
    }

    private var l: Language { ask.l }

    var answer: Answer {
        var answer = ask.page(l("Noter une offre d’emploi"), current: .dwellings) { h in
            h.div(.class("over")) { h.a(l("Offres d’emploi"), .href(Link.jobs.path)) }
            h.div(.class("head")) { h.h1(l("Noter une offre d’emploi")) }
            refusal?.summary(h, ask)
            let form = ActForm(ask: ask, refusal: refusal)
            h.form(.action(Link.jobs.path), .method("post"), .class("record"), .novalidate) {
                ask.formToken(h)
                ask.formKey(h)
                form.choice(
                    h, "employeur", l("Employeur"), employers.map { ($0.id, $0.name) }, usual: ask.query["employeur"],
                    empty: l("à choisir"))
                form.choice(
                    h, "site", l("Site"), sites.map { ($0.id, $0.name) },
                    usual: ask.query.filled("site") ?? (sites.count == 1 ? sites.first?.id ?? "" : ""),
                    empty: l("à choisir"))
                form.day(h, "jour", l("Reçue le"), usual: ask.today)
                if !conventions.isEmpty {
                    form.choice(
                        h, "convention", l("Convention"), conventions.map { ($0.id, "\($0.title), \($0.partnerName)") },
                        usual: ask.query["convention"],
                        empty: l("aucune"))
                }
                JobFields.write(h, form, byEmployer: false)
                h.div(.class("acts")) {
                    h.button(l("Enregistrer"), .class("btn"))
                    h.a(l("Renoncer"), .class("btn b3"), .href(Link.jobs.path))
                }
            }
        }
        if refusal != nil { answer.status = .unprocessableContent }
        return answer
    }

    static func create(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        var reading = FormReading(ask)
        let l = ask.l
        let partner = reading.text(
            "employeur", orSay: l("Choisissez l’employeur. S’il manque, ajoutez-le d’abord aux partenaires."))
        let site = reading.text("site", orSay: l("Choisissez le site."))
        let day = reading.day("jour")
        var facts = JobFields.read(&reading, receivedOn: day, byEmployer: false)
        facts.convention = ask.form.filled("convention")
        guard reading.errors.isEmpty else {
            return try NewJobPage(ask, tx, FormRefusal(errors: reading.errors)).answer
        }
        do {
            let said = facts
            let job = try AccessRefusal.hiding { try tx.receiveJob(said, from: partner, site: site, by: author) }
            return .redirect(to: .job(job.id), saying: Flash(l("Offre d’emploi enregistrée.")))
        } catch let refusal as JobOffer.Refusal {
            return try NewJobPage(ask, tx, FormRefusal(errors: [JobWords(ask: ask).told(refusal)])).answer
        }
    }
}
