import RelorefDomain
import RelorefHTML
import RelorefRecords

/// A form about a dwelling that was sent and not accepted: what was typed, what is wrong, what is to be confirmed.
struct DwellingFormRefusal: Sendable {
    /// Which form of the page, by the last part of its address.
    let form: String
    let typed: FormFields
    private(set) var errors: [FormReading.FieldError] = []
    private(set) var toConfirm: [Finding] = []

    init(_ form: String, _ typed: FormFields, _ errors: [FormReading.FieldError]) {
        self.form = form
        self.typed = typed
        self.errors = errors
    }

    /// - Parameter fields: the form's field for each field that the rules name.
    init(_ form: String, _ ask: Ask, _ refusal: ActRefusal, fields: [String: String], first: String) {
        self.form = form
        typed = ask.form
        let words = DwellingRuleWords(ask: ask)
        switch refusal {
        case .blocked(let findings):
            errors = findings.filter { $0.severity == .block }.map { finding in
                .init(field: fields[finding.field ?? ""] ?? first, sentence: words.sentence(finding))
            }
        case .toConfirm(let findings): toConfirm = findings
        case .wrongState:
            errors = [
                .init(field: first, sentence: ask.l("L’état du logement a changé entre-temps : relisez la page."))
            ]
        }
    }

    func error(_ field: String) -> String? { errors.first { $0.field == field }?.sentence }

    /// The reasons that were given for warnings, by rule.
    static func confirmations(_ form: FormFields) -> [Rule: String] {
        var reasons: [Rule: String] = [:]
        for rule in Rule.allCases {
            if let reason = form.filled("motif_\(rule.rawValue)") { reasons[rule] = reason }
        }
        return reasons
    }

    /// What stands at the top of the page: every fault, each leading to its field.
    func summary(_ h: HTML, _ ask: Ask) {
        let l = ask.l
        h.div(.class(toConfirm.isEmpty ? "banner bad" : "banner warn"), .role("alert"), .tabindex(-1)) {
            h.div {
                h.p {
                    h.b(
                        toConfirm.isEmpty ? l("Rien n’est enregistré encore :") : l("À confirmer avant d’enregistrer :")
                    )
                }
                h.ul {
                    for error in errors { h.li { h.a(error.sentence, .href("#\(error.field)")) } }
                    for finding in toConfirm {
                        h.li {
                            h.a(
                                DwellingRuleWords(ask: ask).sentence(finding), .href("#motif_\(finding.rule.rawValue)"))
                        }
                    }
                }
            }
        }
    }

    /// One field for each warning: why it is right all the same.
    func confirming(_ h: HTML, _ ask: Ask) {
        for finding in toConfirm {
            Field(
                id: "motif_\(finding.rule.rawValue)", label: ask.l("Pourquoi enregistrer tout de même"),
                hint: DwellingRuleWords(ask: ask).sentence(finding)
            ).input(h, value: typed["motif_\(finding.rule.rawValue)"], .autocomplete("off"))
        }
    }
}
