import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A member's protection ends: the file stays, with the day and the reason (V12).
struct ProtectionEndAct: FileAct {
    static let noun = "fin-de-protection"
    static let permission = Permission.writeFiles
    static let fields = ["endedOn": "jour", "*": "jour"]

    static func title(_ l: Language) -> String { l("Fin de la protection") }

    let household: Household
    let member: FileMember
    let protection: ProtectionStatus

    init(_ request: ActRequest) throws {
        household = request.household
        member = try request.member()
        guard let running = member.protections.last(where: { $0.endedOn == nil }) else {
            throw AccessRefusal.notFound
        }
        protection = running
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(
            "\(form.ask.name(member.member.identity)), \(form.ask.label("protectionKind", protection.kind))")
        form.day(h, "jour", l("Terminée le"), usual: form.ask.today)
        form.codes(
            h, "raison", l("Raison"), ProtectionEndReason.allCases, "protectionEndReason", empty: l("Choisir"))
        h.p(l("Un séjour en cours continue ; aucun nouveau ne commence à ce titre."), .class("small muted"))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let day = reading.day("jour")
        let reason: ProtectionEndReason? = reading.code("raison", orSay: ask.l("Choisissez la raison de la fin."))
        guard let reason else { return nil }
        let (household, id) = (household, protection.id)
        return { tx, author, confirming in
            try tx.endProtection(id, on: day, reason: reason, by: author, confirming: confirming)
            return Done(link: .household(household.code, .members), sentence: ask.l("Fin de protection enregistrée."))
        }
    }
}
