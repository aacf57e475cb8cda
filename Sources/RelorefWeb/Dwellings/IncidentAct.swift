import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// Something is broken or unsafe in a household's home: what, where, how serious, with photographs.
struct IncidentAct: FilingAct {
    static let noun = "incident"
    static let permission = Permission.writeFiles
    static let fields = ["day": "jour", "text": "texte", "*": "texte"]

    static func title(_ l: Language) -> String { l("Signaler un incident") }

    let household: Household
    var pages = SentPages()

    init(_ request: ActRequest) throws {
        household = request.household
        guard household.erasedOn == nil else { throw AccessRefusal.notFound }
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        IncidentFields(form: form).write(h)
        form.area(
            h, "texte", l("En quelques mots"),
            hint: l("Ce qui a été vu, et ce qui est déjà fait. Jamais de santé, de religion ni de récit d’asile."))
        form.day(h, "jour", l("Quel jour"), usual: ask.today)
        pages.write(h, form)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        pages.report(&reading)
        let (ask, l) = (reading.ask, reading.ask.l)
        let matter: Incident.Matter? = reading.code("quoi", orSay: l("Dites ce qui est cassé ou dangereux."))
        let place: Incident.Place? = reading.code("ou", orSay: l("Dites où, dans le logement."))
        let severity: Incident.Severity? = reading.code("gravite", orSay: l("Dites si cela presse."))
        let day = reading.day("jour")
        guard let matter, let place, let severity else { return nil }
        let new = NewIncident(
            id: ask.services.newID(), matter, in: place, severity, on: day, text: ask.form["texte"])
        let (household, files, photo) = (household, pages.ids, ask.services.newID())
        return { tx, author, confirming in
            try tx.recordIncident(
                new, of: household.id, checkedBy: SensitiveWords.detector, by: author, confirming: confirming)
            if !files.isEmpty {
                try tx.addDocument(
                    NewDocument(id: photo, kind: "photo", incident: new.id, datedOn: day), files: files,
                    to: household.id, checkedBy: SensitiveWords.detector, by: author, confirming: confirming)
            }
            return Done(
                link: IncidentLinks.list(household.code),
                sentence: l(
                    "Incident enregistré : {quoi}. Il reste sur Aujourd’hui jusqu’à ce que quelqu’un dise ce qui a été fait.",
                    ["quoi": ask.label("breakdownMatter", matter)]))
        }
    }
}

/// What, where and how serious: the same questions with a network and without.
struct IncidentFields {
    let form: ActForm

    func write(_ h: HTML) {
        let (ask, l) = (form.ask, form.l)
        form.options(
            h, "quoi", l("Qu’est-ce qui est cassé ou dangereux ?"),
            ask.options("breakdownMatter", Incident.Matter.allCases))
        form.options(h, "ou", l("Où ?"), ask.options("incidentPlace", Incident.Place.allCases))
        form.options(h, "gravite", l("Cela presse ?"), ask.options("incidentSeverity", Incident.Severity.allCases))
    }
}

/// Somebody says what was done of an incident.
struct IncidentDoneAct: FileAct {
    static let noun = "incident-suite"
    static let permission = Permission.writeFiles
    static let fields = ["text": "texte", "*": "texte"]

    static func title(_ l: Language) -> String { l("Dire ce qui a été fait") }

    let household: Household
    let incident: RecordedIncident

    init(_ request: ActRequest) throws {
        household = request.household
        let all = try request.tx.incidents(of: household.id, by: try request.ask.author()) ?? []
        guard let found = all.first(where: { $0.id == request.subject }) else { throw AccessRefusal.notFound }
        incident = found
    }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        let words = IncidentWords(ask: ask)
        h.div(.class("panel")) {
            h.p {
                h.b(words.what(incident.incident))
                h.text(" ")
                words.severity(incident.incident).write(h)
            }
            if let text = incident.text { h.p(text, .class("words")) }
            h.p(
                l("Vu le {jour} par {nom}", ["jour": l.day(incident.incident.on), "nom": incident.account]),
                .class("small muted"))
        }
        form.area(
            h, "texte", l("Ce qui a été fait"),
            hint: l("Réparé par qui, remplacé, signalé au bailleur et réparé depuis, ou inscrit par erreur."))
        form.day(h, "jour", l("Quel jour"), usual: ask.today)
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let (ask, l) = (reading.ask, reading.ask.l)
        let text = reading.text("texte", orSay: l("Dites en quelques mots ce qui a été fait."))
        let day = reading.day("jour")
        let (household, id) = (household, incident.id)
        return { tx, author, confirming in
            try tx.finishIncident(
                id, on: day, saying: text, checkedBy: SensitiveWords.detector, by: author, confirming: confirming)
            return Done(link: IncidentLinks.list(household.code), sentence: l("Noté : ce n’est plus à voir."))
        }
    }
}

/// Where one goes about what is broken in a home.
enum IncidentLinks {
    static func list(_ code: String) -> Link { Link.household(code, .housing).at("pannes") }
    static func new(_ code: String) -> Link { .act(.household(code), IncidentAct.noun) }
    static func done(_ code: String, _ id: String) -> Link {
        Link.act(.household(code), IncidentDoneAct.noun).with("sujet", id)
    }
}
