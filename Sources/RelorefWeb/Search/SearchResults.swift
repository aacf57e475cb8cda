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
    /// What is left out, kind by kind, and how to ask for less.
    private(set) var more: [String] = []
    /// Whether more answer than are counted here.
    private(set) var isCut = false

    /// Whether anything but what one can do answers.
    private(set) var hasRecords = false

    private(set) var count = 0

    mutating func add(_ title: String, _ items: [SearchItem]) {
        offer(title, items)
        count += items.count
    }

    /// What one can do instead: it answers nothing and is not counted.
    mutating func offer(_ title: String, _ items: [SearchItem]) {
        if !items.isEmpty { groups.append(Group(title: title, items: items)) }
    }

    /// Says that more answer than are shown.
    mutating func cut(_ sentence: String) {
        more.append(sentence)
        isCut = true
    }

    /// Says what else there is to know of the answers.
    mutating func tell(_ sentence: String) { more.append(sentence) }

    mutating func addRecords(_ title: String, _ items: [SearchItem]) {
        hasRecords = hasRecords || !items.isEmpty
        add(title, items)
    }
}
