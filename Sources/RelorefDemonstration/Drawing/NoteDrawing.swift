import RelorefDomain

/// Notes of facts and next steps, such as a file may hold.
enum NoteDrawing {
    static func add(to drawn: inout DrawnHousehold, author: String?, _ pen: inout Pen) {
        guard let author else { return }
        let count = pen.dice.number(0, 2)
        for _ in 0..<count {
            // In turn and not by chance, so that each level is there whatever the seed.
            let number = pen.ids.count("level")
            let level: NoteLevel = number % 4 == 3 ? .private : number % 7 == 5 ? .network : .team
            let day = pen.day(max(drawn.household.openedOn, pen.today.adding(days: -90)), pen.today.adding(days: -1))
            let at = Moment(startOf: day, in: "Europe/Paris").adding(seconds: pen.dice.number(9 * 3_600, 17 * 3_600))
            drawn.notes.append(
                DrawnNote(
                    id: pen.ids.next("r"), author: author, level: level, at: at, text: pen.dice.one(of: texts, or: "")))
        }
    }

    private static let texts = [
        "Visite à domicile faite. Prochain rendez-vous dans trois semaines.",
        "Dossier de demande de logement social complété ensemble, récépissé attendu.",
        "Attestation d'assurance reçue et classée.",
        "Rendez-vous pris avec la mission locale pour le projet de formation.",
        "Le ménage accepte une proposition dans une commune voisine si l'école est accessible.",
        "Bulletin de salaire demandé pour la commission d'attribution.",
        "Inscription à l'école faite pour la rentrée.",
        "Contrat de travail renouvelé ; la situation est à mettre à jour à la fin du mois.",
        "Demande de prolongation préparée, à transmettre avant la fin de la semaine.",
        "Interprète nécessaire pour le prochain entretien.",
    ]
}
