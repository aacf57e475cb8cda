import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Everything that may be recorded in a file, by what it is about, each with what it is for.
struct FileEventsPage {
    let frame: FileFrame

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }

    static let route = Route.get("/menages/:code/evenements", .needs(.writeFiles)) { ask, tx in
        let found = try tx.visibleHousehold(ask)
        let file = try tx.file(of: found, by: try ask.author())
        return FileEventsPage(frame: FileFrame(ask: ask, file: file, part: .summary)).answer.opening(found.id)
    }

    private struct Group {
        let title: String
        let events: [(label: String, noun: String, words: String)]
    }

    var answer: Answer {
        ask.page("\(l("Événement")), \(frame.title)", current: .households) { h in
            h.div(.class("over")) { h.a(frame.title, .href(Link.household(frame.household.code).path)) }
            h.div(.class("head")) { h.h1(l("Que s’est-il passé ?")) }
            h.div(.class("leaves")) {
                for group in groups where !group.events.isEmpty {
                    h.section(.class("panel")) {
                        h.h2(group.title)
                        h.ul(.class("events")) {
                            for event in group.events {
                                h.li {
                                    h.a(event.label, .href(frame.link(event.noun).path))
                                    h.small(event.words, .class("under"))
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private var groups: [Group] {
        guard frame.isOpen else {
            return [
                Group(
                    title: l("Dossier"),
                    events: [(l("Rouvrir le dossier"), "reouverture", l("Le ménage est de retour."))] + safeguards)
            ]
        }
        return [housing, people, Group(title: l("Dossier"), events: [meeting, date] + files)]
    }

    private var meeting: (String, String, String) {
        (l("Rendez-vous"), NewAppointmentAct.noun, l("Jour, heure, lieu, interprète : il revient dans Aujourd’hui."))
    }

    private var date: (String, String, String) {
        (
            l("Date à suivre"), FollowedDateAct.noun,
            l("Préavis, clés rendues, courrier de la CAF, commandement : l’échéance se rappelle seule.")
        )
    }

    private var housing: Group {
        var events: [(String, String, String)] = []
        if ask.may(.admitHouseholds) {
            events.append((l("Admission en relais"), "admission", l("La commission a décidé ; l’entrée vient après.")))
        }
        events += [
            (l("Séjour en centre"), "centre", l("D’où vient le ménage.")),
            (l("Bail direct sans relais"), "bail", l("Le ménage signe à son nom sans passer par un relais.")),
            (l("Autre hébergement"), "autre-hebergement", l("Chez un tiers, à l’hôtel, en foyer.")),
        ]
        if ask.may(.admitHouseholds) {
            events.append((l("Bail glissant"), "bail-glissant", l("L’association est locataire jusqu’au glissement.")))
        }
        let stays = frame.file.homes.map(\.stay).filter { $0.state == .active || $0.state == .planned }
        for stay in stays {
            for (label, link) in StayActs(frame: frame).links(stay) {
                guard let noun = link.path.split(separator: "/").last.map(String.init) else { continue }
                events.append((label, noun, frame.file.homes.first { $0.id == stay.id }.map(ask.place) ?? ""))
            }
        }
        return Group(title: l("Logement et séjours"), events: events)
    }

    private var people: Group {
        Group(
            title: l("Personnes"),
            events: [
                (l("Ajouter une personne"), "personne", l("Elle était là et n’est pas encore notée.")),
                (l("Naissance"), "naissance", l("Membre du ménage depuis ce jour.")),
                (l("Arrivée attendue"), "arrivee-attendue", l("Réunification familiale à venir.")),
                (l("Arrivée d’un proche"), "arrivee", l("Sans avoir été annoncée.")),
                (l("Séparation"), "separation", l("Un dossier pour qui part, fermé à l’autre.")),
                (l("Union de deux ménages"), "union", l("Un mariage : l’autre ménage rejoint ce dossier.")),
            ])
    }

    private var files: [(String, String, String)] {
        var events = [
            (l("Ajouter une pièce"), DocumentAct.noun, l("Un fichier, une photo, ou une pièce vue et non gardée.")),
            (l("Accord du ménage"), "accord", l("Suivi, SMS, transmission, bailleur, témoignage.")),
            (l("Courrier du ménage"), "courrier", l("Où ses lettres arrivent.")),
            (l("Clore le dossier"), "cloture", l("L’accompagnement est terminé.")),
        ]
        if ask.may(.correctFiles) {
            events.append((l("Corriger une valeur"), "correction", l("L’ancienne valeur et le motif sont gardés.")))
        }
        if ask.may(.mergeFiles) {
            events.append((l("Chercher un doublon"), "doublons", l("Deux dossiers pour un même ménage.")))
        }
        events.append(
            (l("Connu d’une autre association ?"), "lien", l("La tête de réseau compare, sans rien dire avant.")))
        if ask.may(.transferFiles) {
            events.append(
                (l("Transmettre le dossier"), "transmission", l("À un autre site ou à une autre association.")))
        }
        return events + safeguards
    }

    /// What the head of the site does for the protection of the people in the file.
    private var safeguards: [(String, String, String)] {
        var events: [(String, String, String)] = []
        if ask.may(.seeNationality) {
            events.append((l("Copie du dossier"), "copie", l("Ce qui est gardé, pour les personnes qui le demandent.")))
        }
        events.append((l("Référent et accès"), "acces", l("Qui suit le ménage, qui ouvre le dossier.")))
        if ask.may(.eraseFiles) {
            events.append((l("Conservation"), "conservation", l("Retenir le dossier au-delà du délai.")))
            if !frame.isOpen {
                events.append(
                    (l("Effacer le dossier"), "effacement", l("Détruit les noms et les textes ; les chiffres restent."))
                )
            }
        }
        return events
    }
}
