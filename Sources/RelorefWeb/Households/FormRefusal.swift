import RelorefDomain
import RelorefHTML
import RelorefRecords

/// A form that was sent and not accepted: what is wrong with which field, and what is to be confirmed with a reason.
struct FormRefusal: Sendable {
    private(set) var errors: [FormReading.FieldError]
    private(set) var toConfirm: [Finding] = []
    /// The form's field for each field that the rules name.
    private var fields: [String: String] = [:]

    init(errors: [FormReading.FieldError]) { self.errors = errors }

    init(_ ask: Ask, _ refusal: ActRefusal, fields: [String: String]) {
        self.fields = fields
        let words = HouseholdRuleWords(ask: ask)
        switch refusal {
        case .blocked(let findings):
            errors = findings.filter { $0.severity == .block }.map { finding in
                .init(field: Self.field(finding, fields), sentence: words.sentence(finding))
            }
        case .toConfirm(let findings):
            errors = []
            toConfirm = findings
        case .wrongState(let noun, _, let state):
            errors = [.init(field: "contenu", sentence: words.wrongState(noun, state))]
        }
    }

    /// The usual fields of the acts' forms, where a form does not say otherwise.
    private static func field(_ finding: Finding, _ fields: [String: String]) -> String {
        guard let field = finding.field else { return "contenu" }
        if let known = fields[field] { return known }
        switch field {
        case "from", "to", "on", "memberFrom", "death", "closedOn", "givenOn", "requestedOn", "signedOn", "slidOn":
            return "jour"
        case "reason": return "motif"
        case "dwelling": return "logement"
        default: return fields["*"] ?? "contenu"
        }
    }

    /// Nothing to say: the page says it already.
    var isEmpty: Bool { errors.isEmpty && toConfirm.isEmpty }

    func error(_ field: String) -> String? { errors.first { $0.field == field }?.sentence }

    /// What stands at the top of the page: every fault, each leading to its field.
    func summary(_ h: HTML, _ ask: Ask) {
        let l = ask.l
        h.div(.class(errors.isEmpty ? "banner warn block" : "banner bad block"), .role("alert"), .tabindex(-1)) {
            h.p {
                h.b(
                    errors.isEmpty
                        ? l("À confirmer avant d’enregistrer. Rien n’est perdu.")
                        : l("Rien n’est enregistré encore. Ce que vous avez écrit est gardé."))
            }
            h.ul(.class("findings")) {
                for error in errors { h.li { h.a(error.sentence, .href("#\(error.field)")) } }
                for (sentence, rule) in confirmable(ask) { h.li { h.a(sentence, .href("#motif_\(rule)")) } }
            }
        }
    }

    /// What is to be confirmed, each sentence once, with its rule.
    private func confirmable(_ ask: Ask) -> [(String, String)] {
        let words = HouseholdRuleWords(ask: ask)
        var said: Set<String> = []
        return toConfirm.map { (words.sentence($0), $0.rule.rawValue) }.filter { said.insert($0.0).inserted }
    }

    /// For each rule: what it says, a box to tick, and why it is right all the same.
    func confirming(_ h: HTML, _ ask: Ask) {
        let words = HouseholdRuleWords(ask: ask)
        for rule in Set(toConfirm.map(\.rule)).sorted(by: { $0.rawValue < $1.rawValue }) {
            // Several people may call for the same sentence: it is said once.
            let sentences = Set(toConfirm.filter { $0.rule == rule }.map(words.sentence)).sorted()
            h.fieldset(.class("confirm")) {
                h.legend(ask.l("À confirmer ({règle})", ["règle": rule.rawValue]))
                for sentence in sentences { h.p(sentence) }
                h.label(.class("tick"), .for_("confirme_\(rule.rawValue)")) {
                    h.input(
                        .type("checkbox"), .id("confirme_\(rule.rawValue)"), .name("confirme_\(rule.rawValue)"),
                        .value("oui"), ask.form.has("confirme_\(rule.rawValue)") ? .checked : nil)
                    h.text(ask.l("C’est bien le cas"))
                }
                Field(
                    id: "motif_\(rule.rawValue)", label: ask.l("Pourquoi"),
                    error: ask.form.has("confirme_\(rule.rawValue)") && ask.form.filled("motif_\(rule.rawValue)") == nil
                        ? ask.l("Dites pourquoi en quelques mots : votre nom et ce motif sont gardés.") : nil
                ).input(h, value: ask.form["motif_\(rule.rawValue)"])
            }
        }
    }
}

/// The warnings that somebody confirms, each with a reason.
enum Confirmation {
    static func given(in form: FormFields) -> [Rule: String] {
        var reasons: [Rule: String] = [:]
        for rule in Rule.allCases where form.has("confirme_\(rule.rawValue)") {
            if let reason = form.filled("motif_\(rule.rawValue)") { reasons[rule] = reason }
        }
        return reasons
    }
}
