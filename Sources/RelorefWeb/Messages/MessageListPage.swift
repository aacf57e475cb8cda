import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What was sent to households, what waits, what did not arrive; and what each message says (S22).
struct MessageListPage {
    let ask: Ask
    let part: MessagePart
    let messages: [LoggedMessage]
    let texts: [MessageText]

    static let limit = 100

    init(_ ask: Ask, _ tx: any Transaction) throws {
        self.ask = ask
        part = MessagePart(rawValue: ask.query["partie"]) ?? .all
        messages = try tx.messages(part, limit: Self.limit + 1, by: try ask.author())
        texts = try FamilyLanguage.allCases.map {
            MessageText(language: $0, translations: try tx.translations(into: $0))
        }
    }

    private var l: Language { ask.l }
    private var words: MessageWords { MessageWords(l: l) }

    var answer: Answer {
        ask.page(l("Messages"), current: .today) { h in
            h.div(.class("over")) { h.a(l("Aujourd’hui"), .href(Link.today.path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Messages"))
                    h.p(
                        l(
                            "Les SMS aux ménages, de 8 h à 21 h, avec leur accord. Aucun ne nomme quelqu’un ni ne dit de quoi il s’agit."
                        ))
                }
            }
            if ask.services.carrier == nil {
                h.div(.class("banner warn")) {
                    h.p(l("Aucun envoi de SMS n’est réglé sur ce serveur : voyez avec qui l’administre."))
                }
            }
            h.nav(.class("picks"), .aria("label", l("Quels messages"))) {
                for one in [MessagePart.all] + MessagePart.allCases.filter({ $0 != .all }) {
                    h.a(
                        words.part(one), .class("pick"), .href(Link.messages.with("partie", one.rawValue).path),
                        one == part ? .aria("current", "page") : nil)
                }
            }
            list(h)
            said(h)
        }
    }

    private var titles: [String] { [l("Quand"), l("Ménage"), l("Message"), l("À"), l("État")] }

    private func list(_ h: HTML) {
        guard !messages.isEmpty else { return h.p(l("Aucun message ici."), .class("empty")) }
        h.table(.class("tbl stack")) {
            h.caption(words.part(part), .class("vh"))
            h.thead { h.tr { for title in titles { h.th(title, .scope("col")) } } }
            h.tbody { for one in messages.prefix(Self.limit) { row(h, one) } }
        }
        if messages.count > Self.limit {
            h.p(l("Les {n} derniers sont montrés.", ["n": l.number(Self.limit)]), .class("small muted"))
        }
    }

    private func row(_ h: HTML, _ one: LoggedMessage) {
        h.tr {
            h.th(l.moment(one.endedAt ?? one.message.dueAt), .scope("row"))
            h.td(.data("l", titles[1])) { h.a(one.code, .href(Link.household(one.code).path)) }
            h.td(.data("l", titles[2])) {
                h.text(words.purpose(one.message.purpose))
                if one.segments > 1 { h.text(" · " + l.plural(one.segments, "{n} SMS", "{n} SMS")) }
                h.div(one.colleague ?? l("parti tout seul"), .class("small muted"))
            }
            h.td(recipient(one), .data("l", titles[3]))
            h.td(.data("l", titles[4])) {
                words.badge(one.message).write(h)
                if let fault = words.fault(of: one.message) { h.div(fault, .class("small")) }
                settling(h, one)
            }
        }
    }

    private func recipient(_ one: LoggedMessage) -> String {
        if one.recipient.isEmpty { return "–" }
        return one.message.channel == .mail ? one.recipient : "… \(one.recipient)"
    }

    private func settling(_ h: HTML, _ one: LoggedMessage) {
        guard case .failed = one.message.state else { return }
        if one.isSettled { return h.div(l("réglé"), .class("small muted")) }
        guard ask.may(.writeFiles) else { return }
        h.div(.class("acts noprint")) {
            if one.message.channel == .mail {
                h.a(l("Refaire la demande"), .class("btn b3"), .href(Link.household(one.code, .followUp).path))
            } else {
                h.a(l("Corriger le numéro"), .class("btn b3"), .href(Link.household(one.code, .members).path))
            }
            h.form(.action(Link.settleMessage(one.id).path), .method("post")) {
                ask.formToken(h)
                h.button(l("C’est réglé"), .class("btn b3"))
            }
        }
    }

    /// Every sentence in every language, with what it costs.
    private func said(_ h: HTML) {
        h.section(.class("sec")) {
            h.h2(l("Ce que disent les messages"))
            h.p(.class("small muted")) {
                h.text(l("Une phrase que personne n’a relue part en français.") + " ")
                if ask.may(.administerReference) { h.a(l("Traductions"), .href(Link.translations.path)) }
            }
            for text in texts {
                h.details(text.language == .french ? .open : nil) {
                    h.summary(FamilyDays.name(text.language))
                    h.dl(.class("sayings")) {
                        for purpose in Message.Purpose.allCases {
                            let sample = sample(text, purpose)
                            if sample.isEmpty { continue }
                            h.dt("\(words.purpose(purpose)) · \(words.size(SMSText(sample)))")
                            h.dd(sample, .class("words"), .dir("auto"))
                        }
                    }
                }
            }
        }
    }

    /// With an invented day and hour, and a link of the length that a real one has.
    private func sample(_ text: MessageText, _ purpose: Message.Purpose) -> String {
        let appointment = Appointment(
            id: "", household: "", kind: .interview, on: ask.today, at: TimeOfDay(minutes: 870))
        let token = String(repeating: "x", count: 43)
        return switch purpose {
        case .appointmentReminder, .appointmentMoved, .appointmentCancelled, .appointmentPlanned:
            text.text(purpose, appointment: appointment)
        case .appointmentLink:
            text.text(purpose, appointment: appointment, link: ask.origin + Link.appointmentAnswer(token).path)
        case .familyPage: text.text(purpose, link: ask.origin + Link.familyPage("ABCD-EFGH").path)
        case .landlordLink, .numberCheck: ""
        }
    }
}
