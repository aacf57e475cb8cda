/// How stays are drawn: months above, one line of bars for each row, today across.
struct GanttDrawing {
    let gantt: Gantt

    private static let top = 26.0
    private static let barHeight = 18.0
    /// The least width of a drawing that slides, in pixels: words that fit there fit everywhere.
    private static let leastWidth = 560.0

    private var window: Gantt.Window { gantt.window }

    func write(into h: HTML) {
        let lanes = gantt.rows.map { Self.lanes(of: $0.bars.filter(isShown)) }
        let heights = lanes.map { 26 + Double(max($0.count, 1)) * (Self.barHeight + 2) }
        let bottom = Self.top + heights.reduce(0, +)
        ChartFrame(
            words: gantt.words,
            hasLinks: gantt.rows.contains { row in
                row.href != nil || row.bars.contains { $0.href != nil && isShown($0) }
            },
            isWide: true, height: bottom + 20
        ).write(into: h, tables: [gantt.table]) {
            writeHatching(into: h)
            writeMonths(bottom: bottom, into: h)
            writeToday(bottom: bottom, into: h)
            var y = Self.top
            for (index, row) in gantt.rows.enumerated() {
                write(row, lanes: lanes[index], top: y, into: h)
                y += heights[index]
            }
        }
    }

    private func isShown(_ bar: Gantt.Bar) -> Bool {
        bar.from <= bar.to && bar.from <= window.days.upperBound && bar.to >= window.days.lowerBound
    }

    /// Stays of one row that overlap are drawn one under the other, so that none hides another.
    static func lanes(of bars: [Gantt.Bar]) -> [[Gantt.Bar]] {
        var lanes: [[Gantt.Bar]] = []
        for bar in bars.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) {
            if let free = lanes.firstIndex(where: { lane in lane.allSatisfy { $0.to < bar.from } }) {
                lanes[free].append(bar)
            } else {
                lanes.append([bar])
            }
        }
        return lanes
    }

    private var hatching: String { "\(gantt.words.id)-h" }

    private func writeHatching(into h: HTML) {
        guard gantt.rows.contains(where: { row in row.bars.contains { $0.isPlanned } }) else { return }
        h.defs {
            h.pattern(
                .id(hatching), .width(6), .height(6), .patternUnits("userSpaceOnUse"),
                .patternTransform("rotate(45)")
            ) {
                h.rect(.class("k1"), .width(6), .height(6))
                h.rect(.class("k3"), .width(2), .height(6))
            }
        }
    }

    /// Every month has its line; when their names would touch, every second or third one has its name.
    private func writeMonths(bottom: Double, into h: HTML) {
        let ticks = window.ticks.filter { window.days.contains($0.day) }
        let widest = ticks.map { Room.width(of: $0.label, size: 11.5) + 8 }.max() ?? 0
        let monthWidth = Self.leastWidth / Double(max(ticks.count, 1))
        let every = max(Int((widest / monthWidth).rounded(.up)), 1)
        for (index, tick) in ticks.enumerated() {
            let place = window.place(tick.day)
            h.line(.class("kl"), .x1(percent: place), .x2(percent: place), .y1(4), .y2(bottom))
            guard index.isMultiple(of: every), Self.leastWidth * (100 - place) / 100 > widest else { continue }
            h.text(tick.label, percent: place, shift: 4, y: 14, size: 11.5, .class("tm"))
        }
    }

    private func writeToday(bottom: Double, into h: HTML) {
        guard let today = window.today, window.days.contains(today) else { return }
        let place = window.place(today)
        h.line(
            .x1(percent: place), .x2(percent: place), .y1(20), .y2(bottom + 4), .stroke("var(--ochre-f)"),
            .strokeWidth(2))
        let anchor = place < 10 ? "start" : place > 90 ? "end" : "middle"
        h.text(
            window.todayText, percent: place, y: bottom + 17, size: 11.5, .class("tb"), .textAnchor(anchor))
    }

    private func write(_ row: Gantt.Row, lanes: [[Gantt.Bar]], top: Double, into h: HTML) {
        h.mark(leadingTo: row.href, named: row.label) {
            h.text(Room.fit(row.label, in: 520, size: 13), x: 0, y: top + 15, size: 13, .class("tb halo"))
        }
        for (index, lane) in lanes.enumerated() {
            for bar in lane { write(bar, top: top + 21 + Double(index) * (Self.barHeight + 2), into: h) }
        }
    }

    private func write(_ bar: Gantt.Bar, top: Double, into h: HTML) {
        let left = window.place(bar.from)
        let width = max(window.place(bar.to + 1) - left, 0.4)
        h.mark(leadingTo: bar.href, named: "\(bar.label)\u{A0}: \(bar.fromText) – \(bar.toText)") {
            h.rect(
                bar.isPlanned ? .fill("url(#\(hatching))") : .class("k4"), .x(percent: left), .y(top),
                .width(percent: width), .height(Self.barHeight), .rx(2))
            let words = bar.drawn ?? bar.label
            guard Room.width(of: words, size: 11.5) + 10 < width / 100 * Self.leastWidth else { return }
            h.text(
                words, percent: left, shift: 5, y: top + 13, size: 11.5,
                .class(bar.isPlanned ? "tb halo" : "tb on"))
        }
    }
}
