/// One property of an element, such as its class or the address that it leads to; its value is always escaped.
///
/// There is no maker for `style` nor for `on…`: the content security policy refuses them.
package struct Attribute: Sendable {
    /// What the name starts with: nothing, `aria-` or `data-`.
    enum Family: Sendable { case plain, aria, data }

    let family: Family
    let name: StaticString
    /// Nil for an attribute that is present or absent, such as `checked`.
    let value: String?

    init(_ name: StaticString, _ value: String?, family: Family = .plain) {
        self.family = family
        self.name = name
        self.value = value
    }

    func write(into h: HTML) {
        switch family {
        case .plain: h.mark(" ")
        case .aria: h.raw(" aria-")
        case .data: h.raw(" data-")
        }
        h.raw(name)
        guard let value else { return }
        h.raw("=\"")
        h.text(value)
        h.mark("\"")
    }
}

/// Attributes that any element may have.
extension Attribute {
    package static func `class`(_ value: String) -> Attribute { Attribute("class", value) }
    package static func id(_ value: String) -> Attribute { Attribute("id", value) }
    package static func title(_ value: String) -> Attribute { Attribute("title", value) }
    package static func lang(_ value: String) -> Attribute { Attribute("lang", value) }
    package static func dir(_ value: String) -> Attribute { Attribute("dir", value) }
    package static func role(_ value: String) -> Attribute { Attribute("role", value) }
    package static func tabindex(_ value: Int) -> Attribute { Attribute("tabindex", String(value)) }
    package static func translate(_ value: String) -> Attribute { Attribute("translate", value) }
    package static func accesskey(_ value: String) -> Attribute { Attribute("accesskey", value) }
    package static func aria(_ name: StaticString, _ value: String) -> Attribute {
        Attribute(name, value, family: .aria)
    }
    package static func data(_ name: StaticString, _ value: String) -> Attribute {
        Attribute(name, value, family: .data)
    }
    package static var hidden: Attribute { Attribute("hidden", nil) }
    package static var inert: Attribute { Attribute("inert", nil) }
}

/// Attributes of links, pictures, page heads and dates.
extension Attribute {
    package static func href(_ address: String) -> Attribute { Attribute("href", Address.safe(address)) }
    package static func src(_ address: String) -> Attribute { Attribute("src", Address.safe(address)) }
    /// A picture that is fetched when it comes near.
    package static var lazy: Attribute { Attribute("loading", "lazy") }
    package static func alt(_ value: String) -> Attribute { Attribute("alt", value) }
    package static func rel(_ value: String) -> Attribute { Attribute("rel", value) }
    package static func target(_ value: String) -> Attribute { Attribute("target", value) }
    package static func hreflang(_ value: String) -> Attribute { Attribute("hreflang", value) }
    package static func download(_ fileName: String) -> Attribute { Attribute("download", fileName) }
    package static func media(_ value: String) -> Attribute { Attribute("media", value) }
    package static func charset(_ value: String) -> Attribute { Attribute("charset", value) }
    package static func content(_ value: String) -> Attribute { Attribute("content", value) }
    package static func sizes(_ value: String) -> Attribute { Attribute("sizes", value) }
    package static func datetime(_ value: String) -> Attribute { Attribute("datetime", value) }
    package static func start(_ value: Int) -> Attribute { Attribute("start", String(value)) }
    package static var open: Attribute { Attribute("open", nil) }
    package static var `defer`: Attribute { Attribute("defer", nil) }
}

/// Attributes of tables.
extension Attribute {
    package static func colspan(_ value: Int) -> Attribute { Attribute("colspan", String(value)) }
    package static func rowspan(_ value: Int) -> Attribute { Attribute("rowspan", String(value)) }
    package static func span(_ value: Int) -> Attribute { Attribute("span", String(value)) }
    package static func scope(_ value: String) -> Attribute { Attribute("scope", value) }
    package static func headers(_ value: String) -> Attribute { Attribute("headers", value) }
}
