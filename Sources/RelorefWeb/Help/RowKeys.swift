import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The keys of a row of Today: on unless somebody switched them off on this device (WCAG 2.1.4).
enum RowKeys {
    private static let cookie = "reloref-touches"

    static func areOn(_ ask: Ask) -> Bool { ask.cookies[cookie] != "non" }

    /// Switches them on or off; the choice stays on the device and says nothing about the person.
    @Sendable static func choose(_ ask: Ask, _ tx: any Transaction, _ author: Author) throws -> Answer {
        let l = ask.l
        let wanted = ask.form["touches"] == "oui"
        var answer = Answer.redirect(
            to: Link.help.at("touches"),
            saying: Flash(wanted ? l("Touches d’une ligne activées.") : l("Touches d’une ligne désactivées.")))
        answer.setCookies.append(
            "\(cookie)=\(wanted ? "oui" : "non"); Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax")
        return answer
    }

    static func form(_ h: HTML, _ ask: Ask) {
        let l = ask.l
        let areOn = areOn(ask)
        h.form(.action(Link.rowKeys.path), .method("post"), .class("acts")) {
            ask.formToken(h)
            h.span(
                areOn
                    ? l("Les touches d’une lettre agissent quand une ligne a le focus.")
                    : l("Les touches d’une lettre sont désactivées."))
            h.button(
                areOn ? l("Désactiver ces touches") : l("Activer ces touches"), .class("btn b2"), .name("touches"),
                .value(areOn ? "non" : "oui"))
        }
    }
}
