import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The household's project on its own page: what it wants in its own words, who does what, and by when.
struct FamilyPlanBlock {
    let tongue: FamilyTongue
    let plan: [FamilyGoal]

    func write(_ h: HTML) {
        guard !plan.isEmpty else { return h.p { tongue.say(h, .noPlan) } }
        for goal in plan {
            h.section(.class("next")) {
                h.h2 { words(h, goal.words) }
                if let day = goal.dueOn { due(h, day) }
                if !goal.steps.isEmpty {
                    h.ul(.class("cards")) {
                        for step in goal.steps { h.li { write(h, step) } }
                    }
                }
            }
        }
    }

    private func write(_ h: HTML, _ step: FamilyGoal.Step) {
        h.p(.class("who")) { words(h, step.words) }
        h.p(.class("line")) {
            Self.picture(step.responsible).write(h)
            h.span { tongue.say(h, Self.phrase(step.responsible)) }
        }
        if step.doneOn != nil {
            h.p(.class("light green")) {
                FamilyPicture.yes.write(h)
                h.span { tongue.say(h, .done) }
            }
        } else if let day = step.dueOn {
            due(h, day)
        }
    }

    private func due(_ h: HTML, _ day: Day) {
        h.p(.class("line")) {
            FamilyPicture.calendar.write(h)
            h.span {
                tongue.say(h, .dueOn)
                h.text(" ")
                tongue.day(h, day)
            }
        }
    }

    /// As it was said, in the language in which it was said, with the French of whoever wrote it down beside.
    private func words(_ h: HTML, _ words: PathwayWords) {
        if !words.own.isEmpty {
            let written = WrittenLanguage(words.language)
            h.span(
                words.own, .class("own"), words.language.isEmpty ? nil : .lang(written.tag),
                .dir(words.language.isEmpty ? "auto" : written.isRightToLeft ? "rtl" : "ltr"))
            h.raw(" ")
        }
        if !words.french.isEmpty {
            h.span(words.french, .class(words.own.isEmpty ? "fr" : "fr beside"), .lang("fr"), .dir("ltr"))
        }
    }

    private static func phrase(_ who: Goal.Responsible) -> FamilyPhrase {
        switch who {
        case .person: .iDo
        case .referent: .team
        case .partner: .partnerDoes
        }
    }

    private static func picture(_ who: Goal.Responsible) -> FamilyPicture {
        switch who {
        case .person: .person
        case .referent: .home
        case .partner: .other
        }
    }
}
