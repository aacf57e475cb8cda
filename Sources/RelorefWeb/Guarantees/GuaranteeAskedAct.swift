import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The guarantee was asked for.
struct GuaranteeAskedAct: GuaranteeAct {
    static let noun = "demande"
    static let permission = Permission.writeFiles
    static func title(_ l: Language) -> String { l("Garantie demandée") }

    private let id: String

    init(_ request: GuaranteeRequest) { id = request.file.id }

    func write(_ h: HTML, _ form: ActForm) {
        form.day(h, "jour", form.l("Demandée le"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, id, day) = (reading.ask.l, id, reading.day("jour"))
        return { tx, author, _ in
            try tx.askGuarantee(id, on: day, by: author)
            return l("Demande notée : il reste la réponse.")
        }
    }
}
