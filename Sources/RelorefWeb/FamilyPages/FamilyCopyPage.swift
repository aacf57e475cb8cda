import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Everything that a household's page shows, one part under another, as a telephone keeps it: with the hour at which it was
/// so, and without anything to send.
struct FamilyCopyPage {
    let pages: FamilyPages

    private var tongue: FamilyTongue { pages.tongue }
    private var contents: FamilyContents { pages.contents }

    var answer: Answer {
        let blocks = FamilyBlocks(tongue: tongue, contents: contents, label: pages.blocks.label)
        var frame = pages.frame
        frame.isCopy = true
        return frame.page(.pageTitle, .home) { h in
            age(h)
            part(h, .myAppointment, .calendar) { h in
                blocks.appointment(h)
                blocks.answered(h)
            }
            part(h, .myPapers, .paper, blocks.papers)
            if contents.rent != nil { part(h, .myPayments, .money, blocks.payments) }
            if !contents.plan.isEmpty {
                part(h, .myPlan, .plan, FamilyPlanBlock(tongue: tongue, plan: contents.plan).write)
            }
            if !contents.reports.isEmpty { part(h, .broken, .broken, blocks.told) }
            part(h, .call, .phone, blocks.calls)
        }
    }

    /// That there is no network, of when this is, and how to look again.
    private func age(_ h: HTML) {
        let now = pages.ask.now
        h.div(.class("kept")) {
            h.p(.class("line")) {
                FamilyPicture.offline.write(h)
                h.span { tongue.say(h, .noNetwork) }
            }
            h.p {
                tongue.say(h, .pageOf)
                h.text(" ")
                tongue.day(h, now.day(in: "Europe/Paris"))
                h.text(" ")
                let clock = now.time(in: "Europe/Paris")
                tongue.same(h, TimeOfDay(minutes: clock.hour * 60 + clock.minute).text)
            }
            h.p { tongue.say(h, .nothingLeaves) }
            h.p(.class("back")) {
                h.a(.href(Link.familyPage(pages.code).path)) {
                    FamilyPicture.globe.write(h)
                    h.span { tongue.say(h, .tryAgain) }
                }
            }
        }
    }

    private func part(_ h: HTML, _ title: FamilyPhrase, _ picture: FamilyPicture, _ content: (HTML) -> Void) {
        h.section(.class("next")) {
            h.h2(.class("line")) {
                picture.write(h)
                h.span { tongue.say(h, title) }
            }
            content(h)
        }
    }
}
