import RelorefDomain
import RelorefRecords
import RelorefStorage

/// The words for the codes that figures are told apart by, in the reader's language.
struct FigureNames: Sendable {
    let ask: Ask
    /// The sites that the reader may see by name; the others stay unnamed.
    let sites: [String: String]

    init(_ ask: Ask, _ tx: any Transaction) throws {
        self.ask = ask
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
        case .kind:
            switch id {
            case .contractsAtExit: l("Contrat")
            case .placesFreed, .centreDaysAvoided: l("Centre de départ")
            case .dwellingsMobilised, .perennialShare, .privateShare: l("Catégorie")
            case .movedAway, .movedAwayToWork: l("Département d’arrivée")
            default: l("Service")
            }
        }
    }

    /// A code in words; what is not known says so.
    func name(_ dimension: FigureDimension, _ code: String?, of id: IndicatorID) -> String {
        guard let code, !code.isEmpty else { return ask.l("inconnu") }
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
        case .kind: ask.label(kindList(id), code)
        }
    }

    private func kindList(_ id: IndicatorID) -> String {
        switch id {
        case .contractsAtExit: "contractType"
        case .placesFreed, .centreDaysAvoided: "centreKind"
        case .movedAway, .movedAwayToWork: "departement"
        default: "accommodationKind"
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
        definition.breakdowns.filter { $0 != .site || sites.count > 1 }
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
