import HTTPTypes
import Hummingbird
import Logging
import RelorefHTML
import RelorefDomain
import RelorefStorage

/// What a person reads when something did not work: what happened, and what to do. Details go to the log only.
enum ErrorPages {
    static func response(
        to error: any Error, request: Request, context: AppContext, services: Services
    ) -> Response {
        if let refusal = error as? AccessRefusal, let way = signInWay(refusal, request, services) { return way }
        let reference = String(services.newID().suffix(8))
        let kind = kind(of: error)
        if kind == .broken {
            services.log.error(
                "request failed", metadata: ["reference": "\(reference)", "error": "\(LoggedError(error))"])
        }
        let answer = page(
            kind, tooLarge: error as? BodyTooLarge, reference: reference, services: services, request: request)
        var headers = HTTPFields()
        headers[.contentType] = answer.contentType
        if kind == .methodNotAllowed { headers[.allow] = "GET, HEAD, POST" }
        if kind == .busy { headers[.retryAfter] = "5" }
        if case .tooOften(let seconds)? = error as? AccessRefusal { headers[.retryAfter] = String(seconds) }
        return Response(
            status: kind.status, headers: headers, body: ResponseBody(byteBuffer: .init(bytes: answer.body)))
    }

    private static func signInWay(_ refusal: AccessRefusal, _ request: Request, _ services: Services) -> Response? {
        if ScriptHeader.isOn(request), [.signInFirst, .secondFactorFirst].contains(refusal) {
            return Response(status: .unauthorized)
        }
        let target: Link
        switch refusal {
        case .signInFirst:
            let wanted = request.method == .get && request.uri.path != "/" ? request.uri.path : ""
            target = wanted.isEmpty ? .signIn : Link.signIn.with("retour", wanted)
        case .secondFactorFirst: target = .signInCode
        case .notFound, .foreignForm, .tooOften: return nil
        }
        var headers = HTTPFields()
        headers[.location] = target.path
        return Response(status: .seeOther, headers: headers)
    }

    enum Kind {
        case notFound, foreignForm, changedMeanwhile, tooLarge, tooSlow, busy, diskFull, badRequest, wrongHost
        case methodNotAllowed, headTooLarge, tooOften, broken

        var status: HTTPResponse.Status {
            switch self {
            case .notFound: .notFound
            case .foreignForm: .forbidden
            case .changedMeanwhile: .conflict
            case .tooLarge: .contentTooLarge
            case .tooSlow: .requestTimeout
            case .busy: .serviceUnavailable
            case .diskFull: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
            case .badRequest: .badRequest
            case .wrongHost: .misdirectedRequest
            case .methodNotAllowed: .methodNotAllowed
            case .headTooLarge: .requestHeaderFieldsTooLarge
            case .tooOften: .tooManyRequests
            case .broken: .internalServerError
            }
        }
    }

    private static func kind(of error: any Error) -> Kind {
        switch error {
        case AccessRefusal.foreignForm: .foreignForm
        case AccessRefusal.tooOften: .tooOften
        case is AccessRefusal: .notFound
        case StorageError.changedMeanwhile, StorageError.uniqueViolation, StorageError.foreignKeyViolation,
            StorageError.checkViolation:
            .changedMeanwhile
        case StorageError.busy, Passwords.Refusal.tooManyAtOnce: .busy
        case StorageError.diskFull: .diskFull
        case is BodyTooLarge: .tooLarge
        case let error as HTTPError: kind(of: error.status)
        default: .broken
        }
    }

    private static func kind(of status: HTTPResponse.Status) -> Kind {
        switch status.code {
        case 404: .notFound
        case 405: .methodNotAllowed
        case 408: .tooSlow
        case 413: .tooLarge
        case 421: .wrongHost
        case 431: .headTooLarge
        case 503: .busy
        case 400..<500: .badRequest
        default: .broken
        }
    }

    private static func page(
        _ kind: Kind, tooLarge: BodyTooLarge?, reference: String, services: Services, request: Request
    ) -> Answer {
        let cookies = Cookies.read(request.headers[.cookie] ?? "")
        let now = services.now()
        let ask = Ask(
            method: request.method, path: "", pattern: "", parameters: [:], query: FormFields(), form: FormFields(),
            files: [], body: [], contentType: "", cookies: cookies, remoteAddress: "", services: services, now: now,
            today: now.day(in: "Europe/Paris"),
            language: services.catalogue.language(cookies["reloref-langue"] ?? "fr"),
            flash: nil)
        var words = words(kind, ask.l, reference)
        if let tooLarge { words.sentence = sentence(tooLarge, ask) }
        return ask.page(words.title) { h in
            h.div(.class("head")) {
                h.div {
                    h.h1(words.title)
                    h.p(words.sentence)
                }
            }
            h.p { h.a(ask.l("Revenir à l’accueil"), .class("btn b2"), .href(Link.home.path)) }
        }
    }

    private static func sentence(_ tooLarge: BodyTooLarge, _ ask: Ask) -> String {
        let (l, words) = (ask.l, DocumentWords(ask: ask))
        let limit = words.size(tooLarge.limit)
        guard let declared = tooLarge.declared else {
            return l(
                "Cette page accepte {limite} au plus. Revenez en arrière : le formulaire y est encore.",
                ["limite": limit])
        }
        return l(
            "Votre envoi pèse {poids} ; cette page en accepte {limite} au plus. Revenez en arrière : le formulaire y est encore. Photographiez en plus petit, ou envoyez les fichiers un par un.",
            ["poids": words.size(declared), "limite": limit])
    }

    private static func words(_ kind: Kind, _ l: Language, _ reference: String) -> (title: String, sentence: String) {
        switch kind {
        case .notFound:
            (l("Page introuvable"), l("Cette page n’existe pas, ou elle n’est pas ouverte à votre compte."))
        case .foreignForm:
            (
                l("Formulaire expiré"),
                l("Ce formulaire ne vient pas de votre session. Revenez à la page, rechargez-la et envoyez de nouveau.")
            )
        case .changedMeanwhile:
            (
                l("Modifié entre-temps"),
                l(
                    "Quelqu’un a modifié cette fiche pendant votre saisie. Rien n’est perdu : revenez en arrière, rechargez et recommencez."
                )
            )
        case .tooLarge, .headTooLarge: (l("Envoi trop lourd"), l("Ce que vous envoyez dépasse la taille acceptée."))
        case .tooSlow:
            (l("Envoi trop lent"), l("L’envoi n’est pas arrivé à temps. Recommencez quand la connexion est meilleure."))
        case .busy: (l("Serveur occupé"), l("Trop de demandes en même temps. Recommencez dans quelques secondes."))
        case .tooOften:
            (
                l("Trop de demandes"),
                l("Votre compte a demandé trop de pages en peu de temps. Attendez quelques secondes, puis recommencez.")
            )
        case .diskFull:
            (
                l("Plus de place"),
                l("Le serveur n’a plus de place pour écrire. La lecture continue ; prévenez l’administration.")
            )
        case .badRequest: (l("Demande illisible"), l("Le serveur n’a pas compris la demande."))
        case .wrongHost: (l("Adresse inconnue"), l("Ce serveur ne répond pas à ce nom."))
        case .methodNotAllowed: (l("Méthode refusée"), l("Cette adresse ne se demande pas ainsi."))
        case .broken:
            (
                l("Quelque chose n’a pas marché"),
                l(
                    "L’erreur est notée sous la référence {référence}. Donnez-la à l’administration.",
                    ["référence": reference])
            )
        }
    }
}
