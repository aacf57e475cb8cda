import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Whose work one takes over, and the way to take over that of the colleague whose list is shown.
struct AbsencePanel {
    let ask: Ask
    let absences: [NamedAbsence]
    /// The colleague whose list is shown.
    let colleague: (id: String, name: String)?

    init(_ ask: Ask, _ scope: TodayScope, _ tx: any Transaction) throws {
        self.ask = ask
        absences = try tx.absences(of: try ask.actor().id, on: ask.today)
        colleague = scope.colleague
    }

    private var l: Language { ask.l }

    func write(_ h: HTML, fault: String? = nil) {
        for one in absences { banner(h, one) }
        guard let colleague, !absences.contains(where: { $0.absence.account == colleague.id }) else { return }
        h.form(.action(Link.absences.path), .method("post"), .class("period noprint")) {
            ask.formToken(h)
            h.input(.type("hidden"), .name("collegue"), .value(colleague.id))
            h.label(l("Remplacer {nom} jusqu’au", ["nom": colleague.name]), .for_("jusque"))
            h.input(
                .type("text"), .id("jusque"), .name("jusque"), .inputmode("numeric"), .autocomplete("off"),
                .value(fault == nil ? ask.dayField(ask.today.adding(days: 7)) : ask.form["jusque"]),
                fault == nil ? nil : .aria("invalid", "true"), fault == nil ? nil : .aria("describedby", "jusque-e"))
            h.button(l("Reprendre sa file"), .class("btn b2"))
            if let fault { h.span(fault, .class("err"), .id("jusque-e")) }
        }
    }

    private func banner(_ h: HTML, _ one: NamedAbsence) {
        let isMine = one.absence.substitute == ask.visitor?.actor.id
        let day = l.shortDay(one.absence.to)
        h.div(.class("banner")) {
            h.span(
                isMine
                    ? l("Vous remplacez {nom} jusqu’au {jour}.", ["nom": one.absentName, "jour": day])
                    : l("{nom} s’occupe de votre file jusqu’au {jour}.", ["nom": one.substituteName, "jour": day]))
            h.form(.action(Link.giveBack(one.id).path), .method("post"), .class("noprint")) {
                ask.formToken(h)
                h.button(isMine ? l("Rendre sa file") : l("Reprendre ma file"), .class("btn b2"))
            }
        }
    }
}

/// Taking over a colleague's work, and giving it back.
enum AbsenceRoutes {
    static let all: [Route] = [
        .post("/aujourdhui/remplacements", .needs(.seeToday)) { ask, tx, author in
            var reading = FormReading(ask)
            let (colleague, day) = (ask.form["collegue"], reading.day("jusque", .term))
            var fault = reading.errors.first?.sentence
            if fault == nil {
                do {
                    try tx.takeOver(from: colleague, until: day, by: author)
                } catch let refusal as Absence.Refusal {
                    fault = sentence(refusal, ask.l)
                } catch is NotVisible {
                    throw AccessRefusal.notFound
                }
            }
            if let fault { return try TodayPage(ask, portee: "de-\(colleague)", tx).answer(absence: fault) }
            return .redirect(
                to: TodayScope.link("moi"),
                saying: Flash(ask.l("Sa file est dans la vôtre jusqu’au {jour}.", ["jour": ask.l.shortDay(day)])))
        },
        .post("/aujourdhui/remplacements/:id/fin", .needs(.seeToday)) { ask, tx, author in
            do { try tx.giveBack(ask.parameter("id"), by: author) } catch is NotVisible { throw AccessRefusal.notFound }
            return .redirect(to: .today, saying: Flash(ask.l("Chacun a de nouveau sa file.")))
        },
    ]

    private static func sentence(_ refusal: Absence.Refusal, _ l: Language) -> String {
        switch refusal {
        case .oneself: l("C’est votre propre file.")
        case .notLater: l("Choisissez un jour à venir.")
        case .tooLong(let last):
            l("Au plus tard le {jour} : au-delà, changez le référent des ménages.", ["jour": l.shortDay(last)])
        case .already: l("Vous avez déjà repris cette file.")
        }
    }
}
