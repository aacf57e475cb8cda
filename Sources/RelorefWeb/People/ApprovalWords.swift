import RelorefDomain
import RelorefHTML
import RelorefRecords

/// What is asked of a second person, as whoever answers reads it.
struct ApprovalWords {
    let ask: Ask
    let places: Places

    private var l: Language { ask.l }

    func sentence(_ line: ApprovalLine, isOwn: Bool) -> String {
        let asked = line.approval
        let fields = FormFields(encoded: Array(asked.fields.utf8))
        let about = line.subject ?? fields["nom"]
        let what =
            switch asked.kind {
            case .export: l("exporter le dossier d’échange")
            case .list:
                l.plural(asked.lines ?? 0, "exporter une liste de {n} ligne", "exporter une liste de {n} lignes")
            case .right: l("donner un droit à {collègue}", ["collègue": about])
            case .invitation: l("inviter {collègue}", ["collègue": about])
            case .threshold: l("changer un seuil")
            case .recovery: l("rouvrir l’accès de {collègue}", ["collègue": about])
            }
        return isOwn
            ? l("Vous demandez à {acte}", ["acte": what])
            : l("{nom} demande à {acte}", ["nom": line.asker, "acte": what])
    }

    /// The figures, the place, the purpose: what one agrees to.
    func details(_ line: ApprovalLine) -> String {
        let asked = line.approval
        let fields = FormFields(encoded: Array(asked.fields.utf8))
        let parts: [String] =
            switch asked.kind {
            case .export:
                [
                    ExportWords(l: l).what(ExportFields.choice(fields)), places.name(asked.place, l),
                    l("« {mots} »", ["mots": fields["but"]]),
                ]
            case .list: [screen(asked.way), places.name(asked.place, l)]
            case .right, .invitation:
                [
                    asked.role.map { ask.label("role", $0) } ?? "", places.name(asked.place, l), fields["courriel"],
                    days(fields),
                ]
            case .threshold:
                [
                    ReferenceTermWords.name(fields["serie"], l),
                    l("{n} à partir du {jour}", ["n": fields["nombre"], "jour": fields["depuis"]]), fields["source"],
                ]
            case .recovery: [places.name(asked.place, l)]
            }
        return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func days(_ fields: FormFields) -> String {
        guard let last = fields.filled("au") else { return "" }
        return l("jusqu’au {jour}", ["jour": last])
    }

    private func screen(_ way: String) -> String {
        if way.hasPrefix(Link.households.path) { return l("liste des ménages") }
        return way.hasPrefix(Link.dwellings.path) ? l("liste des logements") : l("cas d’un chiffre")
    }

    func badge(_ state: Approval.State) -> Badge {
        switch state {
        case .waiting: Badge(.wait, l("en attente"))
        case .agreed: Badge(.ok, l("accordée"))
        case .used: Badge(.ok, l("faite"))
        case .refused: Badge(.refused, l("refusée"))
        case .withdrawn: Badge(.refused, l("retirée"))
        case .expired: Badge(.refused, l("périmée"))
        }
    }

    func act(_ kind: Approval.Kind) -> String {
        switch kind {
        case .export, .list: l("Exporter maintenant")
        case .right: l("Donner ce droit maintenant")
        case .invitation: l("Inviter maintenant")
        case .threshold: l("Noter ce nombre maintenant")
        case .recovery: l("Préparer le lien maintenant")
        }
    }
}
