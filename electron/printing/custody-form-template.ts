// The chain-of-custody form as Typst source. Every word comes with the data.

export const custodyFormTemplate = String.raw`
#import "page.typ": *
#let d = json("data.json")
#show: body => sheet(d, body)

= #d.title
#v(-1mm)
#text(size: 13pt, weight: 600, mono(d.itemNumber)) #h(3mm) #text(size: 11pt, value(d.itemTitle))

== #d.headings.item
#facts(d.item, d.direction)

== #d.headings.collected
#facts(d.collected, d.direction)
#block(breakable: false, grid(
  columns: (1fr, 1fr), column-gutter: 8mm, row-gutter: 0mm,
  ..d.collectedSigns.map(label => rule(label))
))

== #d.headings.log
#par(d.logIntroduction)
#table(
  align: if d.direction == "rtl" { right } else { left },
  columns: (9mm, 27mm, 32mm, 11mm, 1fr),
  stroke: (x: none, y: line),
  inset: (x: 1.2mm, y: 1.3mm),
  table.header(repeat: true, ..d.logColumns.map(c => text(size: 7.5pt, weight: 600, c))),
  ..d.log.map(row => (
    mono(row.seq),
    { text(size: 8pt, row.utc); linebreak(); text(size: 7pt, fill: grey, row.local) },
    { text(size: 8pt, weight: 600, row.action) },
    mono(row.actor),
    {
      set text(size: 8pt)
      for part in row.details [#text(fill: grey, part.label) #value(part.value) #linebreak()]
      text(size: 7pt, fill: grey)[#row.hashLabel #mono(row.hash)]
    },
  )).flatten()
)
#block(breakable: false, facts(d.head, d.direction))

== #d.headings.handovers
#par(d.passageIntroduction)
#let handovers(rows, ..cells) = table(
  align: if d.direction == "rtl" { right } else { left },
  columns: (28mm, 1fr, 1fr, 1fr, 27mm, 28mm),
  rows: rows,
  stroke: line,
  inset: 1.2mm,
  table.header(repeat: true, ..d.handoverColumns.map(c => text(size: 7.5pt, weight: 600, c))),
  ..cells
)
#let lines(parts) = {
  set text(size: 8pt)
  for part in parts [#value(part) #linebreak()]
}
#if d.passages.len() > 0 {
  handovers(auto, ..d.passages.map(row => (
    {
      text(size: 8pt, weight: 600, row.happened)
      linebreak()
      lines(row.whenAndWhere)
    },
    lines(row.released), lines(row.received), lines(row.purpose), lines(row.condition),
    {
      for mark in row.marks { text(size: 8pt, weight: 600, mark); linebreak() }
      text(size: 7pt, fill: grey, row.written)
    },
  )).flatten())
}

// The empty rows stay on one sheet: whoever signs must see what the columns mean.
#block(breakable: false)[
#par(d.handoverIntroduction)
#handovers((auto,) + (16mm,) * d.handoverRows, ..range(d.handoverRows * 6).map(_ => []))
]

#block(breakable: false)[
== #d.headings.shows
#for sentence in d.shows [- #sentence]
== #d.headings.doesNotShow
#for sentence in d.doesNotShow [- #sentence]
]
`;
