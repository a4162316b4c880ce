import ts from 'typescript';

/**
 * Which of `keys` a file may ask for: those that stand in it as a string, whole or as the stem of a
 * counting key, and those that fit one of its templates, such as `state.${name}`.
 */
export function usedKeys(fileName: string, source: string, keys: readonly string[]): string[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  const literals = new Set<string>();
  const templates: RegExp[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) literals.add(node.text);
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) literals.add(node.name.text);
    if (ts.isTemplateExpression(node) && node.head.text !== '') {
      const rest = node.templateSpans.map((span) => `\\w+${escapePattern(span.literal.text)}`);
      templates.push(new RegExp(`^${escapePattern(node.head.text)}${rest.join('')}$`));
    }
    node.forEachChild(visit);
  };
  visit(file);
  return keys.filter((key) => {
    const stem = key.replace(/_(one|other)$/, '');
    return (
      literals.has(key) ||
      literals.has(stem) ||
      templates.some((template) => template.test(key) || template.test(stem))
    );
  });
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
