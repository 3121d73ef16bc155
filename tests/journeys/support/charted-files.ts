// Charts, diagrams, pictures and objects as Word, Excel, PowerPoint and LibreOffice put them into their files, with the values and words that they keep for them.
import { openDocument, ooxml, relation, relations, slide } from './office-files.ts';
import { storedZip } from './stored-zip.ts';

const points = (...texts: readonly string[]): string => texts.map((text, at) => (text === '' ? '' : `<c:pt idx="${String(at)}"><c:v>${text}</c:v></c:pt>`)).join('');
const strings = (...texts: readonly string[]): string => `<c:strRef><c:f>Sheet1!A2</c:f><c:strCache><c:ptCount val="9"/>${points(...texts)}</c:strCache></c:strRef>`;
const numbers = (format: string, ...texts: readonly string[]): string => `<c:numRef><c:f>Sheet1!B2</c:f><c:numCache><c:formatCode>${format}</c:formatCode><c:ptCount val="9"/>${points(...texts)}</c:numCache></c:numRef>`;
const months = strings('January', 'February');
const series = (name: string, inside: string): string => `<c:ser><c:idx val="0"/><c:tx>${strings(name)}</c:tx><c:dLbls><c:dLbl><c:idx val="0"/><c:tx><c:strRef><c:strCache>${points('Label')}</c:strCache></c:strRef></c:tx></c:dLbl></c:dLbls>${inside}</c:ser>`;
const title = (text: string): string => `<c:title><c:tx><c:rich><a:p><a:r><a:t>${text}</a:t></a:r></a:p></c:rich></c:tx></c:title>`;
const chartOf = (plot: string, head = ''): string => `<c:chartSpace xmlns:c="c" xmlns:a="a"><c:date1904 val="0"/><c:chart>${head}<c:plotArea>${plot}</c:plotArea></c:chart></c:chartSpace>`;

/** Two rows of bars over the same months, one of which has no value in February. */
export const barChart = chartOf(`<c:barChart>${series('Dismissed', `<c:cat>${months}</c:cat><c:val>${numbers('General', '3', '0.30000000000000004')}</c:val>`)}${series('Rehired', `<c:cat>${months}</c:cat><c:val>${numbers('General', '1')}</c:val>`)}</c:barChart><c:valAx>${title('People')}</c:valAx>`, title('Dismissals by month'));
/** Points by their days. */
export const scatterChart = chartOf(`<c:scatterChart>${series('Paid', `<c:xVal>${numbers('dd/mm/yyyy', '46084')}</c:xVal><c:yVal>${numbers('General', '12.5')}</c:yVal>`)}</c:scatterChart>`);
export const groupedChart = chartOf(`<c:barChart>${series('Paid', `<c:cat><c:multiLvlStrRef><c:multiLvlStrCache><c:lvl>${points('May', 'June')}</c:lvl><c:lvl>${points('2026')}</c:lvl></c:multiLvlStrCache></c:multiLvlStrRef></c:cat><c:val>${numbers('General', '1', '2')}</c:val>`)}</c:barChart>`);
/** One of the newer kinds, which keeps its values otherwise. */
export const newerChart = '<cx:chartSpace xmlns:cx="x" xmlns:a="a"><cx:chartData><cx:data id="0"><cx:numDim type="val"><cx:lvl ptCount="1"><cx:pt idx="0">7</cx:pt></cx:lvl></cx:numDim></cx:data></cx:chartData><cx:chart><cx:title><cx:tx><cx:rich><a:p><a:r><a:t>Who decides</a:t></a:r></a:p></cx:rich></cx:tx></cx:title></cx:chart></cx:chartSpace>';

const frame = (id: string): string => `<a:graphicData><c:chart xmlns:c="c" r:id="${id}"/></a:graphicData>`;
const diagram = '<a:graphicData><dgm:relIds xmlns:dgm="d" r:dm="rId3" r:lo="rId9"/></a:graphicData>';
const diagramData = '<dgm:dataModel xmlns:dgm="d" xmlns:a="a"><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>Owner</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt type="pres"><dgm:t><a:p/></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r><a:t>Manager</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>';

/** `chart` stands in the middle of a paragraph, with whatever else a paragraph of Word can draw. */
export const chartedText = (chart: string): Buffer => storedZip({
  '[Content_Types].xml': ooxml('wordprocessingml.document'),
  'word/document.xml': [
    '<w:document xmlns:w="w" xmlns:r="r" xmlns:a="a"><w:body>',
    `<w:p><w:r><w:t>Before </w:t></w:r><w:r><w:drawing><wp:inline xmlns:wp="p"><wp:docPr id="1" name="Chart 1" descr="Named by the document"/><a:graphic>${frame('rId1')}</a:graphic></wp:inline></w:drawing></w:r><w:r><w:t>after</w:t></w:r></w:p>`,
    '<w:p><w:r><w:drawing><wp:docPr xmlns:wp="p" id="2" name="Picture 2" descr="Seal of the ministry"/><pic:pic xmlns:pic="i"><pic:cNvPr id="0" name=""/><a:blip r:embed="rId8"/></pic:pic></w:drawing></w:r></w:p>',
    '<w:p><w:r><w:object><v:shape xmlns:v="v"><v:imagedata r:id="rId7"/></v:shape><o:OLEObject xmlns:o="o" ProgID="Excel.Sheet.12" r:id="rId6"/></w:object></w:r><w:r><w:pict><v:imagedata xmlns:v="v" o:title="scan" r:id="rId7"/></w:pict></w:r></w:p>',
    '</w:body></w:document>',
  ].join(''),
  'word/_rels/document.xml.rels': relations(relation('rId1', 'chart', 'charts/chart1.xml')),
  'word/charts/chart1.xml': chart,
});

/** What is drawn over a sheet. */
export const drawnOver = (chart = barChart): Readonly<Record<string, string>> => ({
  'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="w" xmlns:a="a" xmlns:r="r"><xdr:twoCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:colOff>9</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>9</xdr:rowOff></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:row>9</xdr:row></xdr:to><xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart 1"/></xdr:nvGraphicFramePr>${frame('rId1')}</xdr:graphicFrame></xdr:twoCellAnchor><xdr:absoluteAnchor><xdr:pic><xdr:cNvPr id="3" name="Picture 2" descr="Stamp"/><a:blip r:embed="rId2"/></xdr:pic></xdr:absoluteAnchor></xdr:wsDr>`,
  'xl/drawings/_rels/drawing1.xml.rels': relations(relation('rId1', 'chart', '../charts/chart1.xml')),
  'xl/charts/chart1.xml': chart,
});

/** A workbook that is a single chart. */
export const chartSheet = (): Buffer => storedZip({
  '[Content_Types].xml': ooxml('spreadsheetml.sheet'),
  'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="Chart" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': relations(relation('rId1', 'chartsheet', 'chartsheets/sheet1.xml')),
  'xl/chartsheets/_rels/sheet1.xml.rels': relations(relation('rId1', 'drawing', '../drawings/drawing1.xml')),
  ...drawnOver(scatterChart),
  'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="w" xmlns:a="a" xmlns:r="r"><xdr:absoluteAnchor><xdr:graphicFrame>${frame('rId1')}</xdr:graphicFrame></xdr:absoluteAnchor></xdr:wsDr>`,
});

export const chartedSlides = (): Buffer => storedZip({
  '[Content_Types].xml': ooxml('presentationml.presentation'),
  'ppt/presentation.xml': '<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>',
  'ppt/_rels/presentation.xml.rels': relations(relation('rId1', 'slide', 'slides/slide1.xml')),
  'ppt/slides/slide1.xml': slide(`<p:graphicFrame>${diagram}</p:graphicFrame><mc:AlternateContent xmlns:mc="m"><mc:Choice><p:graphicFrame><cx:chart xmlns:cx="x" r:id="rId2"/></p:graphicFrame></mc:Choice><mc:Fallback><p:pic><a:blip r:embed="rId8"/></p:pic></mc:Fallback></mc:AlternateContent><p:sp><p:txBody><a:p><a:pPr><a:buBlip><a:blip r:embed="rId8"/></a:buBlip></a:pPr><a:r><a:t>Words</a:t></a:r></a:p></p:txBody></p:sp>`, ' xmlns:r="r"'),
  'ppt/slides/_rels/slide1.xml.rels': relations(relation('rId2', 'chartEx', '../charts/chartEx1.xml'), relation('rId3', 'diagramData', '../diagrams/data1.xml')),
  'ppt/charts/chartEx1.xml': newerChart,
  'ppt/diagrams/data1.xml': diagramData,
});

const openFrame = '<draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/></draw:frame>';
const openChart = '<office:document-content xmlns:office="o" xmlns:chart="c" xmlns:table="b" xmlns:text="t"><office:body><office:chart><chart:chart><chart:title><text:p>Dismissals by month</text:p></chart:title><chart:plot-area><chart:axis><chart:title><text:p>People</text:p></chart:title></chart:axis></chart:plot-area><table:table table:name="local-table"><table:table-header-rows><table:table-row><table:table-cell><text:p/></table:table-cell><table:table-cell><text:p>Dismissed</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-rows><table:table-row><table:table-cell><text:p>January</text:p></table:table-cell><table:table-cell office:value="3"><text:p>3</text:p></table:table-cell></table:table-row></table:table-rows></table:table></chart:chart></office:chart></office:body></office:document-content>';
const withChart = { 'Object 1/content.xml': openChart };

export const chartedOpenText = (): Buffer => openDocument('text', `<text:p>Before ${openFrame}after<draw:frame><draw:image/></draw:frame></text:p><text:p><draw:frame><draw:object xlink:href="./Object 2"/><draw:image/></draw:frame></text:p>`, '', withChart);
export const chartedRegister = (): Buffer => openDocument('spreadsheet', `<table:table table:name="Funds"><table:table-row><table:table-cell><text:p>Paid</text:p></table:table-cell><table:table-cell>${openFrame}</table:table-cell></table:table-row></table:table>`, '', withChart);
export const chartedTalk = (): Buffer => openDocument('presentation', `<draw:page>${openFrame}</draw:page>`, '', withChart);
