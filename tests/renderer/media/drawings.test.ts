// What is drawn in office documents is named at its place, never left out without a word; a chart with the values that the file keeps for it.
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../renderer/media/bounded-archive.ts';
import { readOffice } from '../../../renderer/media/office/read-office.ts';
import type { OfficeDocument } from '../../../renderer/media/office/sections.ts';
import { MiB } from '../../../shared/sizes.ts';
import { barChart, chartedOpenText, chartedRegister, chartedSlides, chartedTalk, chartedText, chartSheet, groupedChart, newerChart, scatterChart } from '../../journeys/support/charted-files.ts';
import { commentedSheet } from '../../journeys/support/commented-files.ts';
import { drawn } from './drawn.ts';

const read = async (bytes: Uint8Array): Promise<OfficeDocument> => readOffice(await openArchive(Uint8Array.from(bytes), 32 * MiB));
const shown = async (bytes: Uint8Array): Promise<string> => (await read(bytes)).sections.map(({ nodes }) => nodes.map(drawn).join('')).join('');

const table = (...rows: readonly (readonly string[])[]): string => `<table>${rows.map((row, at) => `<tr>${row.map((text) => (at === 0 && text !== '' ? `<th>${text}</th>` : `<td>${text}</td>`)).join('')}</tr>`).join('')}</table>`;
const bars = table(['', 'Dismissed', 'Rehired'], ['January', '3', '1'], ['February', '0.3', '']);

describe('Word', () => {
  it('shows a chart before its paragraph with its values, and names pictures and objects where they stand', async () => {
    expect(await shown(chartedText(barChart))).toBe(`<blockquote><p>[chart Dismissals by month: values]</p><p>People</p>${bars}</blockquote><p>Before after</p><p>[picture Seal of the ministry: nothing]</p><p>[object Excel.Sheet.12: nothing][picture scan: nothing]</p>`);
  });

  it.each([
    ['days', scatterChart, 'Named by the document', table(['', 'Paid'], ['2026-03-03', '12.5'])],
    ['groups', groupedChart, 'Named by the document', table(['', 'Paid'], ['2026<br></br>May', '1'], ['June', '2'])],
  ])('shows %s of a chart as what they are', async (_what, chart, name, values) => {
    expect(await shown(chartedText(chart))).toContain(`<blockquote><p>[chart ${name}: values]</p>${values}</blockquote>`);
  });

  it.each([['of a kind that keeps its values otherwise', newerChart, 'Who decides'], ['that is no XML', 'not < a chart', 'Named by the document'], ['without values', '<c:chartSpace/>', 'Named by the document']])('names a chart %s, and shows the text around it', async (_what, chart, name) => {
    expect(await shown(chartedText(chart))).toContain(`<blockquote><p>[chart ${name}: nothing]</p></blockquote><p>Before after</p>`);
  });

  it('a chart of more values than are drawn is cut, in little time, and says so', async () => {
    const series = Array.from({ length: 20_000 }, (_, at) => `<c:ser><c:val><c:numLit><c:pt idx="${String(at)}"><c:v>1</c:v></c:pt></c:numLit></c:val></c:ser>`).join('');
    expect((await read(chartedText(`<c:chartSpace xmlns:c="c">${series}</c:chartSpace>`))).cut).toBe(true);
  });
});

it('Excel shows what is drawn over a sheet after its cells, with the cell at its corner, and a sheet that is a single chart', async () => {
  expect(await shown(commentedSheet())).toContain(`</table><blockquote><p>[chart D2 Dismissals by month: values]</p><p>People</p>${bars}</blockquote><p>[picture Stamp: nothing]</p>`);
  expect(await shown(chartSheet())).toBe(`<blockquote><p>[chart : values]</p>${table(['', 'Paid'], ['2026-03-03', '12.5'])}</blockquote>`);
});

it('PowerPoint shows the words of a diagram, and names a chart once that stands twice', async () => {
  expect(await shown(chartedSlides())).toBe('<blockquote><p>[diagram : words]</p><p>Owner</p><p>Manager</p></blockquote><blockquote><p>[chart Who decides: nothing]</p></blockquote><p>Words</p>');
});

it('OpenDocument shows the table of a chart in texts, sheets and slides, and names pictures and other objects', async () => {
  const chart = (cell = ''): string => `<blockquote><p>[chart${cell} Dismissals by month: values]</p><p>People</p>${table(['', 'Dismissed'], ['January', '3'])}</blockquote>`;
  expect(await shown(chartedOpenText())).toBe(`${chart()}<p>Before after[picture : nothing]</p><p>[object : nothing]</p>`);
  expect(await shown(chartedRegister())).toContain(`</table>${chart(' B1')}`);
  expect(await shown(chartedTalk())).toBe(chart());
});
