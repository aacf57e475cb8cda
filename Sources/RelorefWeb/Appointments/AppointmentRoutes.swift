import HTTPTypes
import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Appointments: made, moved, cancelled, and in one touch who came.
enum AppointmentRoutes {
    static let all: [Route] =
        NewAppointmentAct.routes + MoveAppointmentAct.routes + ChangeAppointmentAct.routes
        + CancelAppointmentAct.routes + CalendarRoutes.all
        + AppointmentAnswerRoutes.all + [
            AgendaPage.route,
            .post("/menages/:code/rendez-vous/:id/presence", .needs(.writeFiles)) { ask, tx, author in
                guard let attendance = Appointment.Attendance(rawValue: ask.form["presence"]) else {
                    throw AccessRefusal.notFound
                }
                let words = ["présence": ask.label("attendance", attendance)] as KeyValuePairs
                return try turned(ask, tx, saying: ask.l("Noté : {présence}.", words), isDone: true) {
                    try tx.attend(attendance, $0, by: author)
                }
            },
            .post("/menages/:code/rendez-vous/:id/retablissement", .needs(.writeFiles)) { ask, tx, author in
                try turned(ask, tx, saying: ask.l("Le rendez-vous est de nouveau prévu.")) {
                    try tx.replanAppointment($0, by: author)
                    try AppointmentNews(ask: ask).tellPlanned($0, try tx.visibleHousehold(ask).id, tx, author)
                }
            },
            .post("/menages/:code/rendez-vous/:id/interprete", .needs(.writeFiles)) { ask, tx, author in
                guard let state = Appointment.Interpreter(rawValue: ask.form["interprete"]) else {
                    throw AccessRefusal.notFound
                }
                let words = ["état": ask.label("interpreterState", state)] as KeyValuePairs
                return try turned(ask, tx, saying: ask.l("Interprète : {état}.", words)) {
                    try tx.arrangeInterpreter(state, for: $0, by: author)
                }
            },
        ]

    /// One touch, and back to where it was made; what does not fit any more is said and changes nothing.
    private static func turned(
        _ ask: Ask, _ tx: any Transaction, saying sentence: String, isDone: Bool = false,
        _ act: (String) throws -> Void
    ) throws -> Answer {
        let (found, id) = (try tx.visibleHousehold(ask), ask.parameter("id"))
        let back = AppointmentLinks.back(ask, found.code)
        do {
            try act(id)
        } catch is NotVisible {
            throw AccessRefusal.notFound
        } catch let refusal as Appointment.Refusal {
            return .redirect(to: back, saying: Flash(ask.sentence(refusal), tone: .bad))
        }
        let undo = isDone ? AppointmentLinks.replanning(found.code, id).with(AppointmentLinks.query(ask)) : nil
        return .redirect(to: back, saying: Flash(sentence, undo: undo))
    }
}
