import Logging
import RelorefHTML

/// Letters that leave as a PDF; where the browser is not there or fails, the page that is printed stays.
enum LetterFile {
    static func answer(
        _ ask: Ask, _ name: String, _ sheets: [LetterSheet], orBackTo page: Link
    ) async throws -> Answer {
        do {
            let pdf = try await ask.services.press.pdf(of: LetterSheet.document(of: sheets))
            return Answer.file(name, type: "application/pdf", pdf)
        } catch let failure as LetterPress.Failure {
            ask.services.log.warning("a letter could not be printed to PDF", metadata: ["failure": "\(failure)"])
            return .redirect(
                to: page,
                saying: Flash(
                    failure == .busy
                        ? ask.l("Trop de courriers s’impriment en même temps : réessayez dans un instant.")
                        : ask.l("Le PDF n’a pas pu être fait : imprimez cette page."), tone: .warn))
        }
    }
}

/// What is done with letters that were made: taken as PDF, printed, and what a page adds.
struct LetterTools {
    let ask: Ask
    let pdf: Link

    private var l: Language { ask.l }

    func write(_ h: HTML, _ more: () -> Void = {}) {
        let isThere = ask.services.press.place != nil
        h.div(.class("acts noprint tools")) {
            if isThere { h.a(l("Télécharger en PDF"), .class("btn"), .href(pdf.path)) }
            h.button(
                l("Imprimer"), .type("button"), .class(isThere ? "btn b2" : "btn"), .data("print", ""), .hidden)
            more()
        }
        if !isThere {
            h.p(
                l(
                    "Chromium n’est pas installé sur le serveur : imprimez cette page, ou enregistrez-la en PDF depuis votre navigateur."
                ), .class("small muted noprint"))
        }
    }
}
