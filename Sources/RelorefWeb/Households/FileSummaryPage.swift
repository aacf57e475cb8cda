import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The file at a glance, on two printed pages: the way so far, housing beside employment, the notes, the people.
struct FileSummaryPage {
    let frame: FileFrame
    let notes: [ThreadNote]
    var noteForm = NoteForm()

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }
    private var file: HouseholdFile { frame.file }

    var answer: Answer {
        frame.page { h in
            h.h2(l("Parcours"), .class("vh"))
            PathwayLine(frame: frame).write(h)
            h.div(.class("pair sec")) {
                housing(h)
                employment(h)
            }
            h.div(.class("cols sec")) {
                FileNotes(frame: frame, notes: notes, form: noteForm).write(h)
                FileAside(frame: frame).write(h)
            }
        }
    }

    private func housing(_ h: HTML) {
        h.section(.class("panel")) {
            h.h2(l("Logement"))
            if let home = file.home {
                h.dl(.class("facts")) { for fact in HousingFacts(ask: ask, home: home).short { fact.write(h) } }
            } else {
                h.p(l("Aucun séjour enregistré."), .class("small"))
                if frame.mayWrite, frame.isOpen {
                    h.p { h.a(l("Enregistrer d’où vient le ménage"), .href(frame.link("centre").path)) }
                }
            }
        }
    }

    private func employment(_ h: HTML) {
        let adults = file.present.filter { $0.isAdult(on: ask.today) }
        let employed = adults.filter { adult in
            adult.spells.contains { $0.covers(ask.today) && $0.contract.isEmployment }
        }
        h.section(.class("panel")) {
            h.h2 {
                h.text(l("Emploi"))
                if !adults.isEmpty {
                    let words = l(
                        "{n} en emploi sur {adultes}",
                        [
                            "n": l.number(employed.count),
                            "adultes": l.plural(adults.count, "{n} adulte", "{n} adultes"),
                        ])
                    Badge(employed.isEmpty ? .plain : .ok, words).write(h)
                }
            }
            h.dl(.class("facts")) {
                for adult in adults {
                    let (work, since) = ask.work(of: adult)
                    h.dt(adult.member.identity?.given.nonEmpty ?? ask.name(adult.member.identity))
                    h.dd(since.map { "\(work), \(ask.span($0, nil))" } ?? work)
                }
            }
            if adults.isEmpty { h.p(l("Aucun adulte dans le ménage."), .class("small")) }
        }
    }
}

/// A line of facts.
struct Fact {
    let name: String
    let value: String
    var badge: Badge?

    func write(_ h: HTML) {
        h.dt(name)
        h.dd {
            if let badge { badge.write(h) } else { h.text(value) }
        }
    }
}

extension String {
    /// nil when there is nothing in it.
    var nonEmpty: String? { isEmpty ? nil : self }
}
