import HTTPTypes
import RelorefDomain
import RelorefHTML

/// The frame around a household's own page: no menu, no name, a title and an icon that say nothing.
struct FamilyFrame {
    let ask: Ask
    let tongue: FamilyTongue
    /// The page's code, once the check is passed: what leads on from it.
    var code: String?
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
            }
            h.body {
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
        return .page(h, status: status)
    }

    private func foot(_ h: HTML, _ code: String) {
        h.footer {
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
            h.form(.action(Link.familyPage(code, "fermeture").path), .method("post")) {
                h.button(.class("b2")) {
                    FamilyPicture.close.write(h)
                    h.span { tongue.say(h, .close) }
                }
            }
        }
    }
}
