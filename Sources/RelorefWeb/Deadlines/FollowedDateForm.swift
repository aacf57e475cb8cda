import RelorefDomain
import RelorefHTML
import RelorefRecords

/// The fields of a day to follow, the same in a household's file and on the page of a dwelling, a partner or a site.
struct FollowedDateForm {
    let form: ActForm
    /// What is being corrected.
    let known: AnchorEvent?
    let kind: DeadlineAnchor?
    let kinds: [DeadlineAnchor]

    private var ask: Ask { form.ask }
    private var l: Language { form.l }
    private var words: FollowedDateWords { FollowedDateWords(ask: ask) }

    /// What happened, the day, and what else decides of the delay.
    func write(_ h: HTML, members: [(String, String)] = []) {
        if let kind {
            h.input(.type("hidden"), .name("nature"), .value(kind.rawValue))
            h.p { h.b(ask.label("deadlineAnchor", kind).capitalizedFirst) }
        } else {
            form.options(h, "nature", l("Que s’est-il passé ?"), ask.options("deadlineAnchor", kinds))
        }
        form.day(
            h, "jour", kind?.mayLieAhead == true ? l("Date inscrite") : l("Le"),
            usual: known?.on ?? (kind?.mayLieAhead == true ? nil : ask.today))
        if let kind, kind.variants.count > 1 {
            form.options(
                h, "cas", l("Quel cas ?"),
                kind.variants.map { ($0 == .usual ? "courant" : $0.rawValue, words.variant($0, kind)) },
                usual: known?.detail.variant.rawValue.nonEmpty ?? "courant")
        }
        if kind?.isOfPerson ?? false, members.count > 1 {
            form.choice(
                h, "personne", l("Qui"), members, usual: known?.holder.person ?? "", empty: l("tout le ménage"))
        }
        details(h)
    }

    private func details(_ h: HTML) {
        let detail = known?.detail
        switch kind {
        case .occupancyNotice:
            form.number(
                h, "mois", l("Préavis signé, en mois (facultatif)"), hint: l("Vide : le délai du réseau."),
                usual: detail?.months.map(String.init) ?? "")
        case .orderNotified:
            form.day(
                h, "bail", l("Bail fait ou renouvelé le (facultatif)"),
                hint: l("Avant le 29 juillet 2023, le délai est de deux mois ; depuis, de six semaines."),
                usual: detail?.leaseOn)
        case .keysReturned: rent(h, detail)
        case .arrearsReached:
            form.number(
                h, "dette", l("Somme due (€)"), usual: detail?.owedCents.map(MoneyField.text) ?? "")
            rent(h, detail)
        default: break
        }
    }

    private func rent(_ h: HTML, _ detail: AnchorEvent.Detail?) {
        form.number(
            h, "loyer", l("Loyer et charges d’un mois (€, facultatif)"),
            usual: detail?.rentCents.map(MoneyField.text) ?? "")
    }

    /// What was typed; nil when something is missing, which the reading says.
    static func read(
        _ reading: inout FormReading, kinds: [DeadlineAnchor]
    ) -> (kind: DeadlineAnchor, on: Day, detail: AnchorEvent.Detail)? {
        let l = reading.ask.l
        let kind: DeadlineAnchor? = reading.code("nature", orSay: l("Dites ce qui s’est passé."))
        let day = reading.day("jour", kind?.mayLieAhead == true ? .term : nil)
        guard let kind else { return nil }
        guard kinds.contains(kind) else {
            reading.refuse("nature", l("Cette date ne se note pas ici."))
            return nil
        }
        var detail = AnchorEvent.Detail()
        detail.variant = kind.variants.first { $0 != .usual && $0.rawValue == reading.ask.form["cas"] } ?? .usual
        if kind == .occupancyNotice {
            detail.months = reading.number("mois")
            if let months = detail.months, months > 36 { reading.refuse("mois", l("Au plus trente-six mois.")) }
        }
        if kind == .orderNotified { detail.leaseOn = reading.optionalDay("bail") }
        if kind == .arrearsReached { detail.owedCents = reading.parts("dette", of: 100) }
        if kind == .arrearsReached || kind == .keysReturned { detail.rentCents = reading.parts("loyer", of: 100) }
        return (kind, day, detail)
    }
}
