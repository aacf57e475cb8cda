import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The words for the codes that figures are told apart by, in the reader's language.
struct FigureNames: Sendable {
    let ask: Ask
    /// The sites that the reader may see by name; the others stay unnamed.
    let sites: [String: String]
    /// Landlords of the reader's own stock, and colleagues at the reader's own sites; the others stay unnamed.
    private let landlords: [String: String]
    private let referents: [String: String]

    /// - Parameter naming: the dimensions that the page may have to name; landlords and colleagues are read only for these.
    init(_ ask: Ask, _ tx: any Transaction, naming dimensions: [FigureDimension] = []) throws {
        self.ask = ask
        func names(_ dimension: FigureDimension, _ read: (Actor) throws -> [(String, String)]) throws -> [String:
            String]
        {
            guard dimensions.contains(dimension), ask.mayTell(dimension) else { return [:] }
            return Dictionary(try read(try ask.actor()), uniquingKeysWith: { first, _ in first })
        }
        landlords = try names(.landlord) { try tx.landlordNames(visibleTo: $0).map { ($0.id, $0.name) } }
        referents = try names(.referent) { try tx.referents(visibleTo: $0).map { ($0.id, $0.name) } }
        let places = ask.may(.seeStock) ? try tx.dwellingPlaces(visibleTo: try ask.actor()).sites : []
        sites = Dictionary(places.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// What a dimension is called above its column or its field.
    func title(_ dimension: FigureDimension, of id: IndicatorID) -> String {
        let l = ask.l
        return switch dimension {
        case .departement: l("Département")
        case .site: l("Site")
        case .stock: l("Parc")
        case .composition: l("Composition")
        case .dwellingType: l("Type de logement")
        case .exitType: l("Type de sortie")
        case .year: l("Année")
        case .sex: l("Sexe")
        case .ageClass: l("Âge")
        case .landlord: l("Bailleur")
        case .referent: l("Référent ou référente")
        case .kind:
            switch id {
            case .contractsAtExit: l("Contrat")
            case .placesFreed, .centreDaysAvoided: l("Centre de départ")
            case .exitsToDirectLease: l("Origine")
            case .dwellingsMobilised, .perennialShare, .privateShare: l("Catégorie")
            case .movedAway, .movedAwayToWork: l("Département d’arrivée")
            case .proposalsRefused: l("Par qui")
            case .conventionsActive, .conventionsWithTarget, .conventionsSteered: l("Nature")
            default: l("Service")
            }
        case .detail: id == .proposalsRefused ? l("Motif") : l("Niveau")
        }
    }

    /// A code in words; what is not known says so.
    func name(_ dimension: FigureDimension, _ code: String?, of id: IndicatorID) -> String {
        guard let code, !code.isEmpty else {
            return dimension == .kind && id == .exitsToDirectLease ? ask.l("aucun centre connu") : ask.l("inconnu")
        }
        return switch dimension {
        case .departement: "\(ask.label("departement", code)) (\(code))"
        case .site: sites[code] ?? ask.l("autre site")
        case .stock: ask.label("stock", code)
        case .composition: ask.label("compositionKind", code)
        case .dwellingType: ask.label("dwellingType", code)
        case .exitType: ask.label("exitType", code)
        case .year: code
        case .sex: ask.label("sex", code)
        case .ageClass: ageClass(code)
        case .landlord: landlords[code] ?? ask.l("autre bailleur")
        case .referent: referents[code] ?? ask.l("autre personne")
        case .kind: id == .proposalsRefused ? refuser(code) : ask.label(kindList(id), code)
        case .detail:
            id == .proposalsRefused
                ? Obstacle.Cause(code: code).map(OfferWords(ask: ask).name) ?? code : ask.label("conventionLevel", code)
        }
    }

    private func kindList(_ id: IndicatorID) -> String {
        switch id {
        case .contractsAtExit: "contractType"
        case .placesFreed, .centreDaysAvoided, .exitsToDirectLease: "centreKind"
        case .movedAway, .movedAwayToWork: "departement"
        case .conventionsActive, .conventionsWithTarget, .conventionsSteered: "conventionKind"
        default: "accommodationKind"
        }
    }

    private func refuser(_ code: String) -> String {
        switch code {
        case "landlord": ask.l("le bailleur")
        case "household": ask.l("le ménage")
        case "silence": ask.l("personne : le ménage n’a pas répondu")
        default: ask.l("personne : le logement est perdu")
        }
    }

    private func ageClass(_ code: String) -> String {
        switch code {
        case "minor": ask.l("moins de 18 ans")
        case "adult": ask.l("18 à 60 ans")
        case "senior": ask.l("plus de 60 ans")
        default: code
        }
    }

    /// The dimensions of an indicator that the reader can be shown: sites only where they have names.
    func dimensions(_ definition: IndicatorDefinition) -> [FigureDimension] {
        definition.breakdowns.filter { ($0 != .site || sites.count > 1) && ask.mayTell($0) }
    }

    /// "Rhône (69)", "parc privé": the filters in force, in words.
    func filters(_ state: FigureState, of id: IndicatorID) -> [String] {
        FigureDimension.allCases.compactMap { dimension in
            state.filter[dimension].map { code in
                ask.l(
                    "{nom} : {valeur}",
                    ["nom": title(dimension, of: id), "valeur": name(dimension, code, of: id)])
            }
        }
    }
}

extension Ask {
    /// Whether the reader may be told figures apart by this: a landlord is part of the stock, and who follows a household
    /// is known to those who open files. A filter that may not be told does not narrow.
    func mayTell(_ dimension: FigureDimension) -> Bool {
        switch dimension {
        case .landlord: may(.seeStock)
        case .referent: may(.seeFiles)
        default: true
        }
    }
}
