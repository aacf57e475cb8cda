import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The pages behind the check, each with one thing to do.
struct FamilyPages {
    enum Part: String, CaseIterable {
        case home = ""
        case papers = "papiers"
        case payments = "paiements"
        case broken = "panne"
        case plan = "projet"
        case calls = "appeler"
    }

    let ask: Ask
    let code: String
    let tongue: FamilyTongue
    let contents: FamilyContents
    /// Until when this telephone is known.
    let visitEnds: Moment
    var refused: (report: String, why: FamilyPhoto.Refusal)?

    var blocks: FamilyBlocks {
        FamilyBlocks(
            tongue: tongue, contents: contents, label: { ask.services.labels("documentKind", $0, .french) }, code: code,
            refused: refused)
    }
    var frame: FamilyFrame {
        FamilyFrame(ask: ask, tongue: tongue, code: code, keptUntil: contents.isSealed ? nil : visitEnds)
    }

    func answer(_ part: Part) -> Answer {
        switch part {
        case .home:
            frame.page(.myAppointment, .calendar) { h in
                blocks.appointment(h)
                blocks.answers(h)
                tiles(h)
            }
        case .papers:
            sub(.myPapers, .paper) { h in
                blocks.papers(h)
                if contents.appointment != nil {
                    h.section(.class("next")) {
                        blocks.appointment(h)
                        blocks.answers(h)
                    }
                }
            }
        case .payments: sub(.myPayments, .money, blocks.payments)
        case .broken:
            sub(.whatIsBroken, .broken) { h in
                h.p(.class("wrong")) { tongue.say(h, .danger) }
                blocks.breakdowns(h)
            }
        case .plan:
            sub(.myPlan, .plan) { h in
                FamilyPlanBlock(tongue: tongue, plan: contents.plan).write(h)
                h.ul(.class("calls")) { blocks.team(h) }
            }
        case .calls: sub(.call, .phone, blocks.calls)
        }
    }

    private func sub(_ title: FamilyPhrase, _ picture: FamilyPicture, _ content: @escaping (HTML) -> Void) -> Answer {
        frame.page(title, picture) { h in
            content(h)
            h.p(.class("back")) {
                h.a(.href(Link.familyPage(code).path)) {
                    FamilyPicture.home.write(h)
                    h.span { tongue.say(h, .home) }
                }
            }
        }
    }

    private func tiles(_ h: HTML) {
        h.nav(.aria("label", FamilyPhrase.pageTitle.french)) {
            h.ul(.class("tiles")) {
                tile(h, .papers, .paper, .myPapers)
                if contents.rent != nil { tile(h, .payments, .money, .myPayments) }
                if !contents.plan.isEmpty { tile(h, .plan, .plan, .myPlan) }
                tile(h, .broken, .broken, .broken)
                tile(h, .calls, .phone, .call)
            }
        }
    }

    private func tile(_ h: HTML, _ part: Part, _ picture: FamilyPicture, _ phrase: FamilyPhrase) {
        h.li {
            h.a(.class("tile"), .href(Link.familyPage(code, part.rawValue).path)) {
                picture.write(h)
                h.span { tongue.say(h, phrase) }
            }
        }
    }
}
