import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A guarantee is thought of: which schemes are open to the lease, and what each asks of the household, in sentences.
struct ConsiderationAct: FileAct {
    static let noun = "garantie"
    static let permission = Permission.writeFiles
    static let fields = ["scheme": "dispositif", "limit": "dispositif", "effort": "dispositif", "*": "dispositif"]

    static func title(_ l: Language) -> String { l("Envisager une garantie") }

    let household: Household
    /// Leases of its own that go on.
    let leases: [HomePlace]
    let landlords: [Landlord]
    private let choices: [(scheme: GuaranteeScheme, fit: GuaranteeFit)]

    init(_ request: ActRequest) throws {
        let ask = request.ask
        let (tx, author) = (request.tx, try ask.author())
        household = request.household
        leases = LeaseChoice(request.file.homes).leases
        landlords = try tx.landlords(visibleTo: author.actor)
        let chosen = Self.lease(ask, leases)
        let typed = ask.form.filled("bail_le").flatMap { try? DateEntry($0, for: .term).day() }
        let day = chosen?.stay.directLeaseFrom ?? typed ?? ask.today
        let landlord = landlords.first { $0.id == ask.form["bailleur"] }
        let known = try tx.guaranteeSituation(
            of: household.id, leaseOn: day, stock: chosen?.stock ?? landlord?.kind?.stock, by: author)
        choices = try tx.guaranteeBook().open(onLeaseOf: day).map { (scheme: $0, fit: GuaranteeFit($0, known)) }
            .sorted { ($0.fit.isRefused ? 1 : 0, $0.scheme.code) < ($1.fit.isRefused ? 1 : 0, $1.scheme.code) }
    }

    /// The lease that is meant: the one typed, otherwise the last one.
    private static func lease(_ ask: Ask, _ leases: [HomePlace]) -> HomePlace? {
        guard let typed = ask.form.filled("bail") else { return leases.last }
        return leases.first { $0.id == typed }
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        LeaseChoice(leases: leases).write(h, form)
        h.div(.class("line")) {
            form.day(
                h, "bail_le", l("Signature prévue le"), hint: l("D’un bail à venir : les règles se lisent à ce jour."),
                usual: leases.isEmpty ? ask.today : nil)
            form.choice(
                h, "bailleur", l("Bailleur (facultatif)"), landlords.map { ($0.id, $0.name) },
                empty: l("pas encore connu"))
        }
        h.div(.class("acts")) {
            h.button(
                l("Voir les règles pour ce bail"), .class("btn b2"),
                .formaction(Link.act(.act(.household(household.code), Self.noun), "regles").path))
        }
        schemes(h, form)
    }

    private func schemes(_ h: HTML, _ form: ActForm) {
        let l = form.l
        let words = GuaranteeWords(ask: form.ask)
        form.group(
            h, "dispositif", l("Quel dispositif ?"), hint: l("Ouverts aux baux de ce jour, avec leurs règles.")
        ) {
            if choices.isEmpty { h.p(l("Aucun dispositif n’est ouvert à un bail de ce jour.")) }
            for (scheme, fit) in choices {
                h.div {
                    h.label(.class("tick"), .for_("d-\(scheme.code)")) {
                        h.input(
                            .type("radio"), .id("d-\(scheme.code)"), .name("dispositif"), .value(scheme.code),
                            form.value("dispositif") == scheme.code ? .checked : nil)
                        h.b(words.name(scheme.code))
                    }
                    words.fit(h, fit)
                    if !scheme.conditions.isEmpty { h.p(scheme.conditions, .class("small muted")) }
                }
            }
        }
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let (ask, l) = (reading.ask, reading.ask.l)
        let code = ask.form.filled("dispositif")
        if code == nil { reading.refuse("dispositif", l("Choisissez un dispositif.")) }
        let lease = Self.lease(ask, leases)?.id
        let day = lease == nil ? reading.day("bail_le", .term) : nil
        let landlord = lease == nil ? reading.listed("bailleur", landlords.map(\.id)) : nil
        guard let code, reading.errors.isEmpty else { return nil }
        let new = NewGuarantee(code, lease: lease, leaseOn: day, landlord: landlord)
        let household = household
        return { tx, author, confirming in
            let one = try tx.considerGuarantee(new, for: household.id, by: author, confirming: confirming)
            return Done(
                link: .household(household.code, .followUp),
                sentence: l("Garantie envisagée : il reste à la demander."),
                undo: GuaranteeLinks.act(one.id, "retrait"))
        }
    }

    /// The rules for the lease that was typed; nothing is kept.
    @Sendable static func look(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let request = try ActRequest(ask, tx)
        return ActPage<Self>(request: request, act: try Self(request)).answer(isTyped: true)
    }
}
