import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The answer is no, and why.
struct GuaranteeRefusedAct: GuaranteeAct {
    static let noun = "refus"
    static let permission = Permission.writeFiles
    static func title(_ l: Language) -> String { l("Garantie refusée") }

    private let id: String

    init(_ request: GuaranteeRequest) { id = request.file.id }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        form.codes(
            h, "motif", l("Motif"), Guarantee.RefusalReason.allCases, "guaranteeRefusalReason", empty: l("Choisir"))
        form.day(h, "jour", l("Refusée le"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, id, day) = (reading.ask.l, id, reading.day("jour"))
        let reason: Guarantee.RefusalReason? = reading.code("motif", orSay: l("Donnez le motif."))
        guard let reason else { return nil }
        return { tx, author, _ in
            try tx.refuseGuarantee(id, reason, on: day, by: author)
            return l("Refus noté. Une autre garantie peut être envisagée.")
        }
    }
}
