import RelorefDomain
import RelorefHTML
import RelorefRecords

/// A household's appointments: those to come, those of which nobody said what came of them, those of before.
struct FileAppointmentsPage {
    let frame: FileFrame
    let appointments: [AppointmentFile]
    /// The household's link that was just made: shown once.
    var link: String?

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }

    private var open: [AppointmentFile] { appointments.filter { $0.appointment.awaitsAttendance(on: ask.today) } }
    private var coming: [AppointmentFile] {
        appointments.filter { $0.appointment.state.isPlanned && $0.appointment.on >= ask.today }
    }
    private var past: [AppointmentFile] {
        appointments.filter { !$0.appointment.state.isPlanned }.reversed()
    }

    var answer: Answer {
        frame.page { h in
            if let link { shown(h, link) }
            if frame.mayWrite, frame.isOpen, !appointments.isEmpty {
                h.p(.class("acts noprint")) {
                    h.a(l("Nouveau rendez-vous"), .class("btn"), .href(frame.link(NewAppointmentAct.noun).path))
                }
            }
            if appointments.isEmpty { none(h) }
            list(h, l("À dire : qui est venu ?"), open)
            list(h, l("À venir"), coming)
            list(h, l("Passés"), past)
        }
    }

    private func shown(_ h: HTML, _ link: String) {
        h.div(.class("banner block"), .role("status")) {
            h.p { h.b(l("Le lien pour le ménage, affiché une seule fois :")) }
            h.p { h.code(link, .class("secret"), .id("lien-menage")) }
            h.p(
                l(
                    "Copiez-le dans votre message. Il ne nomme personne : le ménage donne trois lettres de son nom, dit s’il vient ou demande un autre moment, et la réponse arrive ici."
                ))
        }
    }

    private func none(_ h: HTML) {
        h.div(.class("empty")) {
            h.p { h.b(l("Pas de rendez-vous pour l’instant.")) }
            h.p(l("Le prochain se montre ici, dans Aujourd’hui et dans l’agenda de qui reçoit le ménage."))
            if frame.mayWrite, frame.isOpen {
                h.p { h.a(l("Nouveau rendez-vous"), .class("btn"), .href(frame.link(NewAppointmentAct.noun).path)) }
            }
        }
    }

    private func list(_ h: HTML, _ title: String, _ files: [AppointmentFile]) {
        guard !files.isEmpty else { return }
        h.section(.class("sec")) {
            h.h2(title)
            h.ol(.class("tl dated")) {
                for file in files { AppointmentItem(frame: frame, file: file, all: appointments).write(h) }
            }
        }
    }
}

/// One appointment in the file: what it is, what is known of it, what can be done.
struct AppointmentItem {
    let frame: FileFrame
    let file: AppointmentFile
    let all: [AppointmentFile]

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }
    private var one: Appointment { file.appointment }
    private var code: String { frame.household.code }
    private var words: AppointmentWords { AppointmentWords(ask: ask) }

    func write(_ h: HTML) {
        h.li(.id("r-\(file.id)")) {
            h.time(l.day(one.on), .datetime(one.on.iso))
            h.div {
                h.p {
                    h.b(words.title(one))
                    for badge in [words.state(one)]
                        + (one.state.isPlanned ? [words.interpreter(one), words.answer(file)] : [])
                    {
                        guard let badge else { continue }
                        h.text(" ")
                        badge.write(h)
                    }
                }
                h.p(words.details(file, frame.file), .class("small"))
                more(h)
                link(h)
                if frame.mayWrite { acts(h) }
            }
        }
    }

    private func more(_ h: HTML) {
        let texts = file.texts
        if !texts.interpreter.isEmpty { h.p(l("Interprète : {qui}", ["qui": texts.interpreter]), .class("small")) }
        if !texts.bring.isEmpty { h.p(l("À apporter : {quoi}", ["quoi": texts.bring]), .class("small words")) }
        if !texts.note.isEmpty { h.p(texts.note, .class("words")) }
        if let wish = file.asked?.wish.nonEmpty {
            h.p(l("Le ménage propose : {quand}", ["quand": wish]), .class("words"))
        }
        if !texts.reason.isEmpty { h.p(l("Raison : {motif}", ["motif": texts.reason]), .class("small words")) }
        if let days = one.reminderDays, one.state.isPlanned {
            h.p(
                l("Rappel souhaité le {jour}.", ["jour": l.shortDay(one.on.adding(days: -days))]),
                .class("small muted"))
        }
    }

    /// What took its place, or whose place it took.
    private func link(_ h: HTML) {
        if case .moved(let other, _) = one.state, let next = all.first(where: { $0.id == other }) {
            h.p(.class("small")) {
                h.a(
                    l("Remplacé par celui du {quand}", ["quand": l.moment(next.appointment)]), .href("#r-\(other)"))
            }
        }
        let before = all.first {
            if case .moved(one.id, _) = $0.appointment.state { true } else { false }
        }
        if let before {
            h.p(.class("small")) {
                h.a(
                    l("Remplace celui du {quand}", ["quand": l.moment(before.appointment)]), .href("#r-\(before.id)"))
            }
        }
    }

    private func acts(_ h: HTML) {
        guard one.state.isPlanned else {
            if case .moved = one.state { return }
            return post(h, AppointmentLinks.replanning(code, file.id)) {
                h.button(l("Rétablir"), .class("btn b3"), label(l("Rétablir")))
            }
        }
        h.div(.class("acts noprint")) {
            AttendanceButtons(ask: ask, id: file.id, kind: one.kind, on: one.on, at: one.at, code: code).write(h)
            if one.interpreter.isOpen {
                post(h, AppointmentLinks.interpreter(code, file.id)) {
                    h.button(
                        l("Interprète réservé"), .class("btn b3"), .name("interprete"),
                        .value(Appointment.Interpreter.booked.rawValue), label(l("Interprète réservé")))
                }
            }
            h.a(
                l("Vers mon agenda"), .class("btn b3"), .href(AppointmentLinks.calendar(code, file.id).path),
                label(l("Vers mon agenda")))
            asking(h)
            h.a(
                LetterNames.kind(.summons, l), .class("btn b3"), .href(Link.newLetter(code, .summons, file.id).path),
                label(LetterNames.kind(.summons, l)))
            for (title, noun) in [
                (l("Déplacer"), MoveAppointmentAct.noun), (l("Modifier"), ChangeAppointmentAct.noun),
                (l("Annuler ce rendez-vous"), CancelAppointmentAct.noun),
            ] {
                h.a(title, .class("btn b3"), .href(frame.link(noun).with("sujet", file.id).path), label(title))
            }
        }
    }

    /// The household is asked by a link, until the appointment begins.
    private func asking(_ h: HTML) {
        guard ask.now < one.start else { return }
        if let asked = file.asked, asked.link.answeredOn == nil {
            post(h, AppointmentLinks.revocation(code, file.id)) {
                h.button(l("Retirer le lien"), .class("btn b3"), label(l("Retirer le lien")))
            }
        } else {
            post(h, AppointmentLinks.asking(code, file.id)) {
                h.button(l("Lien pour le ménage"), .class("btn b3"), label(l("Lien pour le ménage")))
            }
            h.a(
                l("Lien par SMS"), .class("btn b3"), .href(frame.link(SMSAct.noun).with("sujet", file.id).path),
                label(l("Lien par SMS")))
        }
    }

    private func post(_ h: HTML, _ link: Link, _ content: () -> Void) {
        h.form(.action(link.path), .method("post"), .class("noprint")) {
            ask.formToken(h)
            content()
        }
    }

    private func label(_ title: String) -> Attribute {
        .aria(
            "label", l("{action} : {titre}", ["action": title, "titre": "\(words.title(one)), \(l.shortDay(one.on))"]))
    }
}
