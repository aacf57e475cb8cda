import RelorefHTML

extension HTML {
    /// Below a list that ends early: how many there are besides, and what to do about it. Nothing when all are shown.
    func unshown(_ count: Int, _ l: Language) {
        guard count > 0 else { return }
        p(
            l.plural(
                count, "{n} autre n’est pas affichée : resserrez le périmètre.",
                "{n} autres ne sont pas affichées : resserrez le périmètre."), .class("muted small"))
    }
}
