import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The answer is yes.
struct GuaranteeGrantedAct: GuaranteeAct {
    static let noun = "accord"
    static let permission = Permission.writeFiles
    static let fields = ["visa": "visa", "visaUntil": "visa_fin", "start": "debut", "*": "jour"]
    static func title(_ l: Language) -> String { l("Garantie accordée") }

    private let file: GuaranteeFile
    /// Whether the lease is signed already.
    private var covers: Bool { file.guarantee.lease != nil }

    init(_ request: GuaranteeRequest) { file = request.file }

    func write(_ h: HTML, _ form: ActForm) {
        let (l, today) = (form.l, form.ask.today)
        form.day(h, "jour", l("Accordée le"), usual: today)
        if file.terms.needsVisa {
            h.div(.class("line")) {
                form.day(h, "visa", l("Visa du"), usual: today)
                form.day(
                    h, "visa_fin", l("Valable jusqu’au (facultatif)"),
                    hint: l("Comme il y est écrit. Vide : le délai du réseau."))
            }
        }
        if covers {
            form.day(
                h, "debut", l("Couvre le loyer à partir du"),
                hint: l("La première année se compte de ce jour."), usual: max(file.guarantee.leaseOn, today))
        } else {
            h.p(
                l("La garantie couvrira le loyer dès que le bail sera enregistré comme signé."),
                .class("small muted"))
        }
    }

    func read(_ reading: inout FormReading) -> SubjectDoing? {
        let (l, id, day) = (reading.ask.l, file.id, reading.day("jour"))
        var visa: Guarantee.Visa?
        if file.terms.needsVisa {
            visa = Guarantee.Visa(on: reading.day("visa"), until: reading.optionalDay("visa_fin"))
        }
        let covers = covers
        let start = covers ? reading.optionalDay("debut") : nil
        return { [visa] tx, author, confirming in
            try tx.grantGuarantee(id, on: day, visa: visa, start: start, by: author, confirming: confirming)
            return covers
                ? l("Garantie accordée : elle couvre le loyer.")
                : l("Garantie accordée : elle couvrira le bail à sa signature.")
        }
    }
}
