import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What a household's page shows, part by part; the same for the household and for a colleague who looks at it before.
struct FamilyBlocks {
    let tongue: FamilyTongue
    let contents: FamilyContents
    /// What a kind of paper is called in French.
    let label: (String) -> String
    /// Where answers are sent to; nil where a colleague only looks.
    var code: String?
    /// A photograph that was not kept, beside the report that stays.
    var refused: (report: String, why: FamilyPhoto.Refusal)?

    /// The next appointment, or the next visit.
    func appointment(_ h: HTML) {
        if let one = contents.appointment {
            h.p { tongue.say(h, .appointment) }
            h.p(.class("big")) { tongue.day(h, one.on) }
            h.p(.class("big")) { tongue.same(h, one.at.text) }
            line(h, Self.picture(one.place)) { tongue.say(h, Self.phrase(one.place)) }
            if !contents.texts.place.isEmpty { h.p { tongue.same(h, contents.texts.place) } }
            if !contents.texts.bring.isEmpty {
                line(h, .bring) { tongue.say(h, .bring) }
                h.p { tongue.same(h, contents.texts.bring) }
            }
        } else if let day = contents.visitOn {
            line(h, .home) { tongue.say(h, .homeVisit) }
            h.p(.class("big")) { tongue.day(h, day) }
        } else {
            h.p { tongue.say(h, .noAppointment) }
        }
    }

    /// "Je viens", or another day; what was said stays to be seen, and can be said anew.
    func answers(_ h: HTML) {
        guard let one = contents.appointment else { return }
        answered(h)
        h.div(.class("answers")) {
            if contents.answer != .comes { reply(h, one, .comes, .yes, .iCome) }
            if contents.answer != .otherTime { reply(h, one, .otherTime, .calendar, .anotherDay) }
        }
    }

    /// What the household said of it.
    func answered(_ h: HTML) {
        guard contents.appointment != nil, let answer = contents.answer else { return }
        line(h, answer == .comes ? .yes : .calendar) {
            tongue.say(h, answer == .comes ? .saidComes : .saidAnotherDay)
        }
    }

    private func reply(
        _ h: HTML, _ one: Appointment, _ answer: AppointmentLink.Answer, _ picture: FamilyPicture,
        _ phrase: FamilyPhrase
    ) {
        func content() {
            picture.write(h)
            h.span { tongue.say(h, phrase) }
        }
        guard let code else { return h.p { h.span(.class("tile")) { content() } } }
        h.form(.action(Link.familyPage(code, "rendez-vous").path), .method("post")) {
            h.input(.type("hidden"), .name("lequel"), .value(one.id))
            h.button(
                .class(answer == .comes ? "b1" : "b2"), .name("reponse"), .value(answer.rawValue), content: content)
        }
    }

    private static func phrase(_ place: Appointment.Place) -> FamilyPhrase {
        switch place {
        case .office: .atOffice
        case .home: .atHome
        case .phone: .byPhone
        case .video: .byVideo
        case .elsewhere: .elsewhere
        }
    }

    private static func picture(_ place: Appointment.Place) -> FamilyPicture {
        switch place {
        case .office, .elsewhere: .place
        case .home: .home
        case .phone: .phone
        case .video: .video
        }
    }

    /// Papers with a light: its colour, its shape and its words say the same.
    func papers(_ h: HTML) {
        guard !contents.papers.isEmpty else { return h.p { tongue.say(h, .noPapers) } }
        h.ul(.class("cards")) {
            for paper in contents.papers {
                h.li {
                    if !paper.holder.isEmpty { h.p(.class("who")) { tongue.same(h, paper.holder) } }
                    h.p {
                        if let kind = paper.kind { tongue.same(h, label(kind)) } else { tongue.say(h, .permit) }
                    }
                    h.p(.class("light \(Self.tone(paper.light))")) {
                        Self.lamp(h, paper.light)
                        h.span { tongue.say(h, Self.phrase(paper.light)) }
                    }
                    if let day = paper.until {
                        h.p {
                            tongue.say(h, .until)
                            h.text(" ")
                            tongue.day(h, day)
                        }
                    }
                }
            }
        }
    }

    private static func phrase(_ light: FamilyPaper.Light) -> FamilyPhrase {
        switch light {
        case .valid: .valid
        case .endsSoon: .endsSoon
        case .over: .over
        case .unknown: .unknownDay
        }
    }

    private static func tone(_ light: FamilyPaper.Light) -> String {
        switch light {
        case .valid: "green"
        case .endsSoon: "amber"
        case .over: "red"
        case .unknown: "grey"
        }
    }

    /// A round, a triangle, a square, a ring: whoever does not see the colours sees the shape.
    private static func lamp(_ h: HTML, _ light: FamilyPaper.Light) {
        let path =
            switch light {
            case .valid: "M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20z"
            case .endsSoon: "M12 2l11 20H1z"
            case .over: "M3 3h18v18H3z"
            case .unknown: "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM12 7a5 5 0 1 1 0 10a5 5 0 1 1 0-10z"
            }
        h.svg(.class("lamp"), .viewBox("0 0 24 24"), .aria("hidden", "true")) { h.path(.d(path)) }
    }

    /// What the household pays for a home of its own, as far as it is known.
    func payments(_ h: HTML) {
        guard let rent = contents.rent, rent.check != nil || rent.nextPayment != nil else {
            return h.p { tongue.say(h, .noPayments) }
        }
        if let check = rent.check {
            let isPaid = check.status == .ok
            line(h, .home) { tongue.say(h, .rent) }
            if let month = rent.month { h.p { tongue.day(h, month) } }
            if check.status != .unknown {
                h.p(.class("light \(isPaid ? "green" : "red")")) {
                    Self.lamp(h, isPaid ? .valid : .over)
                    h.span { tongue.say(h, isPaid ? .rentPaid : .rentNotPaid) }
                }
            }
            h.dl {
                amount(h, .toPay, check.dueCents.map { max(0, $0 - (check.aidCents ?? 0)) })
                amount(h, .paid, check.paidCents)
                amount(h, .stillToPay, check.owedCents.flatMap { $0 > 0 ? $0 : nil })
            }
        }
        if let next = rent.nextPayment {
            line(h, .calendar) { tongue.say(h, .nextPayment) }
            h.p(.class("big")) { tongue.day(h, next.dueOn) }
            h.p(.class("big")) { tongue.same(h, Self.money(next.cents)) }
        }
    }

    private func amount(_ h: HTML, _ phrase: FamilyPhrase, _ cents: Int?) {
        guard let cents else { return }
        h.div {
            h.dt { tongue.say(h, phrase) }
            h.dd { tongue.same(h, Self.money(cents)) }
        }
    }

    /// As French bills have it, whatever the language beside it.
    private static func money(_ cents: Int) -> String {
        Language.french.money(cents: cents)
    }

    /// What is broken: pictures to tap.
    func breakdowns(_ h: HTML) {
        let open = contents.reports.filter { !$0.isSettled }
        h.ul(.class("tiles")) {
            for matter in FamilyReport.Matter.allCases where !open.contains(where: { $0.matter == matter }) {
                h.li {
                    button(h, "panne", "quoi", matter.rawValue) {
                        matter.picture.write(h)
                        h.span { tongue.say(h, matter.phrase) }
                    }
                }
            }
        }
        told(h)
    }

    /// What was reported, how it stands, and its photographs.
    func told(_ h: HTML) {
        guard !contents.reports.isEmpty else { return }
        h.ul(.class("cards")) {
            for report in contents.reports {
                h.li {
                    line(h, report.matter.picture) { tongue.say(h, report.matter.phrase) }
                    h.p { tongue.day(h, report.sentOn) }
                    h.p { tongue.say(h, Self.phrase(report.state)) }
                    FamilyPhotoForm(blocks: self, report: report).write(h)
                }
            }
        }
    }

    private static func phrase(_ state: FamilyReport.State) -> FamilyPhrase {
        switch state {
        case .sent: .teamKnows
        case .taken: .teamOnIt
        case .settled: .mended
        }
    }

    /// Whom to call: the team, then the numbers of emergencies.
    func calls(_ h: HTML) {
        h.ul(.class("calls")) {
            team(h)
            for (number, picture, phrase) in Self.emergencies { call(h, number, picture, phrase) }
        }
    }

    /// The association's own number.
    func team(_ h: HTML) { call(h, contents.page.phone, .phone, .team, contents.association) }

    private static let emergencies: [(String, FamilyPicture, FamilyPhrase)] = [
        ("15", .sick, .sick), ("17", .police, .police), ("18", .fire, .fire), ("112", .emergency, .anyEmergency),
        ("114", .message, .bySMS), ("3919", .support, .violence),
    ]

    private func call(
        _ h: HTML, _ number: String, _ picture: FamilyPicture, _ phrase: FamilyPhrase, _ name: String = ""
    ) {
        let address = (number == "114" ? "sms:" : "tel:") + number.filter { $0 != " " }
        h.li {
            h.a(.href(address)) {
                picture.write(h)
                h.span {
                    tongue.say(h, phrase)
                    if !name.isEmpty {
                        h.br()
                        tongue.same(h, name)
                    }
                }
                h.b { tongue.same(h, number) }
            }
        }
    }

    func line(_ h: HTML, _ picture: FamilyPicture, _ content: () -> Void) {
        h.p(.class("line")) {
            picture.write(h)
            h.span { content() }
        }
    }

    /// A form of one button; a button that does nothing where a colleague only looks.
    private func button(_ h: HTML, _ noun: String, _ name: String, _ value: String, _ content: () -> Void) {
        guard let code else { return h.span(.class("tile")) { content() } }
        h.form(.action(Link.familyPage(code, noun).path), .method("post")) {
            h.button(.class("tile"), .name(name), .value(value)) { content() }
        }
    }
}
