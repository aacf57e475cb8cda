import RelorefDomain

/// Why an act on a guarantee is refused.
struct GuaranteeRefusalWords {
    let ask: Ask

    private var l: Language { ask.l }

    func sentence(_ refusal: Guarantee.Refusal) -> String {
        func on(_ day: Day) -> KeyValuePairs<String, String> { ["jour": l.shortDay(day)] }
        return switch refusal {
        case .stateIs(let state):
            l(
                "La garantie est maintenant : {état}. Regardez où elle en est.",
                ["état": ask.label("guaranteeState", state)])
        case .inTheFuture: l("Ce jour n’est pas encore venu.")
        case .before(let day): l("Ce jour vient avant le {jour} : vérifiez les deux dates.", on(day))
        case .visaMissing: l("Donnez le jour du visa.")
        case .visaEndsBefore(let day): l("Le visa finit avant d’être donné, le {jour}.", on(day))
        case .leaseMissing: l("Aucun bail n’est signé encore : la garantie couvrira le bail à sa signature.")
        case .free: l("Ce dispositif est gratuit : il n’a pas de cotisation.")
        case .amount: l("Écrivez un montant entre un centime et la somme demandée, un million d’euros au plus.")
        case .aboveCap(let cents):
            l("Ce dispositif paie {montant} au plus.", ["montant": l.money(cents: cents)])
        case .alreadyHandedOver(let day): l("Le bailleur l’a déjà reprise, prévenu le {jour}.", on(day))
        case .already(let state):
            l(
                "Le ménage a déjà cette garantie pour ce bail : {état}.", ["état": ask.label("guaranteeState", state)])
        }
    }

    func field(_ refusal: Guarantee.Refusal, _ fields: [String: String]) -> String {
        let name =
            switch refusal {
            case .visaMissing, .visaEndsBefore: "visa"
            case .amount, .aboveCap, .free: "amount"
            case .leaseMissing: "start"
            case .already: "scheme"
            default: "on"
            }
        return fields[name] ?? fields["*"] ?? "jour"
    }
}

extension Guarantee.Refusal: ToldRefusal {
    func told(_ ask: Ask, _ fields: [String: String]) -> FormReading.FieldError {
        let words = GuaranteeRefusalWords(ask: ask)
        return .init(field: words.field(self, fields), sentence: words.sentence(self))
    }
}

extension TenancyService.Refusal: ToldRefusal {
    func told(_ ask: Ask, _ fields: [String: String]) -> FormReading.FieldError {
        let l = ask.l
        func part(_ part: TenancyService.Part) -> KeyValuePairs<String, String> {
            ["étape": ask.label("tenancyServicePart", part)]
        }
        return switch self {
        case .inTheFuture: .init(field: "jour", sentence: l("Ce jour n’est pas encore venu."))
        case .notInBundle(let one):
            .init(field: "etape", sentence: l("Ce niveau de service n’a pas cette étape : {étape}.", part(one)))
        case .followsRecords(let one):
            .init(field: "etape", sentence: l("Cette étape se lit dans son propre dossier : {étape}.", part(one)))
        case .already(let level):
            .init(
                field: "niveau",
                sentence: l(
                    "Ce bail a déjà un service : {niveau}.", ["niveau": ask.label("tenancyServiceLevel", level)]))
        }
    }
}
