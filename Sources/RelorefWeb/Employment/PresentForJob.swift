import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A grown-up of the file is presented for a job that an employer looks to fill.
struct PresentForJob: FileAct {
    static let noun = "presentation-emploi"
    static let permission = Permission.writeFiles
    static let fields = ["*": "offre"]

    static func title(_ l: Language) -> String { l("Présenter pour un emploi") }

    let household: Household
    let member: FileMember
    private let jobs: [JobLine]

    init(_ request: ActRequest) throws {
        household = request.household
        member = try request.member()
        jobs = try request.tx.jobs(isOver: false, limit: 200, visibleTo: try request.ask.actor())
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(form.ask.name(member.member.identity))
        if jobs.isEmpty { h.p(l("Aucune offre d’emploi n’est ouverte sur vos sites."), .class("muted")) }
        form.choice(
            h, "offre", l("Offre d’emploi"), jobs.map { ($0.id, "\($0.offer.facts.title), \($0.partnerName)") },
            empty: l("à choisir"))
        h.p(
            l("L’employeur ne voit ici ni nom ni dossier : la personne se présente elle-même."), .class("small muted"))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let (l, ask) = (reading.ask.l, reading.ask)
        guard let job = reading.listed("offre", jobs.map(\.id)) else {
            reading.refuse("offre", l("Choisissez l’offre."))
            return nil
        }
        let person = member.id
        // A rule may refuse it: the form says so beside the offer.
        if let line = jobs.first(where: { $0.id == job }) {
            let sheet = try tx.jobSheet(job, by: try ask.author())
            do {
                try line.offer.mayPresent(
                    person, beside: (sheet?.applications ?? []).map(\.application), today: ask.today)
            } catch {
                reading.refuse("offre", JobWords(ask: ask).sentence(error))
                return nil
            }
        }
        let isAdult = member.isAdult(on: ask.today)
        guard isAdult else {
            reading.refuse("offre", JobWords(ask: ask).sentence(.notOfTheFile))
            return nil
        }
        return { tx, author, _ in
            try tx.present(person, for: job, by: author)
            return Done(
                link: .job(job), sentence: l("Personne présentée pour ce poste."),
                undo: JobLinks.act(job, JobLinks.undoing))
        }
    }
}
