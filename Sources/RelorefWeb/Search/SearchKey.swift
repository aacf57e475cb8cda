import HTTPTypes
import RelorefDomain
import RelorefHTML

/// The key that opens the search without Ctrl, and its switch: whoever speaks to the computer may press it unwillingly
/// (WCAG 2.1.4).
enum SearchKey {
    private static let cookie = "reloref-touche"

    static func isOn(_ ask: Ask) -> Bool { ask.cookies[cookie] != "non" }

    static let routes: [Route] = [
        .free(.post, "/aide/touche", .signedIn) { ask in
            let isOn = ask.form["touche"] == "oui"
            var answer = Answer.redirect(
                to: .help,
                saying: Flash(
                    isOn
                        ? ask.l("La touche / ouvre la recherche sur cet appareil.")
                        : ask.l("La touche / n’ouvre plus la recherche sur cet appareil.")))
            answer.setCookies.append(
                "\(cookie)=\(isOn ? "oui" : "non"); Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax")
            return answer
        }
    ]

    static func write(_ h: HTML, _ ask: Ask) {
        h.form(.action(Link.searchKey.path), .method("post")) {
            ask.formToken(h)
            h.button(
                isOn(ask) ? ask.l("Désactiver la touche /") : ask.l("Activer la touche /"), .class("btn b2"),
                .name("touche"), .value(isOn(ask) ? "non" : "oui"))
        }
    }
}
