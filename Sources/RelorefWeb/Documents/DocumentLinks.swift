/// Where one goes among the papers of a file.
enum DocumentLinks {
    static func adding(_ code: String, kind: String? = nil, person: String? = nil) -> Link {
        var link = Link.act(.household(code), DocumentAct.noun)
        if let kind { link = link.with("piece", kind) }
        if let person { link = link.with("personne", person) }
        return link
    }

    static func replacing(_ code: String, _ id: String) -> Link {
        Link.act(.household(code), DocumentReplacement.noun).with("sujet", id)
    }

    static func correcting(_ code: String, _ id: String) -> Link {
        Link.act(.household(code), DocumentCorrection.noun).with("sujet", id)
    }

    static func file(_ code: String, _ document: String, _ file: String) -> Link {
        .act(own(code, document), "fichiers/\(FormFields.encode(file))")
    }

    static func withdrawal(_ code: String, _ document: String) -> Link { .act(own(code, document), "retrait") }
    static func restoration(_ code: String, _ document: String) -> Link { .act(own(code, document), "retablissement") }

    private static func own(_ code: String, _ document: String) -> Link {
        .act(.household(code, .documents), FormFields.encode(document))
    }
}
