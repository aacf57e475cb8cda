import HTTPTypes
import RelorefDomain
import RelorefHTML

/// Before the check: where the code is typed, who one is, and why a page does not open. Nothing names the household.
struct FamilyDoor {
    let ask: Ask
    let tongue: FamilyTongue

    /// The code of the sheet, typed by hand.
    func typing(isWrong: Bool = false) -> Answer {
        var frame = FamilyFrame(ask: ask, tongue: tongue)
        if isWrong { frame.status = .unprocessableContent }
        return frame.page(.pageTitle, .home) { h in
            h.form(.action(Link.familyPages.path), .method("post"), .novalidate) {
                if isWrong { wrong(h, "code-e") { tongue.say(h, .badCode) } }
                h.label(.for_("code")) { tongue.say(h, .typeCode) }
                h.input(
                    .id("code"), .name("code"), .type("text"), .dir("ltr"), .autocomplete("off"),
                    .autocapitalize("characters"), .spellcheck("false"), .maxlength(30), .required,
                    isWrong ? .aria("invalid", "true") : nil, isWrong ? .aria("describedby", "code-e") : nil)
                next(h)
            }
        }
    }

    /// The second check, and the language to go on in.
    func check(_ page: FamilyPage, failed: Bool = false) -> Answer {
        var frame = FamilyFrame(ask: ask, tongue: tongue)
        if failed { frame.status = .unprocessableContent }
        return frame.page(.whoAreYou, .home) { h in
            h.form(.action(ask.path), .method("post"), .novalidate) {
                tongues(h)
                if failed {
                    wrong(h, "lettres-e") {
                        tongue.say(h, .notYou)
                        h.br()
                        tongue.say(h, .triesLeft)
                        h.text(" ")
                        tongue.same(h, String(page.left))
                    }
                }
                h.label(.for_("lettres")) { tongue.say(h, .threeLetters) }
                h.p(.id("lettres-h")) { tongue.say(h, .orYear) }
                h.input(
                    .id("lettres"), .name("lettres"), .type("text"), .dir("auto"), .autocomplete("off"),
                    .autocapitalize("none"), .spellcheck("false"), .maxlength(40), .required,
                    .aria("describedby", failed ? "lettres-h lettres-e" : "lettres-h"),
                    failed ? .aria("invalid", "true") : nil)
                next(h)
            }
        }
    }

    private func tongues(_ h: HTML) {
        h.fieldset(.class("tongues")) {
            h.legend {
                FamilyPicture.globe.write(h)
                h.span { tongue.say(h, .language) }
            }
            for one in FamilyLanguage.allCases {
                h.label {
                    h.input(
                        .type("radio"), .name("langue"), .value(one.rawValue), one == tongue.language ? .checked : nil)
                    h.span(FamilyDays.name(one), .lang(one.rawValue), .dir(one.direction))
                }
            }
        }
    }

    private func wrong(_ h: HTML, _ id: String, _ content: () -> Void) {
        h.p(.class("wrong"), .id(id), .role("alert")) { content() }
    }

    private func next(_ h: HTML) {
        h.button(.class("b1")) {
            FamilyPicture.yes.write(h)
            h.span { tongue.say(h, .next) }
        }
    }

    /// There is nothing to open: why, and what to do.
    func shut(_ state: FamilyPage.State?) -> Answer {
        var frame = FamilyFrame(ask: ask, tongue: tongue)
        frame.status = state == nil ? .notFound : .gone
        let sentence: FamilyPhrase =
            switch state {
            case .locked: .locked
            case .revoked, .expired: .ended
            case .open, nil: .badCode
            }
        return frame.page(.pageTitle, .close) { h in h.p { tongue.say(h, sentence) } }
    }

    /// "Fermer": this telephone shows nothing any more.
    func closed() -> Answer {
        FamilyFrame(ask: ask, tongue: tongue).page(.pageTitle, .close) { h in h.p { tongue.say(h, .closed) } }
    }
}
