import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A part of the service was given.
struct ServicePartAct: FileAct {
    static let noun = "etape-du-service"
    static let permission = Permission.writeFiles
    static let fields = ["*": "jour"]

    static func title(_ l: Language) -> String { l("Étape du service locatif") }

    let household: Household
    private let file: TenancyServiceFile

    init(_ request: ActRequest) throws {
        guard let found = try TenancyServiceFile.asked(request) else { throw AccessRefusal.notFound }
        (household, file) = (request.household, found)
    }

    private var parts: [TenancyService.Part] { file.parts.filter(\.isNoted) }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        form.options(
            h, "etape", l("Quelle étape ?"), form.ask.options("tenancyServicePart", parts),
            usual: parts.first { file.given[$0] == nil }?.rawValue ?? "")
        form.day(h, "jour", l("Faite le"), usual: form.ask.today)
        form.tick(h, "pas_faite", l("Elle n’a pas eu lieu : retirer sa date"))
        h.p(
            l("Le suivi de six mois et la garantie se lisent dans leurs propres dossiers."), .class("small muted"))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let l = reading.ask.l
        let part: TenancyService.Part? = reading.code("etape", orSay: l("Choisissez une étape."))
        let isGone = reading.ask.form.has("pas_faite")
        let day = isGone ? reading.ask.today : reading.day("jour")
        guard let part else { return nil }
        let (household, id) = (household, file.id)
        return { tx, author, _ in
            if isGone {
                try tx.takeBackPart(part, of: id, by: author)
            } else {
                try tx.givePart(part, on: day, of: id, by: author)
            }
            return Done(
                link: .household(household.code, .followUp),
                sentence: isGone ? l("Étape retirée.") : l("Étape notée."))
        }
    }
}
