import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

extension LeaseReadiness {
    /// As the file stands now.
    init(_ file: HouseholdFile, _ pathway: PathwayFile, judged: Set<Point>, on today: Day) {
        self.init(
            adults: file.present.filter { $0.isAdult(on: today) }.map { adult in
                Adult(id: adult.id, hasPermit: !adult.permits.isEmpty, permitEnds: adult.permit?.expiresOn)
            }, standing: pathway.standing.mapValues(\.diagnosis.degree), judged: judged, on: today)
    }
}

/// How readiness is told: the level, and every reason in a sentence.
struct ReadinessWords {
    let ask: Ask
    let file: HouseholdFile

    private var l: Language { ask.l }

    func badge(_ level: LeaseReadiness.Level) -> Badge {
        let words = ask.label("readinessLevel", level)
        return switch level {
        case .ready: Badge(.ok, words)
        case .almost: Badge(.wait, words)
        case .notYet: Badge(.plain, words)
        }
    }

    func sentence(_ reason: LeaseReadiness.Reason) -> String {
        switch reason {
        case .noPermit(let person): l("Aucun titre de séjour noté pour {personne}.", ["personne": name(person)])
        case .permitEnds(let person, let day):
            l(
                "Le titre de {personne} se termine le {jour} : à renouveler avant de signer.",
                ["personne": name(person), "jour": l.shortDay(day)])
        case .domain(let domain, nil):
            l("Pas encore abordé : {domaines}.", ["domaines": ask.label("pathwayDomain", domain)])
        case .domain(let domain, let degree?):
            l(
                "{domaine} : {n}, {degré}. Un bail demande 2 au moins.",
                [
                    "domaine": ask.label("pathwayDomain", domain).capitalizedFirst, "n": String(degree.rawValue),
                    "degré": ask.label("autonomy", degree.code),
                ])
        case .point(let point): l("Reste à voir : {point}.", ["point": ask.label("readinessPoint", point)])
        }
    }

    private func name(_ person: String) -> String {
        file.members.first { $0.id == person }.map { ask.name($0.member.identity) } ?? l("une personne du ménage")
    }
}

/// What the referent judges with the household, beside what the file shows.
struct ReadinessAct: FileAct {
    static let noun = "pret-pour-un-bail"
    static let permission = Permission.writeFiles
    static let fields = ["*": "francais"]

    static func title(_ l: Language) -> String { l("Prêt pour un bail ?") }

    let file: HouseholdFile
    let pathway: PathwayFile

    init(_ request: ActRequest) throws {
        file = request.file
        pathway = try request.tx.pathway(of: request.household.id, by: try request.ask.author()) ?? .nothing
    }

    private var judged: Set<LeaseReadiness.Point> { pathway.judgements.first?.points ?? [] }

    func write(_ h: HTML, _ form: ActForm) {
        let (ask, l) = (form.ask, form.l)
        let shown = LeaseReadiness(file, pathway, judged: Set(LeaseReadiness.Point.allCases), on: ask.today)
        h.section {
            h.h2(l("Ce que le dossier montre"))
            if shown.reasons.isEmpty { h.p(l("Rien dans le dossier ne s’y oppose.")) }
            h.ul(.class("bullets")) {
                for reason in shown.reasons { h.li(ReadinessWords(ask: ask, file: file).sentence(reason)) }
            }
        }
        form.group(h, "points", l("Ce que vous jugez avec le ménage")) {
            for point in LeaseReadiness.Point.allCases {
                form.tick(
                    h, "p_\(point.rawValue)", ask.label("readinessPoint", point).capitalizedFirst,
                    usual: judged.contains(point))
            }
        }
        form.area(
            h, "francais", l("En quelques mots"),
            hint: l("Jamais de santé, de religion ni de récit d’asile."))
        h.p(
            l(
                "Prêt : rien ne manque. Presque : deux choses au plus. Le dossier garde la liste, et chacun peut la lire."
            ), .class("small muted"))
    }

    func read(_ reading: inout FormReading, _ tx: any Transaction) throws -> Doing? {
        let (ask, l) = (reading.ask, reading.ask.l)
        let points = Set(LeaseReadiness.Point.allCases.filter { ask.form.has("p_\($0.rawValue)") })
        let readiness = LeaseReadiness(file, pathway, judged: points, on: ask.today)
        let (household, words) = (file.household, PathwayWords(french: ask.form["francais"]))
        return { tx, author, confirming in
            try tx.judgeReadiness(
                readiness, points: points, saying: words, of: household.id, checkedBy: SensitiveWords.detector,
                by: author, confirming: confirming)
            return Done(
                link: .household(household.code, .project),
                sentence: l(
                    "Noté : {niveau}.", ["niveau": ask.label("readinessLevel", readiness.level)]))
        }
    }
}

/// Whether the household is ready for a lease, with every reason, as the file stands today.
struct ReadinessPanel {
    let frame: FileFrame
    let pathway: PathwayFile

    private var ask: Ask { frame.ask }
    private var l: Language { frame.l }

    func write(_ h: HTML) {
        h.section {
            h.h2(l("Prêt pour un bail ?"))
            if let last = pathway.judgements.first {
                judged(h, last)
            } else {
                h.p(l("Personne ne l’a encore jugé avec le ménage."), .class("small"))
            }
            if frame.mayWrite, frame.isOpen {
                h.p(.class("acts noprint")) {
                    h.a(l("Faire le point"), .class("btn b3"), .href(frame.link(ReadinessAct.noun).path))
                }
            }
        }
    }

    private func judged(_ h: HTML, _ last: ReadinessJudgement) {
        let (words, now) = (
            ReadinessWords(ask: ask, file: frame.file),
            LeaseReadiness(frame.file, pathway, judged: last.points, on: ask.today)
        )
        h.p { words.badge(now.level).write(h) }
        if now.reasons.isEmpty { h.p(l("Rien ne manque."), .class("small")) }
        h.ul(.class("bullets small")) { for reason in now.reasons { h.li(words.sentence(reason)) } }
        if let said = last.words { PathwayText(words: said, l: l).write(h, "words small") }
        h.p(
            l("Jugé le {jour} par {nom}.", ["jour": l.shortDay(last.on), "nom": last.account]),
            .class("small muted"))
    }
}
