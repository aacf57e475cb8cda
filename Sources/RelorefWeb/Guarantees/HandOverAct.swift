import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The landlord knows that it pays from the second year on.
struct HandOverAct: GuaranteeAct {
    static let noun = "reprise"
    static let permission = Permission.writePartners
    static func title(_ l: Language) -> String { l("Reprise par le bailleur") }

    private let file: GuaranteeFile

    init(_ request: GuaranteeRequest) { file = request.file }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        if let last = file.guarantee.firstYearTo {
            h.p(
                l(
                    "La première année court jusqu’au {jour}. Dites au bailleur que la cotisation est à lui ensuite.",
                    ["jour": l.day(last)]))
        }
        form.day(h, "jour", l("Bailleur prévenu le"), usual: form.ask.today)
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, id, day) = (reading.ask.l, file.id, reading.day("jour"))
        return { tx, author, _ in
            try tx.handOverGuarantee(id, on: day, by: author)
            return l("C’est noté : la garantie est au bailleur après la première année.")
        }
    }
}
