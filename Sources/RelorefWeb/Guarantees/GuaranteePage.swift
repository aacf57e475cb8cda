import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A guarantee on a page of its own: for whoever works with the landlord, without the household's file.
struct GuaranteePage {
    let ask: Ask
    let file: GuaranteeFile
    let handOverBy: Day?
    let visaUntil: Day?

    private var l: Language { ask.l }

    init(_ ask: Ask, _ tx: any Transaction) throws {
        guard let file = try tx.guarantee(ask.parameter("id"), by: try ask.author()) else {
            throw AccessRefusal.notFound
        }
        (self.ask, self.file) = (ask, file)
        let rules = try tx.deadlineBook()
        let awaits = file.guarantee.awaitsHandOver(hasPremium: file.terms.hasPremium)
        handOverBy =
            awaits ? file.guarantee.days.active.flatMap { rules.endOfFirstYear(from: $0, in: file.departement) } : nil
        visaUntil =
            file.guarantee.state == .granted
            ? file.guarantee.visa.flatMap { rules.lastDay(of: $0, in: file.departement) } : nil
    }

    var answer: Answer {
        let words = GuaranteeWords(ask: ask)
        let title = words.name(file.guarantee.scheme)
        let answer = ask.page(title, current: .dwellings) { h in
            h.div(.class("over")) { h.a(l("Garanties"), .href(Link.guarantees.path)) }
            h.div(.class("head")) {
                h.h1 {
                    h.text(title + " ")
                    words.badge(file.guarantee.state).write(h)
                }
            }
            h.p(words.standing(file), .class("lead"))
            about(h)
            GuaranteeFacts(ask: ask, file: file).write(h)
            next(h)
            GuaranteeSteps(ask: ask, file: file).write(h)
            rules(h, words)
        }
        return file.mayOpenFile ? answer.opening(file.guarantee.household) : answer
    }

    private func about(_ h: HTML) {
        h.p {
            if file.mayOpenFile, let code = file.householdCode {
                h.a(l("Ménage {code}", ["code": code]), .href(Link.household(code, .followUp).path))
            } else {
                h.text(
                    file.householdCode.map { l("Ménage {code}", ["code": $0]) } ?? l("Ménage confidentiel"))
            }
            h.text(" · " + l("bail du {jour}", ["jour": l.shortDay(file.guarantee.leaseOn)]))
            if let commune = file.communeName { h.text(" · " + commune) }
            if let landlord = file.guarantee.landlord, let name = file.landlordName {
                h.text(" · ")
                h.a(name, .href(Link.partner(landlord).path))
            }
        }
    }

    /// What has to be done by a day.
    private func next(_ h: HTML) {
        if let day = handOverBy {
            h.p(l("Le bailleur est à prévenir avant le {jour} qu’il paie ensuite.", ["jour": l.day(day)]))
        }
        if let day = visaUntil {
            h.p(l("Avec ce visa, le bail se signe jusqu’au {jour}.", ["jour": l.day(day)]))
        }
    }

    private func rules(_ h: HTML, _ words: GuaranteeWords) {
        guard let scheme = file.scheme else { return }
        h.section(.class("sec"), .id("regles")) {
            h.h2(l("Règles de ce dispositif pour ce bail"))
            h.p(words.terms(scheme.terms).joined(separator: " · "))
            if !scheme.conditions.isEmpty { h.p(scheme.conditions) }
            h.p(
                l(
                    "Source : {source} ({confiance}).",
                    ["source": scheme.source, "confiance": FollowedDateWords(ask: ask).mark(scheme.mark)]),
                .class("small muted"))
        }
    }
}
