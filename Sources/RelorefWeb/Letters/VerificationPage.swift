import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What somebody with a letter in hand is told: whether it is one of ours, and whether it still holds. Nothing of anybody.
struct VerificationPage {
    let ask: Ask
    /// Nil when no letter bears this address.
    let letter: VerifiedLetter?

    private var l: Language { ask.l }

    var answer: Answer {
        guard let letter else { return unknown }
        let title = letter.withdrawnOn == nil ? l("Ce courrier vient de nous") : l("Ce courrier a été retiré")
        return ask.page(title) { h in
            h.div(.class("narrow")) {
                h.h1(title)
                h.p {
                    if let day = letter.withdrawnOn {
                        Badge(.refused, l("ne vaut plus depuis le {jour}", ["jour": l.shortDay(day)])).write(h)
                    } else {
                        Badge(.ok, l("vaut toujours")).write(h)
                    }
                }
                h.dl(.class("facts wordy")) {
                    for (name, value) in facts(letter) {
                        h.dt(name)
                        h.dd(value)
                    }
                }
                h.p(
                    l(
                        "Comparez le numéro et le jour à ceux du courrier que vous tenez. Cette page ne dit rien des personnes : pour le reste, adressez-vous à l’association."
                    ), .class("small muted"))
            }
        }
    }

    private func facts(_ letter: VerifiedLetter) -> [(String, String)] {
        [
            (l("Courrier"), LetterNames.kind(letter.kind, l)), (l("Numéro"), letter.reference),
            (l("Fait le"), l.day(letter.day)), (l("Par"), letter.association),
        ]
    }

    private var unknown: Answer {
        let title = l("Courrier inconnu")
        var answer = ask.page(title) { h in
            h.div(.class("narrow")) {
                h.h1(title)
                h.p(
                    l(
                        "Aucun courrier ne porte cette adresse. Vérifiez qu’elle est entière. Si elle l’est, ce courrier ne vient pas de nous."
                    ))
            }
        }
        answer.status = .notFound
        return answer
    }
}
