import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What waits for one's answer, and what one asked for oneself.
struct ApprovalPage {
    let ask: Ask
    let places: Places
    let toAnswer: [ApprovalLine]
    let own: [ApprovalLine]

    private var l: Language { ask.l }
    private var words: ApprovalWords { ApprovalWords(ask: ask, places: places) }

    var answer: Answer {
        ask.page(l("Accords à deux"), current: .administration) { h in
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Accords à deux"))
                    h.p(
                        l(
                            "Ce qui ouvre beaucoup ne se fait pas seul : une personne demande, une autre donne son accord, la première agit."
                        ))
                }
            }
            if toAnswer.isEmpty, own.isEmpty {
                h.div(.class("empty")) { h.p(.role("status")) { h.b(l("Rien n’attend d’accord.")) } }
            }
            ApprovalPanel(ask: ask, places: places, lines: toAnswer).write(h)
            if !own.isEmpty {
                h.section(.class("sec")) {
                    h.h2(l("Ce que vous avez demandé"))
                    h.ol(.class("tl dated")) { for line in own { requested(h, line) } }
                }
            }
        }
    }

    private func requested(_ h: HTML, _ line: ApprovalLine) {
        let state = line.approval.state(at: ask.now)
        h.li {
            h.time(l.moment(line.approval.askedAt))
            h.div {
                h.p {
                    h.b(words.sentence(line, isOwn: true))
                    h.text(" ")
                    words.badge(state).write(h)
                }
                h.p(words.details(line))
                if let name = line.answerer, state != .withdrawn, let at = line.approval.answeredAt {
                    h.p(l("Réponse de {nom}, {moment}.", ["nom": name, "moment": l.moment(at)]))
                }
                h.div(.class("acts")) {
                    if state == .agreed { act(h, line) }
                    if state == .agreed || state == .waiting {
                        ask.button(h, Link.approval(line.id, "retrait"), l("Retirer la demande"), "btn b3")
                    }
                }
            }
        }
    }

    /// The same form, to the letter, as it was sent when it was asked for.
    private func act(_ h: HTML, _ line: ApprovalLine) {
        h.form(.action(Link.local(line.approval.way).path), .method("post")) {
            ask.formToken(h)
            ask.formKey(h)
            for pair in FormFields(encoded: Array(line.approval.fields.utf8)).pairs {
                h.input(.type("hidden"), .name(pair.name), .value(pair.value))
            }
            h.button(words.act(line.approval.kind), .class("btn"))
        }
    }
}

/// What waits for one's answer: on the page of agreements, on Today and on the administration's page.
struct ApprovalPanel {
    let ask: Ask
    let places: Places
    let lines: [ApprovalLine]

    init(ask: Ask, places: Places, lines: [ApprovalLine]) { (self.ask, self.places, self.lines) = (ask, places, lines) }

    /// The network's places are read only when something waits.
    init(_ ask: Ask, _ tx: any Transaction) throws {
        lines = try tx.approvalsToAnswer(by: try ask.actor(), at: ask.now, on: ask.today)
        places = Places(lines.isEmpty ? [] : try tx.network())
        self.ask = ask
    }

    private var l: Language { ask.l }
    private var words: ApprovalWords { ApprovalWords(ask: ask, places: places) }

    func write(_ h: HTML) {
        guard !lines.isEmpty else { return }
        h.section(.class("due filtering")) {
            h.div(.class("group")) {
                h.h2 {
                    h.text(l("Accords à donner"))
                    h.text(" ")
                    h.span(l.number(lines.count))
                }
            }
            h.ol(.class("tl")) { for line in lines { write(h, line) } }
        }
    }

    private func write(_ h: HTML, _ line: ApprovalLine) {
        let day = line.approval.askedAt.day(in: "Europe/Paris")
        h.li {
            h.time(l.shortDay(day), .datetime(day.iso))
            h.div {
                h.p { h.b(words.sentence(line, isOwn: false)) }
                h.p(words.details(line))
                if line.approval.kind == .recovery {
                    h.p(
                        l(
                            "Assurez-vous de vive voix que c’est bien cette personne. Son lien vaut un jour après votre accord, pour qu’elle puisse dire non."
                        ))
                }
                h.p(l("À répondre avant le {moment}.", ["moment": l.moment(line.approval.expiresAt)]), .class("small"))
                h.div(.class("acts")) {
                    ask.button(h, Link.approval(line.id, "accord"), l("Donner son accord"), "btn b2")
                    ask.button(h, Link.approval(line.id, "refus"), l("Refuser"), "btn b3")
                }
            }
        }
    }
}

extension Ask {
    /// A form that is nothing but its button.
    fileprivate func button(_ h: HTML, _ link: Link, _ label: String, _ look: String) {
        h.form(.action(link.path), .method("post")) {
            formToken(h)
            h.button(label, .class(look))
        }
    }
}
