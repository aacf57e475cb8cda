import RelorefDomain
import RelorefRecords

/// What a copy of the file says of appointments.
extension FileCopySections {
    var appointments: CopySection {
        CopySection(
            ask.l("Rendez-vous"),
            copy.appointments.map { file in
                let (l, words, texts) = (ask.l, AppointmentWords(ask: ask), file.texts)
                let parts: [String?] = [
                    words.title(file.appointment), words.details(file, copy.file),
                    words.state(file.appointment)?.words, words.interpreter(file.appointment)?.words,
                    texts.interpreter, texts.bring, texts.note, texts.reason,
                ]
                let said = parts.compactMap { $0?.nonEmpty }.joined(separator: " · ")
                return (l.day(file.appointment.on), said)
            })
    }
}
