import RelorefDomain
import RelorefHTML

/// The link of a partner without an account: shown once, and how it stands.
enum LinkHanding {
    static func shown(_ h: HTML, _ l: Language, code: String, address: String) {
        h.section(.class("panel handing")) {
            h.h2(l("À remettre maintenant : cela ne se réaffiche pas"))
            h.dl(.class("facts")) {
                h.dt(l("Lien, par courriel"))
                h.dd { h.code(address) }
                h.dt(l("Code, par téléphone"))
                h.dd { h.code(code) }
            }
        }
    }

    /// Open until when, shut, or past its day.
    static func state(of link: OfferLink, _ ask: Ask) -> String {
        let l = ask.l
        return switch link.state(at: ask.now) {
        case .locked:
            l(
                "Le lien du {jour} est fermé : le code a été mal donné cinq fois.", ["jour": l.shortDay(link.sentOn)])
        case .expired: l("Le lien du {jour} a dépassé sa date.", ["jour": l.shortDay(link.sentOn)])
        case .open, .answered, .revoked:
            l(
                "Un lien donné le {jour} est ouvert jusqu’au {fin}. En faire un autre le remplace.",
                ["jour": l.shortDay(link.sentOn), "fin": l.shortDay(link.sentOn.adding(days: OfferLink.lifetimeDays))])
        }
    }
}
