import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Is this household known to another association? The request is blind: the answer here is always the same.
struct LinkAct: FileAct {
    static let noun = "lien"
    static let permission = Permission.writeFiles
    static let fields = ["*": "code"]

    static func title(_ l: Language) -> String { l("Connu d’une autre association ?") }
    static func button(_ l: Language) -> String { l("Demander à la tête de réseau") }

    let household: Household
    let links: FileLinks

    init(_ request: ActRequest) throws {
        household = request.household
        links = try request.tx.links(of: request.household.id)
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(
            l(
                "La tête de réseau compare, et relie s’il y a lieu : le ménage compte alors une seule fois. Ni votre association ni l’autre n’apprend rien avant ; chacune garde son dossier."
            ))
        if let day = links.askedOn {
            h.p(l("Déjà demandé le {jour}.", ["jour": l.shortDay(day)]), .class("banner"))
        }
        form.text(
            h, "code", l("Code sur un papier de l’autre association"), hint: l("Facultatif : sept lettres."))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let code = ask.form.filled("code")
        if let code, (try? HouseholdCode(typed: code)) == nil {
            reading.refuse(
                "code", ask.l("Ce n’est pas un code de dossier : sept lettres, la dernière vérifie les autres."))
            return nil
        }
        let household = household
        return { tx, author, _ in
            try tx.askFamilyLink(for: household.id, code: code, by: author)
            return Done(
                link: .household(household.code),
                sentence: ask.l("Demande envoyée. Le dossier le dira si les deux sont reliés."))
        }
    }
}

/// The file goes to another site or association, which the household agreed to; rights pass the same day.
struct FileTransferAct: FileAct {
    static let noun = "transmission"
    static let permission = Permission.transferFiles
    static let fields = ["givenOn": "accord_jour", "*": "site"]

    static func title(_ l: Language) -> String { l("Transmettre le dossier") }
    static func button(_ l: Language) -> String { l("Transmettre le dossier") }

    let file: HouseholdFile
    let sites: [ReceivingSite]
    let receivers: [Receiver]
    /// An agreement to the transfer that is in force already.
    let agreed: Consent?

    init(_ request: ActRequest) throws {
        file = request.file
        sites = try request.tx.receivingSites(except: request.household.site)
        receivers = try request.tx.receivers(at: sites.map(\.id), on: request.ask.today)
        agreed = file.consents.last {
            $0.kind == .transferToAssociation && $0.withdrawnOn == nil && $0.givenOn <= request.ask.today
        }
    }

    func write(_ h: HTML, _ form: ActForm) {
        let l = form.l
        h.p(
            l(
                "Le site qui reçoit suit le ménage dès aujourd’hui, avec tout le dossier. Votre équipe ne l’ouvre plus, sauf si elle suit aussi ce site ; ce qui s’est passé ici reste compté ici."
            ))
        form.choice(
            h, "site", l("Site qui reçoit"), sites.map { ($0.id, "\($0.name), \($0.association)") }, empty: l("Choisir")
        )
        form.choice(
            h, "repreneur", l("Qui reprend"), receivers.map { ($0.id, "\($0.name), \($0.siteNames)") },
            hint: file.household.confidential ? l("Obligatoire : le dossier est confidentiel.") : l("Facultatif."),
            empty: l("à décider là-bas"))
        form.area(
            h, "passation", l("Note de passation"),
            hint: l(
                "Où en est le projet, ce qui est promis, ce qui presse. Jamais de santé, de religion ni de récit d’asile."
            ))
        form.group(h, "accord", l("Accord du ménage")) {
            if let agreed {
                h.p(l("Donné le {jour}.", ["jour": l.shortDay(agreed.givenOn)]))
            } else {
                form.tick(h, "accorde", l("Le ménage accepte que son dossier soit transmis"))
                form.day(h, "accord_jour", l("Donné le"), usual: form.ask.today)
            }
        }
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let ask = reading.ask
        let l = ask.l
        let site = sites.first { $0.id == ask.form["site"] }
        if site == nil { reading.refuse("site", l("Choisissez le site qui reçoit le dossier.")) }
        let receiver = receivers.first { $0.id == ask.form["repreneur"] }
        if let receiver, let site, !receiver.sites.contains(site.id) {
            reading.refuse("repreneur", l("Cette personne n’ouvre pas les dossiers de ce site."))
        }
        if file.household.confidential, receiver == nil {
            reading.refuse(
                "repreneur", l("Choisissez qui reprend : sans nom, personne n’ouvrirait ce dossier confidentiel."))
        }
        if agreed == nil, !ask.form.has("accorde") {
            reading.refuse("accord", l("Sans l’accord du ménage, le dossier ne part pas."))
        }
        let day = agreed?.givenOn ?? reading.day("accord_jour")
        guard let site else { return nil }
        let (household, agreed, words) = (file.household, agreed, PathwayWords(french: ask.form["passation"]))
        return { tx, author, confirming in
            let consent =
                try agreed ?? tx.recordConsent(.transferToAssociation, of: household.id, givenOn: day, by: author)
            try tx.transferFile(
                household.id, to: site.id, consent: consent.id, receiver: receiver?.id, handingOver: words,
                checkedBy: SensitiveWords.detector, by: author, confirming: confirming)
            let isStillMine = try tx.household(household.id, visibleTo: author.actor) != nil
            return Done(
                link: isStillMine ? .household(household.code) : .households,
                sentence: l("Dossier {code} transmis : {site}.", ["code": household.code, "site": site.name]))
        }
    }
}
