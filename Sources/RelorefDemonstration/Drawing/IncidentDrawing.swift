import RelorefDomain

/// Something broken in a home before its words are sealed, and what was done of it.
struct DrawnIncident: Sendable {
    let incident: Incident
    let text: String
    /// Nil while it is open.
    let done: (words: String, on: Day)?
    let account: String
}

/// Draws what is broken in the homes of households that somebody follows, with chance of its own: nothing else is drawn
/// otherwise.
struct IncidentDrawing {
    private var dice: Dice
    private let today: Day

    init(_ pen: Pen) {
        dice = Dice(seed: pen.seed, stream: 23)
        today = pen.today
    }

    /// One home in ten had something broken within three months; two in three of those were mended.
    mutating func add(to drawn: inout DrawnHousehold, referent: String?, _ pen: inout Pen) {
        guard let referent, drawn.household.closedOn == nil,
            let home = drawn.stays.last(where: { $0.state == .active && $0.dwelling != nil }), let from = home.from,
            dice.chance(10)
        else { return }
        let (matter, place, text, answer) = dice.one(of: Self.seen, or: (.other, .wholeHome, "", ""))
        let isMended = dice.chance(66)
        let on = max(from, today.adding(days: -(isMended ? dice.number(20, 90) : dice.number(1, 18))))
        let doneOn = min(today, on.adding(days: dice.number(1, 15)))
        drawn.incidents.append(
            DrawnIncident(
                incident: Incident(
                    id: pen.ids.next("in"), household: drawn.household.id, dwelling: home.dwelling, matter, in: place,
                    dice.weighted([(.minor, 5), (.serious, 4), (.danger, 1)], or: .minor), on: on),
                text: text, done: isMended ? (answer, doneOn) : nil, account: referent))
    }

    private static let seen: [(Incident.Matter, Incident.Place, String, String)] = [
        (.water, .bathroom, "Fuite sous le lavabo.", "Joint changé par le plombier."),
        (.heating, .bedroom, "Le radiateur de la chambre ne chauffe pas.", "Radiateur purgé avec la famille."),
        (.heating, .wholeHome, "Chaudière à l’arrêt depuis deux jours.", "Dépannage par l’entretien collectif."),
        (.electricity, .livingRoom, "Une prise chauffe près du canapé.", "Prise remplacée par l’électricien."),
        (.door, .entrance, "La serrure de l’entrée accroche.", "Serrure réglée."),
        (.window, .kitchen, "La fenêtre ne ferme plus.", "Poignée changée."),
        (.damp, .bathroom, "Moisissure au plafond.", "VMC nettoyée, plafond à repeindre au printemps."),
        (.pests, .kitchen, "Cafards vus deux fois.", "Traitement de l’immeuble par le bailleur."),
        (.kitchen, .kitchen, "Une plaque sur deux ne marche plus.", "Plaques remplacées."),
    ]
}
