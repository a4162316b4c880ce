import ts from 'typescript';

/** Attributes and properties whose value a person reads or hears. */
const READ_NAMES = new Set([
  'label',
  'title',
  'subtitle',
  'placeholder',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'alt',
  'hint',
  'helperText',
  'header',
  'text',
  'body',
  'description',
  'confirmLabel',
  'cancelLabel',
  'caption',
  'heading',
  'emptyText',
]);

/** Functions whose string arguments a person reads. */
const TELLING_FUNCTIONS = new Set(['notify', 'notifyError', 'announce', 'useDocumentTitle']);

/** Names of products, units and keys of the keyboard. */
const SAME_IN_EVERY_LANGUAGE = new Set([
  'TokenTradeX',
  ...['Edge', 'Opera', 'Firefox', 'Chrome', 'Safari', 'Android', 'Windows', 'Linux'],
  ...['ms', 'Esc', 'Ctrl K'],
]);

/** Symbols, units and single letters are the same everywhere; words have two small letters in a row. */
function isWording(text: string): boolean {
  const isColor = /^#[\da-f]+$/i.test(text);
  return /\p{Ll}{2}/u.test(text) && !isColor && !SAME_IN_EVERY_LANGUAGE.has(text.trim());
}

/** The string literals that an expression can come out as, without those it only compares or passes on. */
function wordsOf(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) {
    return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
  }
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node))
    return wordsOf(node.expression);
  if (ts.isConditionalExpression(node)) {
    return [...wordsOf(node.whenTrue), ...wordsOf(node.whenFalse)];
  }
  if (ts.isBinaryExpression(node)) {
    const isChoice =
      node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken ||
      node.operatorToken.kind === ts.SyntaxKind.BarBarToken ||
      node.operatorToken.kind === ts.SyntaxKind.PlusToken;
    if (isChoice) return [...wordsOf(node.left), ...wordsOf(node.right)];
    if (node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)
      return wordsOf(node.right);
  }
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap((item) => wordsOf(item));
  return [];
}

/** A table of texts holds their keys: "section.hotkeys". */
function isKey(text: string): boolean {
  return /^[a-z]\w*(\.\w+)+$/.test(text);
}

/** Names of keys of the keyboard, of events and headers, which look like words. */
const CODE_WORDS = new Set(['Enter', 'Escape', 'Tab', 'Home', 'End', 'Backspace', 'Authorization']);

/** A literal that begins like a sentence or a label, as the values of tables of words do. */
function isLabel(text: string): boolean {
  return /^\p{Lu}\p{Ll}+([\s.,:;!?…]|$)/u.test(text) && !CODE_WORDS.has(text);
}

/** Whether a literal is a value that is kept or given away, and not part of an error for developers. */
function isKeptValue(node: ts.StringLiteralLike): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return (
    ts.isArrayLiteralExpression(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isConditionalExpression(parent) ||
    (ts.isArrowFunction(parent) && parent.body === node) ||
    (ts.isVariableDeclaration(parent) && parent.initializer === node)
  );
}

function nameOf(node: ts.Node): string | null {
  if (ts.isIdentifier(node) || ts.isStringLiteral(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return null;
}

function wordsAt(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node))
    return isKeptValue(node) && isLabel(node.text) ? [node.text] : [];
  if (ts.isJsxText(node)) return [node.text];
  if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) {
    return node.expression === undefined ? [] : wordsOf(node.expression);
  }
  if (ts.isJsxAttribute(node) && READ_NAMES.has(node.name.getText())) {
    const { initializer } = node;
    if (initializer === undefined) return [];
    if (ts.isStringLiteral(initializer)) return [initializer.text];
    return ts.isJsxExpression(initializer) && initializer.expression !== undefined
      ? wordsOf(initializer.expression)
      : [];
  }
  if (ts.isPropertyAssignment(node) && READ_NAMES.has(nameOf(node.name) ?? '')) {
    return wordsOf(node.initializer).filter((text) => !isKey(text));
  }
  if (ts.isCallExpression(node) && TELLING_FUNCTIONS.has(nameOf(node.expression) ?? '')) {
    const isKindFirst = nameOf(node.expression) === 'notify';
    return node.arguments.slice(isKindFirst ? 1 : 0).flatMap((argument) => wordsOf(argument));
  }
  return [];
}

/** The words that a source file would show to a person without asking the catalogues. */
export function hardCodedWords(fileName: string, source: string): string[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    for (const text of wordsAt(node).filter(isWording)) found.add(text.trim());
    node.forEachChild(visit);
  };
  visit(file);
  return [...found];
}
