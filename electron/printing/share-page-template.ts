// One person's share as Typst source: the lines large and numbered, the same text as a square code, and what to do with it.

export const sharePageTemplate = String.raw`
#import "page.typ": *
#let d = json("data.json")
#show: body => sheet(d, body)
#set text(font: serif, size: 11pt)
#show heading.where(level: 2): set text(size: 12pt)

= #d.title
#par(d.whatItIs)

#v(2mm)
#block(width: 100%, stroke: 1pt + black, inset: 6mm, breakable: false, {
  set text(size: 15pt, weight: 600)
  grid(
    columns: (8mm, 1fr),
    row-gutter: 2.6mm,
    align: (right + horizon, left + horizon),
    column-gutter: 5mm,
    ..d.lines.enumerate().map(((index, line)) => (text(size: 9pt, weight: 400, fill: grey, str(index + 1)), mono(line))).flatten()
  )
})
#par(text(size: 9pt, fill: grey, d.readingHint))

#v(1mm)
#grid(
  columns: (42mm, 1fr), column-gutter: 8mm, align: (left, left + horizon),
  image(bytes(d.code), format: "svg", width: 40mm, alt: d.codeDescription),
  par(text(size: 9.5pt, d.codeHint)),
)

== #d.keepHeading
#set list(spacing: 0.9em)
#for sentence in d.keep [- #sentence]
== #d.useHeading
#set enum(spacing: 0.9em)
#for sentence in d.use [+ #sentence]

#v(2mm)
#grid(columns: (1fr, 1fr), column-gutter: 8mm, ..d.blanks.map(label => rule(label)))
`;
