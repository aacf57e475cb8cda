import HTTPTypes
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// A letter that was made, ready to be printed, taken as PDF or withdrawn.
struct LetterPage {
    let ask: Ask
    let household: Household
    let title: String
    let one: LetterOnFile

    private var l: Language { ask.l }

    init(_ ask: Ask, _ tx: any Transaction) throws {
        let (found, author) = (try tx.visibleHousehold(ask), try ask.author())
        let one = try AccessRefusal.hiding { try tx.letter(ask.parameter("id"), by: author) }
        guard one.letter.household == found.id else { throw AccessRefusal.notFound }
        let members = try tx.members(of: found.id, by: author)
        let head = members.first { $0.isOpen && $0.membership.kinship == .reference } ?? members.first(where: \.isOpen)
        (self.ask, household, self.one) = (ask, found, one)
        title = ask.title(of: head?.identity, code: found.code)
    }

    var answer: Answer {
        let name = one.words?.french.title ?? LetterNames.kind(one.letter.kind, l)
        return ask.page("\(name), \(title)", current: .households) { h in
            h.div(.class("over noprint")) { h.a(title, .href(Link.household(household.code, .letters).path)) }
            guard let words = one.words else { return h.p(l("Texte effacé.")) }
            acts(h)
            LetterSheet(ask, one.letter, words, one.letter.language).write(h)
        }.opening(household.id)
    }

    private func acts(_ h: HTML) {
        LetterTools(ask: ask, pdf: .letter(household.code, one.id, "pdf")).write(h) {
            if ask.may(.writeFiles), household.erasedOn == nil { turn(h) }
        }
    }

    private func turn(_ h: HTML) {
        let act = one.letter.isWithdrawn ? "retablissement" : "retrait"
        h.form(.action(Link.letter(household.code, one.id, act).path), .method("post")) {
            ask.formToken(h)
            h.button(
                one.letter.isWithdrawn ? l("Rétablir le courrier") : l("Retirer le courrier"), .class("btn b3"))
        }
    }
}
