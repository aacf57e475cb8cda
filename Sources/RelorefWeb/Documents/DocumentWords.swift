import RelorefDomain
import RelorefHTML
import RelorefRecords

/// How papers and their files are told.
struct DocumentWords {
    let ask: Ask

    private var l: Language { ask.l }

    func kind(_ code: String) -> String { ask.label("documentKind", code).capitalizedFirst }

    /// "312 Ko", "2,4 Mo": as telephones and computers say it.
    func size(_ bytes: Int) -> String {
        if bytes < 1_000_000 { return l("{n} Ko", ["n": l.number(max(1, (bytes + 500) / 1_000))]) }
        return l("{n} Mo", ["n": l.numbers.number(Double(bytes) / 1_000_000, places: 1)])
    }

    func format(_ kind: FileKind) -> String { kind.rawValue.uppercased() }

    func state(_ state: PaperState) -> Badge {
        switch state {
        case .lasting: Badge(.plain, l("sans date de fin"))
        case .valid(let day): Badge(.ok, l("valable jusqu’au {jour}", ["jour": l.shortDay(day)]))
        case .endsSoon(let day): Badge(.wait, l("finit le {jour}", ["jour": l.shortDay(day)]))
        case .ended(let day): Badge(.late, l("finie le {jour}", ["jour": l.shortDay(day)]))
        }
    }

    /// What was taken out of a file, or stays in it.
    func remark(_ remark: CleanFile.Remark) -> String {
        switch remark {
        case .placeRemoved: l("Le lieu de la photo a été retiré du fichier.")
        case .detailsRemoved: l("Appareil, auteur et dates ont été retirés du fichier.")
        case .tailRemoved: l("Une vidéo ou une seconde image jointe a été retirée.")
        case .propertiesKept: l("Les propriétés du PDF (auteur, logiciel, dates) y restent.")
        case .signed: l("PDF signé : gardé tel quel, avec ses propriétés.")
        case .protected: l("PDF protégé : il peut demander un mot de passe, et garde ses propriétés.")
        }
    }

    /// Why a file is not kept, and what to do.
    func sentence(_ refusal: FileRefusal, _ name: String) -> String {
        let file = name.nonEmpty ?? l("ce fichier")
        return l("{fichier} : {raison}", ["fichier": file, "raison": reason(refusal)])
    }

    private func reason(_ refusal: FileRefusal) -> String {
        switch refusal {
        case .empty: return l("le fichier est vide. Choisissez-le de nouveau.")
        case .tooLarge(let bytes, let limit):
            return l(
                "le fichier pèse {poids}, plus que les {limite} admis. Photographiez en plus petit, ou séparez les pages.",
                ["poids": size(bytes), "limite": size(limit)])
        case .notAccepted(let strange): return advice(strange)
        case .endingDisagrees(let kind, let ending):
            return l(
                "le nom finit par « .{fin} » mais le contenu est un {format}. Renommez le fichier, ou choisissez le bon.",
                ["fin": ending, "format": format(kind)])
        case .truncated: return l("le fichier s’arrête avant sa fin. Envoyez-le de nouveau.")
        case .damaged: return l("le fichier est abîmé. Ouvrez-le, enregistrez-le de nouveau, puis envoyez-le.")
        case .twoFiles:
            return l(
                "un autre fichier est caché avec celui-ci. Ouvrez-le, enregistrez-le de nouveau, puis envoyez-le.")
        case .tooManyPixels(let width, let height, _):
            return l(
                "l’image fait {largeur} × {hauteur} points, plus qu’une page n’en demande. Photographiez-la de nouveau.",
                ["largeur": l.number(width), "hauteur": l.number(height)])
        case .program:
            return l("ce PDF contient un programme. Imprimez-le en PDF, et envoyez cette copie.")
        case .attachments: return l("ce PDF contient d’autres fichiers. Envoyez-les un par un.")
        case .closed:
            return l("ce PDF est fermé par un mot de passe. Imprimez-le en PDF, et envoyez cette copie.")
        case .infected(let name):
            return l(
                "l’antivirus y trouve « {nom} ». Le fichier n’est pas gardé : photographiez le papier.",
                ["nom": name])
        case .notScanned:
            return l("l’antivirus ne répond pas. Rien n’est gardé sans lui : réessayez dans quelques minutes.")
        }
    }

    private func advice(_ strange: StrangeFile) -> String {
        switch strange {
        case .photo:
            l("cette image n’est ni JPEG ni PNG. Réglez l’appareil sur JPEG, ou photographiez depuis cette page.")
        case .office: l("un document de bureautique ne se garde pas. Enregistrez-le en PDF, et envoyez cette copie.")
        case .archive: l("une archive ne se garde pas. Envoyez les fichiers qu’elle contient, un par un.")
        case .page: l("une page web ne se garde pas. Imprimez-la en PDF, et envoyez cette copie.")
        case .film: l("une vidéo ne se garde pas. Envoyez une photo.")
        case .program: l("un programme ne se garde pas.")
        case .unknown: l("ce n’est ni un PDF, ni une photo JPEG ou PNG.")
        }
    }

    static func field(_ refusal: HouseholdDocument.Refusal) -> String {
        switch refusal {
        case .seenOnly, .nothing: "vue"
        case .tooManyPages, .full, .twice: "fichiers"
        case .withdrawn, .notWithdrawn: "contenu"
        }
    }

    func sentence(_ refusal: HouseholdDocument.Refusal) -> String {
        switch refusal {
        case .seenOnly: l("Cette pièce se regarde et ne se garde pas : notez le jour où vous l’avez vue.")
        case .nothing: l("Joignez un fichier, ou notez le jour où vous avez vu la pièce : l’un ou l’autre.")
        case .tooManyPages(let limit):
            l("Une pièce a {n} fichiers au plus : réunissez les pages dans un PDF.", ["n": l.number(limit)])
        case .full(let files, let bytes):
            l(
                "Ce dossier a atteint sa place : {n} fichiers ou {poids}. Rien de plus n’y entre.",
                ["n": l.number(files), "poids": size(bytes)])
        case .withdrawn: l("Cette pièce a été retirée : rétablissez-la d’abord.")
        case .notWithdrawn: l("Cette pièce est déjà dans le dossier.")
        case .twice(let title):
            title.isEmpty
                ? l("Ce fichier est déjà dans le dossier.")
                : l("Ce fichier est déjà dans le dossier : « {titre} ».", ["titre": title])
        }
    }
}

extension HouseholdRuleWords {
    /// What the rules on papers say (V32, V84); nil for a finding on something else.
    func paper(_ finding: Finding) -> String? {
        let l = ask.l
        let day = finding.values.first.map { value in Day(iso: value).map(l.shortDay) ?? value } ?? ""
        switch (finding.rule, finding.field) {
        case (.v84, _):
            return l("La pièce a pris fin le {jour} : dites pourquoi la garder quand même.", ["jour": day])
        case (.v32, "datedOn"), (.v32, "seenOn"): return l("Ce jour n’est pas encore venu.")
        case (.v32, "expiresOn"):
            return l("La pièce ne peut finir avant le jour qu’elle porte ({jour}).", ["jour": day])
        default: return nil
        }
    }
}

/// What was done with papers, as the history of a file tells it.
enum DocumentVerbs {
    /// Nil for an act of another kind.
    static func sentence(_ entry: JournalEntry, _ l: Language) -> String? {
        guard entry.noun == "document" else { return nil }
        return switch entry.act {
        case "addDocument": l("Pièce ajoutée")
        case "replaceDocument": l("Pièce remplacée")
        case "correctDocument": l("Pièce corrigée")
        case "withdrawDocument": l("Pièce retirée")
        case "restoreDocument": l("Pièce rétablie")
        default: nil
        }
    }
}

extension HouseholdDocument.Refusal: ToldRefusal {
    func told(_ ask: Ask, _ fields: [String: String]) -> FormReading.FieldError {
        .init(field: DocumentWords.field(self), sentence: DocumentWords(ask: ask).sentence(self))
    }
}
