import RelorefDomain
import RelorefHTML
import RelorefRecords

/// One row of the queue: tick, badge, what and where, what can be done, why it is here, and the first thing to do.
struct TodayRows {
    let ask: Ask
    let words: DueWords

    private var l: Language { ask.l }

    func write(_ h: HTML, _ line: DueLine) {
        let item = line.item
        let key = item.key.text
        let title = words.title(of: item)
        h.li(.class("row")) {
            h.input(
                .type("checkbox"), .name("objet"), .value(key),
                .aria("label", l("Cocher : {titre}", ["titre": title])))
            h.div { badge(h, item) }
            h.div {
                h.p(.class("what")) { h.a(.href(words.link(of: item).path)) { h.keepingCodesWhole(title) } }
                h.p(words.detail(of: line))
                h.div(.class("more")) {
                    attendance(item)?.write(h, within: AppointmentLinks.fromToday)
                    if item.canBeTicked { act(h, .finish, l("Fait"), key, title) }
                    if item.canBeTicked { act(h, .prove, l("Fait, avec preuve"), key, title) }
                    act(h, .postpone, l("Reporter"), key, title)
                    act(h, .give, l("Confier"), key, title)
                    h.details {
                        h.summary(l("Pourquoi ?"))
                        for sentence in DueReasons(l: l, labels: ask, book: words.day.rules).sentences(item) {
                            h.p(sentence)
                        }
                    }
                }
            }
            h.a(words.action(of: item), .class("btn b2"), .href(words.actionLink(of: item).path))
        }
    }

    /// Who came, said from here: of an appointment of today, or of one that nobody said anything of.
    private func attendance(_ item: DueItem) -> AttendanceButtons? {
        guard let code = words.day.household(item.household)?.code, ask.may(.writeFiles) else { return nil }
        return switch item.matter {
        case .appointment(let kind, let time, _), .attendanceToSay(let kind, let time):
            AttendanceButtons(ask: ask, id: item.subject, kind: kind, on: item.day, at: time, code: code)
        default: nil
        }
    }

    private func badge(_ h: HTML, _ item: DueItem) {
        let (text, tone) = words.badge(of: item)
        h.span(text, .class(tone.isEmpty ? "badge" : "badge \(tone)"))
    }

    private func act(_ h: HTML, _ verb: DueVerb, _ label: String, _ key: String, _ title: String) {
        h.button(
            label, .class("btn b3"), .name(verb.rawValue), .value(key),
            .aria("label", l("{action} : {titre}", ["action": label, "titre": title])))
    }
}
