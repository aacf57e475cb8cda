/// Attributes of drawings; lengths are in the units of the drawing's `viewBox`.
extension Attribute {
    package static func x(_ value: Double) -> Attribute { Attribute("x", Length.text(value)) }
    package static func y(_ value: Double) -> Attribute { Attribute("y", Length.text(value)) }
    package static func x1(_ value: Double) -> Attribute { Attribute("x1", Length.text(value)) }
    package static func y1(_ value: Double) -> Attribute { Attribute("y1", Length.text(value)) }
    package static func x2(_ value: Double) -> Attribute { Attribute("x2", Length.text(value)) }
    package static func y2(_ value: Double) -> Attribute { Attribute("y2", Length.text(value)) }
    package static func dx(_ value: Double) -> Attribute { Attribute("dx", Length.text(value)) }
    package static func dy(_ value: Double) -> Attribute { Attribute("dy", Length.text(value)) }
    package static func cx(_ value: Double) -> Attribute { Attribute("cx", Length.text(value)) }
    package static func cy(_ value: Double) -> Attribute { Attribute("cy", Length.text(value)) }
    package static func r(_ value: Double) -> Attribute { Attribute("r", Length.text(value)) }
    package static func rx(_ value: Double) -> Attribute { Attribute("rx", Length.text(value)) }
    package static func ry(_ value: Double) -> Attribute { Attribute("ry", Length.text(value)) }
    package static func width(_ value: Double) -> Attribute { Attribute("width", Length.text(value)) }
    package static func height(_ value: Double) -> Attribute { Attribute("height", Length.text(value)) }
    package static func fontSize(_ value: Double) -> Attribute { Attribute("font-size", Length.text(value)) }
    package static func textLength(_ value: Double) -> Attribute { Attribute("textLength", Length.text(value)) }
    package static func lengthAdjust(_ value: String) -> Attribute { Attribute("lengthAdjust", value) }
    package static func textAnchor(_ value: String) -> Attribute { Attribute("text-anchor", value) }
    package static func d(_ path: String) -> Attribute { Attribute("d", path) }
    package static func points(_ value: String) -> Attribute { Attribute("points", value) }
    package static func transform(_ value: String) -> Attribute { Attribute("transform", value) }
    package static func fill(_ value: String) -> Attribute { Attribute("fill", value) }
    package static func stroke(_ value: String) -> Attribute { Attribute("stroke", value) }
    package static func strokeWidth(_ value: Double) -> Attribute { Attribute("stroke-width", Length.text(value)) }
    package static func strokeDasharray(_ value: String) -> Attribute { Attribute("stroke-dasharray", value) }
    package static func strokeLinejoin(_ value: String) -> Attribute { Attribute("stroke-linejoin", value) }
    package static func opacity(_ value: Double) -> Attribute { Attribute("opacity", Length.text(value)) }
    package static func patternUnits(_ value: String) -> Attribute { Attribute("patternUnits", value) }
    package static func patternTransform(_ value: String) -> Attribute { Attribute("patternTransform", value) }
    package static func preserveAspectRatio(_ value: String) -> Attribute {
        Attribute("preserveAspectRatio", value)
    }
    package static func viewBox(_ value: String) -> Attribute { Attribute("viewBox", value) }

    /// A drawing that starts at 0, 0.
    package static func viewBox(width: Double, height: Double) -> Attribute {
        Attribute("viewBox", "0 0 \(Length.text(width)) \(Length.text(height))")
    }
}
