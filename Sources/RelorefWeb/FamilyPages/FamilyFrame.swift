import HTTPTypes
import RelorefDomain
import RelorefHTML

/// The frame around a household's own page: no menu, no name, a title and an icon that say nothing.
struct FamilyFrame {
    let ask: Ask
    let tongue: FamilyTongue
    /// The page's code, once the check is passed: what leads on from it.
    var code: String?
    /// Until when a telephone may keep what is shown; nil where it keeps nothing.
    var keptUntil: Moment?
    /// Whether this is what a telephone keeps: it leads nowhere without a network.
    var isCopy = false
    var status = HTTPResponse.Status.ok

    func page(_ title: FamilyPhrase, _ picture: FamilyPicture, _ content: (HTML) -> Void) -> Answer {
        let h = HTML()
        h.doctype()
        h.html(.lang(tongue.language.rawValue), .dir(tongue.language.direction)) {
            h.head {
                h.meta(.charset("utf-8"))
                h.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
                h.meta(.name("robots"), .content("noindex, nofollow"))
                h.title(tongue.shown(.pageTitle) ?? FamilyPhrase.pageTitle.french)
                h.link(.rel("stylesheet"), .href(Assets.shipped.link("page.css").path))
                h.link(.rel("icon"), .href(Assets.shipped.link("page.svg").path), .type("image/svg+xml"))
                if let code, keeps {
                    h.link(.rel("manifest"), .href(Link.familyPage(code, "fiche.webmanifest").path))
                    h.script(src: Assets.shipped.link("page.js").path, .defer)
                }
            }
            h.body(
                keeps ? .data("worker", Link.familyWorker.path) : nil,
                keeps ? .data("scope", FamilyKeeping.scope) : nil,
                keeps ? .data("policy", FamilyKeeping.policy) : nil
            ) {
                h.main(.id("contenu")) {
                    h.h1 {
                        picture.write(h)
                        h.span { tongue.say(h, title) }
                    }
                    content(h)
                }
                if let code { foot(h, code) }
            }
        }
        var answer = Answer.page(h, status: status)
        answer.keptUntil = keptUntil
        if keeps { answer.trustedPolicy = FamilyKeeping.policy }
        return answer
    }

    /// Whether the page starts what keeps it.
    private var keeps: Bool { code != nil && keptUntil != nil && !isCopy }

    private func foot(_ h: HTML, _ code: String) {
        h.footer {
            if !isCopy { languages(h, code) }
            h.form(.action(Link.familyPage(code, "fermeture").path), .method("post")) {
                h.button(.class("b2")) {
                    FamilyPicture.close.write(h)
                    h.span {
                        tongue.say(h, .close)
                        if keptUntil != nil {
                            h.br()
                            tongue.say(h, .forget)
                        }
                    }
                }
            }
        }
    }

    private func languages(_ h: HTML, _ code: String) {
        h.details {
            h.summary {
                FamilyPicture.globe.write(h)
                h.span { tongue.say(h, .language) }
            }
            h.form(.class("tongues"), .action(Link.familyPage(code, "langue").path), .method("post")) {
                for one in FamilyLanguage.allCases {
                    h.button(
                        FamilyDays.name(one), .class("b2"), .name("langue"), .value(one.rawValue),
                        .lang(one.rawValue), .dir(one.direction),
                        one == tongue.language ? .aria("current", "true") : nil)
                }
            }
        }
    }
}
