/// Attributes of forms and of their fields.
extension Attribute {
    package static func action(_ address: String) -> Attribute { Attribute("action", Address.safe(address)) }
    package static func formaction(_ address: String) -> Attribute { Attribute("formaction", Address.safe(address)) }
    package static func method(_ value: String) -> Attribute { Attribute("method", value) }
    package static func formmethod(_ value: String) -> Attribute { Attribute("formmethod", value) }
    package static func enctype(_ value: String) -> Attribute { Attribute("enctype", value) }
    package static func form(_ id: String) -> Attribute { Attribute("form", id) }
    package static func for_(_ id: String) -> Attribute { Attribute("for", id) }
    package static func list(_ id: String) -> Attribute { Attribute("list", id) }
    package static func name(_ value: String) -> Attribute { Attribute("name", value) }
    package static func type(_ value: String) -> Attribute { Attribute("type", value) }
    package static func value(_ value: String) -> Attribute { Attribute("value", value) }
    package static func value(_ value: Int) -> Attribute { Attribute("value", String(value)) }
    package static func label(_ value: String) -> Attribute { Attribute("label", value) }
    package static func placeholder(_ value: String) -> Attribute { Attribute("placeholder", value) }
    package static func autocomplete(_ value: String) -> Attribute { Attribute("autocomplete", value) }
    package static func autocapitalize(_ value: String) -> Attribute { Attribute("autocapitalize", value) }
    package static func spellcheck(_ value: String) -> Attribute { Attribute("spellcheck", value) }
    package static func inputmode(_ value: String) -> Attribute { Attribute("inputmode", value) }
    package static func enterkeyhint(_ value: String) -> Attribute { Attribute("enterkeyhint", value) }
    package static func accept(_ value: String) -> Attribute { Attribute("accept", value) }
    package static func capture(_ value: String) -> Attribute { Attribute("capture", value) }
    package static func pattern(_ value: String) -> Attribute { Attribute("pattern", value) }
    package static func maxlength(_ value: Int) -> Attribute { Attribute("maxlength", String(value)) }
    package static func minlength(_ value: Int) -> Attribute { Attribute("minlength", String(value)) }
    package static func size(_ value: Int) -> Attribute { Attribute("size", String(value)) }
    package static func rows(_ value: Int) -> Attribute { Attribute("rows", String(value)) }
    package static func cols(_ value: Int) -> Attribute { Attribute("cols", String(value)) }
    package static func min(_ value: String) -> Attribute { Attribute("min", value) }
    package static func min(_ value: Int) -> Attribute { Attribute("min", String(value)) }
    package static func max(_ value: String) -> Attribute { Attribute("max", value) }
    package static func max(_ value: Int) -> Attribute { Attribute("max", String(value)) }
    package static func step(_ value: String) -> Attribute { Attribute("step", value) }
    package static func step(_ value: Int) -> Attribute { Attribute("step", String(value)) }
    package static var checked: Attribute { Attribute("checked", nil) }
    package static var selected: Attribute { Attribute("selected", nil) }
    package static var disabled: Attribute { Attribute("disabled", nil) }
    package static var required: Attribute { Attribute("required", nil) }
    package static var readonly: Attribute { Attribute("readonly", nil) }
    package static var multiple: Attribute { Attribute("multiple", nil) }
    package static var autofocus: Attribute { Attribute("autofocus", nil) }
    package static var novalidate: Attribute { Attribute("novalidate", nil) }
    package static var formnovalidate: Attribute { Attribute("formnovalidate", nil) }
}
