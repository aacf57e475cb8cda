import RelorefDomain
import RelorefHTML
import RelorefRecords

/// A guarantee that was granted begins to cover the lease.
struct GuaranteeStartAct: GuaranteeAct {
    static let noun = "debut"
    static let permission = Permission.writeFiles
    static func title(_ l: Language) -> String { l("Début de la couverture") }

    private let file: GuaranteeFile

    init(_ request: GuaranteeRequest) { file = request.file }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        form.day(
            h, "jour", l("Couvre le loyer à partir du"), hint: l("La première année se compte de ce jour."),
            usual: file.guarantee.leaseOn)
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, id, day) = (reading.ask.l, file.id, reading.day("jour", .term))
        return { tx, author, confirming in
            try tx.startGuarantee(id, on: day, by: author, confirming: confirming)
            return l("La garantie couvre le loyer.")
        }
    }
}
