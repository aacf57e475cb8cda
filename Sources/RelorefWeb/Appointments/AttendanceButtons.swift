import RelorefDomain
import RelorefHTML
import RelorefRecords

/// Who came, in one touch.
struct AttendanceButtons {
    let ask: Ask
    let id: String
    let kind: Appointment.Kind
    let on: Day
    let at: TimeOfDay
    let code: String

    private var l: Language { ask.l }

    /// Before its day nothing is to be touched: an excuse is said by moving it or cancelling it.
    private var choices: [Appointment.Attendance] { on <= ask.today ? Appointment.Attendance.allCases : [] }

    func write(_ h: HTML) {
        guard !choices.isEmpty else { return }
        h.form(.action(AppointmentLinks.attendance(code, id).path), .method("post"), .class("series")) {
            ask.formToken(h)
            for attendance in choices { button(h, attendance, "btn b2") }
        }
    }

    /// The same within another form of the page, which goes elsewhere.
    func write(_ h: HTML, within back: String) {
        for attendance in choices {
            button(
                h, attendance, "btn b3",
                .formaction(AppointmentLinks.attendance(code, id).with("retour", back).path))
        }
    }

    private func button(_ h: HTML, _ attendance: Appointment.Attendance, _ look: String, _ more: Attribute? = nil) {
        let words = ask.label("attendance", attendance).capitalizedFirst
        let title = "\(AppointmentWords(ask: ask).title(kind, at)), \(l.shortDay(on))"
        h.button(
            words, .class(look), .name("presence"), .value(attendance.rawValue),
            .aria("label", l("{action} : {titre}", ["action": words, "titre": title])), more)
    }
}
