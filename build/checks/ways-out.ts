// Finds in JavaScript or TypeScript what could reach another computer or slip past the walls: network modules of Node, the browser's own
// ways, modules whose name is computed. Reads the syntax tree, so that neither comments, strings nor line breaks deceive it.
import ts from 'typescript';

export interface WayOut {
  readonly line: number;
  /** `import node:http`, `fetch(...)`, `computed import`, ... */
  readonly what: string;
}

export const networkModules = new Set(['net', 'tls', 'http', 'https', 'http2', 'dgram', 'dns', 'inspector', 'child_process', 'cluster', 'repl', 'wasi', 'vm', 'quic']);
const ofTheBrowser = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'WebTransport', 'RTCPeerConnection', 'sendBeacon', 'importScripts']);
const intoNode = new Set(['binding', '_linkedBinding', 'dlopen']);
const wholeScopes = new Set(['globalThis', 'global', 'self', 'window', 'navigator']);

const isNetwork = (specifier: string): boolean => networkModules.has(specifier.replace(/^node:/, '').split('/')[0] ?? '');

/** The name something is called by: `fetch` in `fetch()`, `globalThis.fetch()` and `new fetch()`; not in `object.fetch()`. */
const calledName = (expression: ts.Expression): string | undefined => {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isPropertyAccessExpression(expression) && ts.isIdentifier(expression.expression) && wholeScopes.has(expression.expression.text)) return expression.name.text;
  return ts.isParenthesizedExpression(expression) ? calledName(expression.expression) : undefined;
};

const loads = (node: ts.CallExpression): boolean =>
  node.expression.kind === ts.SyntaxKind.ImportKeyword || ['require', '__require', 'getBuiltinModule'].includes(nameAtEnd(node.expression));

const nameAtEnd = (expression: ts.Expression): string => {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
};

const ofCall = (node: ts.CallExpression | ts.NewExpression): string | undefined => {
  if (ts.isCallExpression(node) && loads(node)) {
    const [asked] = node.arguments;
    if (asked === undefined) return undefined;
    if (!ts.isStringLiteralLike(asked)) return 'computed import';
    return isNetwork(asked.text) ? `import ${asked.text}` : undefined;
  }
  const name = calledName(node.expression);
  if (name !== undefined && ofTheBrowser.has(name)) return `${name}(...)`;
  const inProcess = ts.isPropertyAccessExpression(node.expression) && node.expression.expression.getText() === 'process' && intoNode.has(node.expression.name.text);
  return inProcess ? `process.${nameAtEnd(node.expression)}(...)` : undefined;
};

const ofNode = (node: ts.Node): string | undefined => {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
    return isNetwork(node.moduleSpecifier.text) ? `import ${node.moduleSpecifier.text}` : undefined;
  }
  return ts.isCallExpression(node) || ts.isNewExpression(node) ? ofCall(node) : undefined;
};

/** Every way out in one file's text. Throws when the text is not a program, because what cannot be read was not checked. */
export const waysOut = (name: string, text: string): readonly WayOut[] => {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, name.endsWith('.ts') ? ts.ScriptKind.TS : ts.ScriptKind.JS);
  const { parseDiagnostics } = source as unknown as { readonly parseDiagnostics: readonly ts.Diagnostic[] };
  if (parseDiagnostics.length > 0) throw new Error(`${name} could not be read: ${ts.flattenDiagnosticMessageText(parseDiagnostics[0]?.messageText, ' ')}`);
  const found: WayOut[] = [];
  const look = (node: ts.Node): void => {
    const what = ofNode(node);
    if (what !== undefined) found.push({ line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, what });
    ts.forEachChild(node, look);
  };
  look(source);
  return found;
};
