import RelorefDomain
import RelorefHTML
import RelorefRecords

/// It covers no rent any more.
struct GuaranteeEndAct: GuaranteeAct {
    static let noun = "fin"
    static let permission = Permission.writePartners
    static func title(_ l: Language) -> String { l("Fin de la garantie") }

    private let id: String

    init(_ request: GuaranteeRequest) { id = request.file.id }

    func write(_ h: HTML, _ form: ActForm) {
        form.day(h, "jour", form.l("Terminée le"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, id, day) = (reading.ask.l, id, reading.day("jour"))
        return { tx, author, _ in
            try tx.endGuarantee(id, on: day, by: author)
            return l("Garantie terminée.")
        }
    }
}
