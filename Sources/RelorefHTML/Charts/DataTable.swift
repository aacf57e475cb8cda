/// A table of figures: what each chart shows, row by row, for whoever reads rather than looks.
package struct DataTable: Sendable {
    /// A column and its title.
    package struct Column: Sendable {
        package let title: String
        /// Numbers are aligned on the right.
        package let isNumber: Bool
        /// A day stays on one line.
        package let isDay: Bool

        package init(_ title: String, isNumber: Bool = false, isDay: Bool = false) {
            self.title = title
            self.isNumber = isNumber
            self.isDay = isDay
        }
    }

    /// One value, which may lead to the list behind it.
    package struct Cell: Sendable {
        package let text: String
        package let href: String?

        package init(_ text: String, href: String? = nil) {
            self.text = text
            self.href = href
        }
    }

    /// A row starts with what it is about; its cells follow the columns.
    package struct Row: Sendable {
        package let header: Cell
        package let cells: [Cell]

        package init(_ header: Cell, _ cells: [Cell]) {
            self.header = header
            self.cells = cells
        }

        package init(_ header: String, _ cells: [String]) {
            self.init(Cell(header), cells.map { Cell($0) })
        }
    }

    package let caption: String
    /// The first column holds the rows' headers.
    package let columns: [Column]
    package let rows: [Row]
    package let foot: Row?
    /// On a phone the table becomes a list, in which each value repeats its column's title.
    package let becomesList: Bool

    package init(caption: String, columns: [Column], rows: [Row], foot: Row? = nil, becomesList: Bool = true) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.foot = foot
        self.becomesList = becomesList
    }

    package func write(into h: HTML) {
        h.table(.class(becomesList ? "tbl stack" : "tbl")) {
            h.caption(caption)
            h.thead {
                h.tr {
                    for column in columns { h.th(column.title, .scope("col"), column.isNumber ? .class("n") : nil) }
                }
            }
            h.tbody { for row in rows { write(row, into: h) } }
            if let foot { h.tfoot { write(foot, into: h) } }
        }
    }

    private func write(_ row: Row, into h: HTML) {
        h.tr {
            h.th(.scope("row")) { write(row.header, into: h) }
            for (column, cell) in zip(columns.dropFirst(), row.cells) {
                h.td(column.isNumber ? .class("n") : column.isDay ? .class("d") : nil, .data("l", column.title)) {
                    write(cell, into: h)
                }
            }
        }
    }

    private func write(_ cell: Cell, into h: HTML) {
        if let href = cell.href {
            h.a(cell.text, .href(href))
        } else {
            h.text(cell.text)
        }
    }
}
