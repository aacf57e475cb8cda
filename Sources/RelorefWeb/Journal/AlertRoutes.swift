import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// What the heads are told of: on Today while it is new, on a page of its own afterwards.
enum AlertRoutes {
    static let all: [Route] = [
        .get("/admin/alertes", .needs(.seeJournal), list),
        .post("/admin/alertes/:id/vue", .needs(.seeJournal)) { ask, tx, author in
            do { try tx.markSeen(alert: ask.parameter("id"), by: author) } catch is NotVisible {
                throw AccessRefusal.notFound
            }
            return .redirect(to: back(ask), saying: Flash(ask.l("Alerte vue.")))
        },
        .post("/admin/alertes/:id/accord", .needs(.agreeToOpenings)) { ask, tx, author in
            do { try tx.agreeToOpening(ask.parameter("id"), by: author) } catch is NotVisible {
                throw AccessRefusal.notFound
            }
            return .redirect(to: back(ask), saying: Flash(ask.l("Accord donné : le dossier s’ouvre pour une heure.")))
        }.confirmed,
    ]

    private static func back(_ ask: Ask) -> Link {
        ask.form["retour"] == "aujourdhui" && ask.may(.seeToday) ? .today : .alerts
    }

    @Sendable private static func list(_ ask: Ask, _ tx: any Transaction) throws -> Answer {
        let author = try ask.author()
        let open = try tx.alerts(open: true, by: author, limit: 200)
        let seen = try tx.alerts(open: false, by: author, limit: 100)
        let thresholds = try tx.alertThresholds(on: ask.today)
        let l = ask.l
        return ask.page(l("Alertes"), current: .administration) { h in
            h.div(.class("over")) { h.a(l("Administration"), .href(Link.administration.path)) }
            h.div(.class("head")) {
                h.div {
                    h.h1(l("Alertes"))
                    h.p(
                        l(
                            "Plus de {dossiers} dossiers ouverts ou plus de {refus} refus en une heure, accès urgents, exports entre {début} h et {fin} h.",
                            [
                                "dossiers": l.number(thresholds.filesPerHour),
                                "refus": l.number(thresholds.refusalsPerHour),
                                "début": l.number(thresholds.nightFrom), "fin": l.number(thresholds.nightTo),
                            ]))
                }
            }
            if open.isEmpty { h.div(.class("empty")) { h.p(l("Rien de nouveau.")) } }
            AlertPanel(ask: ask, alerts: open, back: "").lines(h)
            if !seen.isEmpty {
                h.section(.class("sec")) {
                    h.h2(l("Déjà vues"))
                    AlertPanel(ask: ask, alerts: seen, back: "").lines(h)
                }
            }
        }
    }
}

/// New alerts, each with what it is about and what to do: look at it, or agree.
struct AlertPanel {
    let ask: Ask
    let alerts: [Alert]
    /// Where its buttons lead back to.
    let back: String

    private var l: Language { ask.l }

    /// At the top of Today.
    func write(_ h: HTML) {
        guard !alerts.isEmpty else { return }
        h.section(.class("due filtering")) {
            h.div(.class("group")) {
                h.h2 {
                    h.text(l("Alertes"))
                    h.text(" ")
                    h.span(l.number(alerts.count))
                }
            }
            lines(h)
        }
    }

    func lines(_ h: HTML) {
        guard !alerts.isEmpty else { return }
        h.ol(.class("tl")) {
            for alert in alerts {
                let day = alert.at.day(in: "Europe/Paris")
                h.li {
                    h.time(l.shortDay(day), .datetime(day.iso))
                    h.div {
                        h.p { h.b(sentence(alert)) }
                        h.p(details(alert))
                        if let reason = alert.reason { h.p(l("« {mots} »", ["mots": reason]), .class("words")) }
                        if alert.seenAt == nil { acts(h, alert) }
                    }
                }
            }
        }
    }

    private func acts(_ h: HTML, _ alert: Alert) {
        h.div(.class("acts")) {
            if alert.awaitsAgreement, ask.may(.agreeToOpenings), let opening = alert.opening {
                button(h, Link.alert(opening, "accord"), l("Donner son accord"))
            }
            button(h, Link.alert(alert.id, "vue"), l("Vu"))
            if let code = alert.householdCode {
                h.a(l("Voir l’historique du dossier"), .class("btn b3"), .href(Link.household(code, .history).path))
            }
        }
    }

    private func button(_ h: HTML, _ link: Link, _ label: String) {
        h.form(.action(link.path), .method("post")) {
            ask.formToken(h)
            h.input(.type("hidden"), .name("retour"), .value(back))
            h.button(label, .class("btn b2"))
        }
    }

    private func sentence(_ alert: Alert) -> String {
        switch alert.kind {
        case .urgentOpening: l("{nom} a ouvert un dossier en urgence", ["nom": alert.colleague])
        case .urgentAsked: l("{nom} demande à ouvrir un dossier scellé en urgence", ["nom": alert.colleague])
        case .manyFiles:
            l("{nom} a ouvert {n} dossiers en une heure", ["nom": alert.colleague, "n": l.number(alert.times)])
        case .refusals:
            l(
                "{nom} a demandé {n} pages hors de ses droits en une heure",
                ["nom": alert.colleague, "n": l.number(alert.times)])
        case .nightExport: l("{nom} a exporté des données la nuit", ["nom": alert.colleague])
        }
    }

    private func details(_ alert: Alert) -> String {
        [alert.householdCode, alert.siteName, l.moment(alert.at)].compactMap(\.self).joined(separator: ", ")
    }
}
