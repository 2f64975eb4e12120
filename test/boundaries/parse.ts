import { type ESTree, parseSync, Visitor } from 'vite'

/** A source file and its syntax tree. */
export interface ParsedFile {
  readonly path: string
  readonly source: string
  readonly program: ESTree.Program
}

/** One import, export-from, dynamic import, `import('…')` type or `require`. */
export interface ImportReference {
  readonly specifier: string
  readonly line: number
  /** True when nothing of it is left at run time. */
  readonly isType: boolean
}

/** Parses TypeScript with the parser of the build itself; throws where the file is no TypeScript. */
export function parse(path: string, source: string): ParsedFile {
  const { program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path}: ${errors.map(({ message }) => message).join('; ')}`)
  return { path, source, program }
}

/** The line, counted from one, of an offset into the source. */
export const lineAt = (source: string, offset: number): number => source.slice(0, offset).split('\n').length

const literal = (node: ESTree.Node): string | undefined =>
  node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined

/** Everything the file refers to by a specifier that can be read; a computed one is none of the rules' business. */
export function importsOf({ source, program }: ParsedFile): ImportReference[] {
  const found: ImportReference[] = []
  const add = (node: ESTree.Node, specifier: string | undefined, isType: boolean) => {
    if (specifier !== undefined) found.push({ specifier, line: lineAt(source, node.start), isType })
  }
  const visitor = new Visitor({
    ImportDeclaration: (node) => {
      const { specifiers } = node
      const onlyTypes =
        specifiers.length > 0 && specifiers.every((one) => one.type === 'ImportSpecifier' && one.importKind === 'type')
      add(node, node.source.value, node.importKind === 'type' || onlyTypes)
    },
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node, node.source.value, node.exportKind === 'type')
    },
    ExportAllDeclaration: (node) => add(node, node.source.value, node.exportKind === 'type'),
    ImportExpression: (node) => add(node, literal(node.source), false),
    TSImportType: (node) => add(node, node.source.value, true),
    CallExpression: (node) => {
      const [first] = node.arguments
      if (node.callee.type === 'Identifier' && node.callee.name === 'require' && first) add(node, literal(first), false)
    },
  })
  visitor.visit(program)
  return found
}
