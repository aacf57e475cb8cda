import HTTPTypes
import RelorefDomain
import RelorefRecords

/// What one can go and do, by its name: only pages that exist, and only for those who may.
struct SearchActions {
    let ask: Ask

    private var l: Language { ask.l }

    /// All of them for an empty text; otherwise those in whose name each typed word begins a word.
    func matching(_ typed: String) -> [SearchItem] {
        let wanted = Transliteration.key(typed).split(separator: " ")
        return available.filter { item in
            let words = Transliteration.key(item.title).split(separator: " ")
            return wanted.allSatisfy { part in words.contains { $0.hasPrefix(part) } }
        }
    }

    private static let pages = Set(RouteTable.all.filter { $0.method == .get }.map(\.pattern))

    private var available: [SearchItem] {
        all.filter { permission, link, _ in
            Self.pages.contains(link.path) && (permission.map(ask.may) ?? true)
        }.map { SearchItem(link: $0.1, title: $0.2) }
    }

    private var all: [(Permission?, Link, String)] {
        [
            (.seeToday, .today, l("Voir ce qui est à faire aujourd’hui")),
            (.writeFiles, .newHousehold, l("Créer un ménage")),
            (.seeFiles, .households, l("Ouvrir la liste des ménages")),
            (.seeStock, .dwellings, l("Ouvrir la liste des logements")),
            (.writeStock, .newDwelling, l("Ajouter un logement")),
            (.seeFiles, .visits, l("Voir les visites à faire")),
            (.seeFiles, .requests, l("Voir les demandes de logement à renouveler")),
            (.seeStock, .planning, l("Ouvrir le planning du parc")),
            (.seeStock, .stockMap, l("Ouvrir la carte du parc")),
            (.seeStock, .centres, l("Ouvrir la liste des centres")),
            (.seeStock, .partners, l("Ouvrir la liste des partenaires")),
            (.writePartners, .newPartner, l("Ajouter un partenaire")),
            (.seeStock, .conventions, l("Ouvrir la liste des conventions")),
            (.writeConventions, .newConvention, l("Préparer une convention")),
            (.seeStock, .offers, l("Ouvrir les propositions de logement")),
            (.writePartners, .newOffer, l("Noter une proposition de logement")),
            (.seeStock, .obstacles, l("Voir ce qui bloque")),
            (.seeStock, .jobs, l("Ouvrir les offres d’emploi")),
            (.writePartners, .newJob, l("Noter une offre d’emploi")),
            (.seeStock, .guarantees, l("Ouvrir les garanties")),
            (.seeFigures, .indicators, l("Ouvrir les indicateurs")),
            (.seeFigures, .editions, l("Ouvrir les rapports figés")),
            (.importRecords, .imports, l("Importer des données")),
            (.exportRecords, .exports, l("Exporter des données")),
            (.seeJournal, .history, l("Ouvrir l’historique")),
            (.openUrgently, .urgentOpening, l("Ouvrir un dossier en urgence")),
            (.seeJournal, .alerts, l("Voir les alertes")),
            (.eraseFiles, .retention, l("Revoir les dossiers au terme de leur conservation")),
            (.administerAccounts, .accounts, l("Gérer les comptes")),
            (nil, .help, l("Ouvrir l’aide")),
        ]
    }
}
