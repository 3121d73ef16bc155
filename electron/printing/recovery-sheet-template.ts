// The recovery sheet as Typst source: the code large enough to read by candlelight, and what to do with it.

export const recoverySheetTemplate = String.raw`
#import "page.typ": *
#let d = json("data.json")
#show: body => sheet(d, body)
#set text(font: serif, size: 11.5pt)
#show heading.where(level: 2): set text(size: 12pt)

= #d.title
#par(d.whatItIs)

#v(3mm)
#block(width: 100%, stroke: 1pt + black, inset: 8mm, breakable: false, {
  set align(center)
  set text(size: 21pt, weight: 600)
  set par(leading: 0.9em)
  d.codeLines.map(l => mono(l)).join(linebreak())
})
#par(text(size: 9pt, fill: grey, d.readingHint))

== #d.keepHeading
#set list(spacing: 1em)
#for sentence in d.keep [- #sentence]
== #d.useHeading
#set enum(spacing: 1em)
#for sentence in d.use [+ #sentence]

#v(4mm)
#grid(columns: (1fr, 1fr), column-gutter: 8mm, ..d.blanks.map(label => rule(label)))
`;
