import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What may be done with a guarantee where it stands.
struct GuaranteeSteps {
    let ask: Ask
    let file: GuaranteeFile

    private var l: Language { ask.l }
    private var state: Guarantee.State { file.guarantee.state }

    func write(_ h: HTML) {
        let links = steps.filter { ask.may($0.2) && ($0.2 != .writeFiles || (file.isFileOpen && file.mayOpenFile)) }
        guard !links.isEmpty || mayWithdraw else { return }
        h.div(.class("acts noprint")) {
            for (place, (label, noun, _)) in links.enumerated() {
                h.a(
                    label, .class(place == 0 && asksForMore ? "btn b2" : "btn b3"),
                    .href(GuaranteeLinks.act(file.id, noun).path),
                    .aria("label", l("{action} : {titre}", ["action": label, "titre": name])))
            }
            if mayWithdraw { withdrawal(h) }
        }
    }

    private var name: String { ask.label("guarantee", file.guarantee.scheme) }
    /// Whether something is still expected of somebody.
    private var asksForMore: Bool { state.isBefore || state == .claimed || awaits }
    private var mayWithdraw: Bool { state.isBefore && ask.may(.writeFiles) && file.isFileOpen && file.mayOpenFile }

    private func withdrawal(_ h: HTML) {
        h.form(.action(GuaranteeLinks.act(file.id, "retrait").path), .method("post")) {
            ask.formToken(h)
            h.button(
                l("Retirer"), .class("btn b3"),
                .aria("label", l("{action} : {titre}", ["action": l("Retirer"), "titre": name])))
        }
    }

    private var steps: [(String, String, Permission)] {
        let asked = (l("Demandée"), GuaranteeAskedAct.noun, Permission.writeFiles)
        let granted = (l("Accordée"), GuaranteeGrantedAct.noun, Permission.writeFiles)
        let start = (l("Commencer la couverture"), GuaranteeStartAct.noun, Permission.writeFiles)
        let refused = (l("Refusée"), GuaranteeRefusedAct.noun, Permission.writeFiles)
        let premium = (l("Cotisation"), PremiumAct.noun, Permission.writePartners)
        let over = (l("Noter la reprise"), HandOverAct.noun, Permission.writePartners)
        let claim = (l("Déclarer un sinistre"), ClaimAct.noun, Permission.writePartners)
        let end = (l("Terminer"), GuaranteeEndAct.noun, Permission.writePartners)
        let pays = file.terms.hasPremium ? [premium] : []
        switch state {
        case .considered: return [asked, granted, refused]
        case .asked: return [granted, refused]
        case .granted: return (file.guarantee.lease == nil ? [] : [start]) + pays + [refused, end]
        case .active, .paid, .rejected:
            return (awaits ? [over] : []) + pays + [claim, end]
        case .handedOver: return pays + [claim, end]
        case .claimed: return [(l("Réponse au sinistre"), SettlementAct.noun, Permission.writePartners)] + pays
        case .refused, .ended: return []
        }
    }

    private var awaits: Bool { file.guarantee.awaitsHandOver(hasPremium: file.terms.hasPremium) }
}
