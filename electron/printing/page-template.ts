// What all printed pages share: paper, type, running foot, tables. Typst source; it holds no words of its own.

export const pageTemplate = String.raw`
#let grey = rgb("#55606b")
#let line = 0.5pt + rgb("#9aa5af")

#let direction(d) = if d == "rtl" { rtl } else { ltr }

// A value from people or files: its own direction, no markup, long words may break.
#let value(v) = {
  set text(dir: direction(v.direction))
  v.text.split("\n").map(part => text(part)).join(linebreak())
}

#let mono(s) = text(font: ("Noto Sans Mono", "Noto Sans"), dir: ltr, s)

#let sans = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Georgian")
// For pages that are read as text; forms and their tables are set in the sans.
#let serif = ("Noto Serif", "Noto Sans Arabic", "Noto Sans Georgian")

#let sheet(d, body) = {
  set document(title: d.title, author: (), date: auto)
  set page(
    paper: "a4",
    margin: (x: 18mm, top: 16mm, bottom: 20mm),
    footer: context {
      set text(size: 7.5pt, fill: grey)
      grid(
        columns: (1fr, auto),
        column-gutter: 8mm,
        d.foot,
        d.pageOf.replace("{page}", str(counter(page).get().first())).replace("{pages}", str(counter(page).final().first())),
      )
    },
  )
  set text(
    font: sans, size: 9pt, lang: d.language, dir: direction(d.direction), hyphenate: false,
  )
  set par(leading: 0.55em, spacing: 0.8em)
  show heading: set text(weight: 600, font: sans)
  show heading.where(level: 1): set text(size: 17pt)
  show heading.where(level: 2): set text(size: 10.5pt)
  show heading.where(level: 2): set block(above: 5mm, below: 2.2mm, sticky: true)
  body
}

// Label and value, one fact a row; values stand at the page's own side whatever their direction.
#let facts(rows, side) = table(
  align: if side == "rtl" { right } else { left },
  columns: (46mm, 1fr),
  stroke: (x: none, y: line),
  inset: (x: 1.5mm, y: 1.3mm),
  ..rows.map(row => (
    text(fill: grey, row.label),
    if row.mono { mono(row.value.text) } else { value(row.value) },
  )).flatten()
)

#let rule(label) = block(breakable: false, width: 100%, {
  v(9mm)
  std.line(length: 100%, stroke: line)
  v(-2.2mm)
  text(size: 7.5pt, fill: grey, label)
})
`;
