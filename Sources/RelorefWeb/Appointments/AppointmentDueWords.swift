import RelorefDomain
import RelorefHTML

/// How Today tells of appointments; nil for another matter.
extension DueWords {
    func appointment(_ item: DueItem, of household: String) -> String? {
        let l = ask.l
        func values(_ kind: Appointment.Kind, _ time: TimeOfDay) -> KeyValuePairs<String, String> {
            [
                "sujet": ask.label("appointmentKind", kind), "heure": l.time(time), "jour": l.shortDay(item.day),
                "ménage": household,
            ]
        }
        return switch item.matter {
        case .appointment(let kind, let time, _): l("Rendez-vous à {heure}, {sujet} : {ménage}", values(kind, time))
        case .interpreterToBook(let kind, let time, _):
            l("Interprète à réserver, {sujet} le {jour} : {ménage}", values(kind, time))
        case .attendanceToSay(let kind, let time):
            l("Qui est venu le {jour} ? {sujet} : {ménage}", values(kind, time))
        case .otherTimeAsked(let kind, let time, let day):
            l(
                "Autre moment demandé, {sujet} le {jour} : {ménage}",
                [
                    "sujet": ask.label("appointmentKind", kind), "jour": "\(l.shortDay(day)), \(l.time(time))",
                    "ménage": household,
                ])
        default: nil
        }
    }
}

extension DueReasons {
    /// Why an appointment is on Today; nil for another matter.
    func appointment(_ item: DueItem) -> String? {
        let day = l.day(item.day)
        return switch item.matter {
        case .appointment(_, let time, let place):
            l(
                "Rendez-vous convenu le {jour} à {heure}, {lieu} : il se montre la veille et le jour même.",
                ["jour": day, "heure": l.time(time), "lieu": labels.label("appointmentPlace", place)])
        case .interpreterToBook(_, _, let state):
            l(
                "Règle du réseau : l’interprète est réservé quelques jours avant le rendez-vous du {jour} ; état noté : {état}.",
                ["jour": day, "état": labels.label("interpreterState", state)])
        case .attendanceToSay(_, let time):
            l(
                "Le rendez-vous du {jour} à {heure} est passé : dites qui est venu, pour qu’une absence ne reste pas sans suite.",
                ["jour": day, "heure": l.time(time)])
        case .otherTimeAsked(_, let time, let planned):
            l(
                "Le ménage a répondu le {jour} par son lien : il demande un autre moment que le {rendez-vous}. Déplacez-le, ou appelez.",
                ["jour": day, "rendez-vous": "\(l.day(planned)), \(l.time(time))"])
        default: nil
        }
    }
}
