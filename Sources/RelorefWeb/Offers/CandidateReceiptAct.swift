import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The landlord has the file.
struct CandidateReceiptAct: OfferAct {
    static let noun = "accuse-de-reception"
    static let permission = Permission.writePartners
    static let isOfCandidate = true
    static func title(_ l: Language) -> String { l("Accusé de réception") }

    private let id: String

    init(_ request: OfferRequest) throws { id = try request.chosen().id }

    func write(_ h: HTML, _ form: ActForm) {
        form.day(h, "jour", form.l("Le bailleur a reçu le dossier le"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, id, day) = (reading.ask.l, id, reading.day("jour"))
        return { tx, author, _ in
            try tx.acknowledge(id, on: day, by: author)
            return l("Accusé de réception enregistré.")
        }
    }
}
