import RelorefDomain
import RelorefRecords
import RelorefStorage

/// Jobs that employers propose: their list, their page, and every form that moves them or somebody presented.
enum JobRoutes {
    static let all: [Route] =
        [
            .get("/emplois", .needs(.seeStock)) { ask, tx in
                ask.query["etat"] == PresentedPeoplePage.tab
                    ? try PresentedPeoplePage(ask, tx).answer : try JobListPage(ask, tx).answer
            }.kept,
            .get("/emplois/nouveau", .needs(.writePartners)) { ask, tx in try NewJobPage(ask, tx).answer },
            .post("/emplois", .needs(.writePartners), NewJobPage.create),
            .get("/emplois/:id", .needs(.seeStock)) { ask, tx in
                guard let sheet = try tx.jobSheet(ask.parameter("id"), by: try ask.author()) else {
                    throw AccessRefusal.notFound
                }
                return JobPage(ask: ask, sheet: sheet).answer
            },
            .post("/emplois/:id/lecture", .needs(.writePartners)) { ask, tx, author in
                let id = ask.parameter("id")
                try AccessRefusal.hiding { try tx.readLinkNews(ofJob: id, by: author) }
                return .redirect(to: .job(id), saying: Flash(ask.l("C’est lu.")))
            },
            .post("/emplois/:id/\(JobLinks.undoing)", .needs(.seeStock)) { ask, tx, author in
                let id = ask.parameter("id")
                do {
                    try AccessRefusal.hiding { try tx.undoLastAct(ofJob: id, by: author) }
                } catch let refusal as JobOffer.Refusal {
                    return .redirect(to: .job(id), saying: Flash(JobWords(ask: ask).sentence(refusal), tone: .bad))
                }
                return .redirect(to: .job(id), saying: Flash(ask.l("C’est annulé : l’offre est comme avant.")))
            },
            .post("/emplois/:id/candidatures/:candidature/lecture", .needs(.writeFiles)) { ask, tx, author in
                let request = try JobRequest(ask, tx)
                guard request.line != nil else { throw AccessRefusal.notFound }
                try AccessRefusal.hiding {
                    try tx.seeJobAnswer(request.application, of: request.sheet.offer.id, by: author)
                }
                return .redirect(to: .job(request.sheet.offer.id), saying: Flash(ask.l("Réponse lue.")))
            },
        ] + JobChange.routes + JobClosing.routes + JobInterview.routes + JobHire.routes + JobRefusal.routes
        + EmployerLinkPage.routes
        + EmployerRoutes.all
}
