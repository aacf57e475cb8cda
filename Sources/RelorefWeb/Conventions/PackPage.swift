import HTTPTypes
import Logging
import RelorefDomain
import RelorefHTML
import RelorefRecords
import RelorefStorage

/// The pack on screen, ready to be printed or taken as PDF.
struct PackPage {
    let page: MeetingPage
    private let sheet: PackSheet

    init(_ ask: Ask, _ tx: any Transaction) throws {
        page = try MeetingPage(ask, tx)
        sheet = try PackSheet(ask, page.sheet, page.meeting, tx)
    }

    private var ask: Ask { page.ask }
    private var l: Language { ask.l }

    var answer: Answer {
        let back = ConventionLinks.meeting(page.meeting.id, of: page.sheet.convention.id)
        return ask.page(l("Dossier du comité"), current: .dwellings) { h in
            h.div(.class("over noprint")) { h.a(l("Comité de pilotage"), .href(back.path)) }
            h.div(.class("acts noprint tools")) {
                if ask.services.press.place != nil {
                    h.a(
                        l("Télécharger en PDF"), .class("btn"),
                        .href(
                            ConventionLinks.meeting(page.meeting.id, of: page.sheet.convention.id, "dossier.pdf").path))
                }
                h.button(l("Imprimer"), .type("button"), .class("btn b2"), .data("print", ""), .hidden)
            }
            sheet.write(h)
        }
    }

    /// The pack leaves as a file; where the browser is not there or fails, the page that is printed stays.
    @Sendable static func pdf(_ ask: Ask) async throws -> Answer {
        let pack = try await ask.services.store.read { try PackPage(ask, $0) }
        let meeting = pack.page.meeting
        do {
            let pdf = try await ask.services.press.pdf(of: pack.sheet.document)
            return Answer.file(
                "comite-\((meeting.heldOn ?? meeting.plannedOn).iso).pdf", type: "application/pdf", pdf)
        } catch let failure as LetterPress.Failure {
            ask.services.log.warning("a committee's pack could not be printed", metadata: ["failure": "\(failure)"])
            return .redirect(
                to: ConventionLinks.meeting(meeting.id, of: pack.page.sheet.convention.id, "dossier"),
                saying: Flash(
                    failure == .busy
                        ? ask.l("Trop de courriers s’impriment en même temps : réessayez dans un instant.")
                        : ask.l("Le PDF n’a pas pu être fait : imprimez cette page."), tone: .warn))
        }
    }
}
