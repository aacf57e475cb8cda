package import RelorefDomain

/// A path of this site, ready to follow. Made only by the functions below, so that a link cannot point nowhere.
package struct Link: Sendable, Hashable {
    package let path: String
    private init(_ path: String) { self.path = path }

    package static let home = Link("/")
    package static let today = Link("/aujourdhui")
    package static let dueActs = Link("/aujourdhui/actes")
    package static let duePostponed = Link("/aujourdhui/report")
    package static let visits = Link("/visites")
    package static let agenda = Link("/rendez-vous")
    package static let requests = Link("/demandes-de-logement")
    package static let requestsExport = Link("/demandes-de-logement/export")
    package static let offline = Link("/hors-connexion")
    package static let offlineAccount = Link("/hors-connexion/compte")
    package static let offlineTour = Link("/hors-connexion/tournee")
    package static let offlineRecords = Link("/hors-connexion/envois")
    package static let offlinePhotos = Link("/hors-connexion/photos")
    package static let offlineWorker = Link("/hors-connexion.js")
    package static let absences = Link("/aujourdhui/remplacements")
    package static func giveBack(_ id: String) -> Link {
        Link("/aujourdhui/remplacements/\(FormFields.encode(id))/fin")
    }
    package static let dueDone = Link("/aujourdhui/fait")
    package static let dueReopened = Link("/aujourdhui/remise")
    package static let dueMonth = Link("/aujourdhui/trente-jours")
    package static let deadlines = Link("/admin/echeances")
    package static let dueGiven = Link("/aujourdhui/attribution")
    package static let signIn = Link("/connexion")
    package static let signInCode = Link("/connexion/code")
    package static let urgentOpening = Link("/menages/acces-urgent")
    package static let alerts = Link("/admin/alertes")
    package static let retention = Link("/admin/conservation")
    package static let signOut = Link("/deconnexion")
    package static let language = Link("/langue")
    package static let help = Link("/aide")
    package static let siteMap = Link("/plan")
    package static let accessibility = Link("/accessibilite")
    package static let privacy = Link("/donnees-personnelles")
    package static let legal = Link("/mentions-legales")
    package static let search = Link("/recherche")
    package static let households = Link("/menages")
    package static let householdsExport = Link("/menages/export")
    package static let newHousehold = Link("/menages/nouveau")
    package static let familyLinks = Link("/rapprochements")
    package static let drafts = Link("/brouillons")
    package static let duplicates = Link("/menages/doublons")
    package static let dwellings = Link("/logements")
    /// What is entered, of whom first.
    package static let entry = Link("/saisir")
    package static let newDwelling = Link("/logements/nouveau")
    package static let dwellingsExport = Link("/logements/export")
    package static let centres = Link("/centres")
    package static let newCentre = Link("/centres/nouveau")
    package static let partners = Link("/partenaires")
    package static let newPartner = Link("/partenaires/nouveau")
    package static let partnersExport = Link("/partenaires/export")
    package static let conventions = Link("/conventions")
    package static let newConvention = Link("/conventions/nouvelle")
    package static let guarantees = Link("/garanties")
    package static func guarantee(_ id: String) -> Link { Link("/garanties/\(FormFields.encode(id))") }
    package static let guaranteesExport = Link("/garanties/export")
    package static let guaranteeSchemes = Link("/admin/garanties")
    package static let offers = Link("/propositions")
    package static let jobs = Link("/emplois")
    package static let newJob = Link("/emplois/nouveau")
    package static let obstacles = Link("/propositions/blocages")
    package static let newOffer = Link("/propositions/nouvelle")
    package static let stockMap = Link("/parc/carte")
    package static let planning = Link("/parc/planning")
    package static let indicators = Link("/indicateurs")
    package static let editions = Link("/rapports")
    package static let imports = Link("/imports")
    package static let exports = Link("/exports")
    package static let savedExports = Link("/exports/gardes")
    package static let dropSavedExport = Link("/exports/gardes/retrait")
    package static let restoreSavedExport = Link("/exports/gardes/retour")
    package static let history = Link("/historique")
    package static let trash = Link("/historique/corbeille")
    package static let journal = Link("/admin/journal")
    package static let journalVerification = Link("/admin/journal/verification")
    package static let administration = Link("/admin")
    package static let accounts = Link("/admin/comptes")
    package static let approvals = Link("/accords")
    package static let network = Link("/admin/reseau")
    package static let referenceLists = Link("/admin/listes")
    package static let referenceTerms = Link("/admin/delais")
    package static let communes = Link("/admin/communes")
    package static func site(_ id: String) -> Link { Link("/admin/reseau/sites/\(FormFields.encode(id))") }
    package static func association(_ id: String) -> Link {
        Link("/admin/reseau/associations/\(FormFields.encode(id))")
    }
    package static func referenceList(_ name: String) -> Link { Link("/admin/listes/\(FormFields.encode(name))") }
    package static func referenceLabel(_ list: String, _ code: String) -> Link {
        Link("/admin/listes/\(FormFields.encode(list))/\(FormFields.encode(code))")
    }
    package static let newInvitation = Link("/admin/comptes/invitation")
    package static let ownAccount = Link("/compte")
    package static let ownRecoveryCodes = Link("/compte/codes")
    package static let enrolment = Link("/connexion/appareil")
    package static let recovery = Link("/connexion/secours")
    package static let forgottenPassword = Link("/mot-de-passe-oublie")

    package static func household(_ code: String, _ part: HouseholdPart = .summary) -> Link {
        Link(part == .summary ? "/menages/\(code)" : "/menages/\(code)/\(part.rawValue)")
    }
    package static func entry(_ code: String) -> Link { Link("/saisir/\(FormFields.encode(code))") }
    package static func registration(_ draft: String) -> Link { Link("/menages/nouveau/\(FormFields.encode(draft))") }
    package static func registration(_ draft: String, _ part: String) -> Link {
        Link("/menages/nouveau/\(FormFields.encode(draft))/\(part)")
    }
    package static func familyLink(_ id: String) -> Link { Link("/rapprochements/\(FormFields.encode(id))") }
    package static func familyLink(_ id: String, _ act: String) -> Link {
        Link("/rapprochements/\(FormFields.encode(id))/\(act)")
    }
    package static func dwelling(_ code: String) -> Link { Link("/logements/\(FormFields.encode(code))") }
    package static func dwelling(_ code: String, _ act: String) -> Link {
        Link("/logements/\(FormFields.encode(code))/\(act)")
    }
    package static func centre(_ id: String) -> Link { Link("/centres/\(FormFields.encode(id))") }
    package static func partner(_ id: String) -> Link { Link("/partenaires/\(FormFields.encode(id))") }
    package static func convention(_ id: String) -> Link { Link("/conventions/\(FormFields.encode(id))") }
    package static func job(_ id: String) -> Link { Link("/emplois/\(FormFields.encode(id))") }
    package static func employerJobs(_ token: String) -> Link { Link("/employeur/\(FormFields.encode(token))") }
    package static func offer(_ id: String) -> Link { Link("/propositions/\(FormFields.encode(id))") }
    package static func landlordOffers(_ token: String) -> Link { Link("/bailleur/\(FormFields.encode(token))") }
    package static func indicator(_ slug: String) -> Link { Link("/indicateurs/\(slug)") }
    package static func cases(_ slug: String) -> Link { Link("/indicateurs/\(slug)/cas") }
    package static func caseFile(_ slug: String, _ ending: String) -> Link {
        Link("/indicateurs/\(slug)/cas.\(ending)")
    }
    package static func edition(_ id: String) -> Link { Link("/rapports/\(id)") }
    package static func editionComment(_ id: String) -> Link { Link("/rapports/\(id)/commentaire") }
    package static func editionCases(_ id: String, _ slug: String) -> Link { Link("/rapports/\(id)/cas/\(slug)") }
    package static func editionComparison(_ id: String) -> Link { Link("/rapports/\(id)/comparaison") }
    package static func alert(_ id: String, _ act: String) -> Link {
        Link("/admin/alertes/\(FormFields.encode(id))/\(act)")
    }
    package static func approval(_ id: String, _ act: String) -> Link {
        Link("/accords/\(FormFields.encode(id))/\(act)")
    }
    package static func administration(_ part: String) -> Link { Link("/admin/\(part)") }
    package static func importRun(_ id: String) -> Link { Link("/imports/\(FormFields.encode(id))") }
    package static func importRun(_ id: String, _ part: String) -> Link {
        Link("/imports/\(FormFields.encode(id))/\(part)")
    }
    package static func importTemplate(_ table: String) -> Link { Link("/imports/modeles/\(table)") }
    package static func undoDue(_ moment: Int64) -> Link { Link("/aujourdhui/actes/\(moment)/annulation") }
    package static func invitation(_ token: String) -> Link { Link("/invitation/\(FormFields.encode(token))") }
    package static func calendar(_ token: String) -> Link { Link("/cal/\(FormFields.encode(token)).ics") }
    package static func appointmentAnswer(_ token: String) -> Link { Link("/rdv/\(FormFields.encode(token))") }
    package static let familyPages = Link("/r")
    package static let familyWorker = Link("/page-hors-ligne.js")
    package static func familyPage(_ code: String, _ part: String = "") -> Link {
        Link("/r/\(FormFields.encode(code))" + (part.isEmpty ? "" : "/\(part)"))
    }
    package static let messages = Link("/messages")
    package static func settleMessage(_ id: String) -> Link { Link("/messages/\(FormFields.encode(id))/fin") }
    package static let translations = Link("/admin/traductions")
    package static func translations(_ language: FamilyLanguage) -> Link {
        Link("/admin/traductions/\(language.rawValue)")
    }
    package static func translation(_ language: FamilyLanguage, _ phrase: FamilyPhrase) -> Link {
        Link("/admin/traductions/\(language.rawValue)/\(phrase.rawValue)")
    }
    package static let letterTemplates = Link("/admin/courriers")
    package static func verification(_ token: String) -> Link { Link("/v/\(FormFields.encode(token))") }
    package static func landlord(_ token: String) -> Link { Link("/loyer/\(FormFields.encode(token))") }
    package static func passwordReset(_ token: String) -> Link { Link("/mot-de-passe/\(FormFields.encode(token))") }
    package static func takeBackDraft(_ id: String) -> Link { Link("/historique/corbeille/\(FormFields.encode(id))") }
    package static func account(_ id: String) -> Link { Link("/admin/comptes/\(FormFields.encode(id))") }
    package static func ownAccount(_ act: String) -> Link { Link("/compte/\(act)") }
    /// A path of this site that a form carried along; home when it leads elsewhere.
    package static func local(_ path: String) -> Link {
        let isLocal = path.hasPrefix("/") && !path.hasPrefix("//") && !path.contains("\\") && path.utf8.count < 500
        return isLocal && path.utf8.allSatisfy { $0 > 32 && $0 < 127 } ? Link(path) : .home
    }
    package static func siteDates(_ id: String) -> Link { Link("/sites/\(FormFields.encode(id))/dates") }
    package static func asset(_ name: String) -> Link { Link("/assets/\(name)") }
    /// An act on something that a page shows, e.g. `/menages/BCDFGH/notes`.
    package static func act(_ on: Link, _ noun: String) -> Link { Link("\(on.path)/\(noun)") }

    /// A page of this site as a form names it: a path and a query of plain characters, nothing that leads elsewhere.
    package init?(page path: String) {
        let isPlain = path.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || "/-_.~%?=&".utf8.contains(byte)
        }
        guard path.hasPrefix("/"), !path.hasPrefix("//"), !path.contains(".."), isPlain, path.utf8.count <= 300 else {
            return nil
        }
        self.path = path
    }

    /// The same page with a query.
    package func with(_ query: String) -> Link {
        query.isEmpty ? self : Link("\(path)\(path.contains("?") ? "&" : "?")\(query)")
    }
    package func with(_ name: String, _ value: String) -> Link {
        with("\(FormFields.encode(name))=\(FormFields.encode(value))")
    }
    package func at(_ anchor: String) -> Link { Link("\(path)#\(anchor)") }
}

/// The tabs of a household's file, each a page of its own.
package enum HouseholdPart: String, CaseIterable, Sendable {
    case summary = ""
    case pathway = "parcours"
    case project = "projet"
    case members = "membres"
    case housing = "logement"
    case search = "recherche-logement"
    case followUp = "suivi"
    case appointments = "rendez-vous"
    case employment = "emploi"
    case documents = "documents"
    case letters = "courriers"
    case history = "historique"
}
