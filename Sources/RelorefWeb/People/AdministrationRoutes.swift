import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The way into administration: what is to be set up, and one page a subject.
enum AdministrationRoutes {
    static let all: [Route] = [.get("/admin", .signedIn, hub)]

    @Sendable private static func hub(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let subjects = AdministrationSubject.allCases.filter { $0.isOpen(to: ask) }
        guard !subjects.isEmpty else { throw AccessRefusal.notFound }
        var changes: [AdministrationSubject: LastChange] = [:]
        for subject in subjects { changes[subject] = try tx.lastChange(of: subject.nouns) }
        return AdministrationPage(
            ask: ask, subjects: subjects, changes: changes,
            setup: ask.may(.administerAccounts) ? try tx.setupState(on: ask.today) : nil,
            lastBackup: BackupMark.last(ask.services.settings.backupMark), approvals: try ApprovalPanel(ask, tx)
        ).answer
    }
}

/// A subject of administration: who may see it, where it is, what its settings change.
enum AdministrationSubject: CaseIterable {
    case accounts, approvals, network, lists, letters, history, alerts, retention, imports, exports

    /// The kinds of record whose last change is told.
    var nouns: [String] {
        switch self {
        case .accounts: ["account", "right", "invitation"]
        case .approvals: ["approval"]
        case .network: ["association", "site"]
        case .lists: ["reference", "series", "commune"]
        case .letters: ["letterTemplate"]
        case .alerts: ["alert"]
        case .history, .retention: []
        case .imports, .exports: ["package"]
        }
    }

    func isOpen(to ask: Ask) -> Bool {
        switch self {
        case .accounts: ask.may(.inviteColleagues)
        case .approvals: ask.may(.inviteColleagues) || ask.may(.exportRecords) || ask.may(.seeJournal)
        case .network, .lists, .letters: ask.may(.administerReference)
        case .history, .alerts: ask.may(.seeJournal)
        case .retention: ask.may(.eraseFiles)
        case .imports: ask.may(.importRecords)
        case .exports: ask.may(.exportRecords)
        }
    }

    var link: Link {
        switch self {
        case .accounts: .accounts
        case .approvals: .approvals
        case .network: .network
        case .lists: .referenceLists
        case .letters: .letterTemplates
        case .history: .journal
        case .alerts: .alerts
        case .retention: .retention
        case .imports: .imports
        case .exports: .exports
        }
    }

    func title(_ l: Language) -> String {
        switch self {
        case .accounts: l("Comptes")
        case .approvals: l("Accords à deux")
        case .network: l("Associations et sites")
        case .lists: l("Listes et repères")
        case .letters: l("Textes des courriers")
        case .history: l("Journal")
        case .alerts: l("Alertes")
        case .retention: l("Durée de conservation")
        case .imports: l("Imports")
        case .exports: l("Exports")
        }
    }

    /// What it changes for the others.
    func effect(_ l: Language) -> String {
        switch self {
        case .accounts: l("Qui entre, avec quel rôle et jusqu’où. Un droit change dès la page suivante.")
        case .approvals: l("Ce qui attend une deuxième personne : exports, droits, seuils, accès perdus.")
        case .network: l("Où l’on travaille : les lieux que les droits, les dossiers et les logements nomment.")
        case .lists: l("Les mots des formulaires dans les deux langues, et les nombres que le dehors fixe.")
        case .letters: l("Ce que disent les courriers, et dans quelles langues. Ceux qui sont partis ne changent pas.")
        case .history: l("Qui a fait quoi et quand, dans ce que vous voyez. Rien ne s’y efface.")
        case .alerts: l("Ce qui sort de l’habitude : trop de dossiers ouverts, des refus, la nuit, un accès urgent.")
        case .retention: l("Les dossiers qui arrivent au terme de leur conservation, avant d’être effacés.")
        case .imports: l("Reprendre un tableur ou un dossier d’échange : tout, ou rien.")
        case .exports: l("Emporter les données, avec leurs noms : chaque export est noté au journal.")
        }
    }
}
