// The health report as Typst source. Every word comes with the data; a state is said in words and shown by a shape.

export const healthReportTemplate = String.raw`
#import "page.typ": *
#let d = json("data.json")
#show: body => sheet(d, body)

#let shape(mark) = box(width: 2.6mm, height: 2.6mm, baseline: 15%,
  if mark == "fine" { circle(radius: 1.2mm, fill: black) }
  else if mark == "attention" { polygon(fill: black, (1.3mm, 0mm), (2.6mm, 2.4mm), (0mm, 2.4mm)) }
  else if mark == "wrong" { square(size: 2.4mm, fill: black) }
  else { circle(radius: 1.1mm, stroke: 0.8pt + black) })

= #d.title
#par(d.whatItIs)

#table(
  align: if d.direction == "rtl" { right } else { left },
  columns: (30mm, 1fr, 34mm),
  stroke: (x: none, y: line),
  inset: (x: 1.2mm, y: 1.6mm),
  table.header(repeat: true, ..d.columns.map(c => text(size: 7.5pt, weight: 600, c))),
  ..d.findings.map(row => (
    [#shape(row.mark) #h(1mm) #text(size: 8pt, row.state)],
    { row.text; for problem in row.problems [#linebreak() #text(size: 8pt, fill: grey, problem)] },
    text(size: 8pt, row.looked),
  )).flatten()
)

#block(breakable: false)[
== #d.witnessHeading
#block(width: 100%, stroke: 1pt + black, inset: 4mm, text(size: 14pt, weight: 600, mono(d.witness)))
#par(d.witnessHelp)
]
#block(breakable: false)[
== #d.doesNotShowHeading
#for sentence in d.doesNotShow [- #sentence]
#grid(columns: (1fr, 1fr), column-gutter: 8mm, ..d.blanks.map(label => rule(label)))
]
`;
