/// One answer: where it leads, what it is called, what tells it from another.
struct SearchItem: Sendable, Hashable {
    let link: Link
    let title: String
    /// The name in its own script, where it has one.
    var script = ""
    var detail = ""
}

/// Answers by kind, in the order of the page; a kind without any is left out.
struct SearchResults: Sendable, Hashable {
    struct Group: Sendable, Hashable {
        let title: String
        let items: [SearchItem]
    }

    private(set) var groups: [Group] = []
    /// What is left out, and how to ask for less.
    var more: String?

    var count: Int { groups.reduce(0) { $0 + $1.items.count } }

    mutating func add(_ title: String, _ items: [SearchItem]) {
        if !items.isEmpty { groups.append(Group(title: title, items: items)) }
    }
}
