import { type ESTree, Visitor } from 'vite'
import { lineAt, type ParsedFile } from './parse'

interface Impurity {
  readonly line: number
  readonly what: string
}

// What exists only in Node, only in a browser, or changes with the moment.
const machineNames: ReadonlySet<string> = new Set([
  'process',
  'Buffer',
  'require',
  'module',
  '__dirname',
  '__filename',
  'global',
  'globalThis',
  'window',
  'document',
  'navigator',
  'location',
  'history',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'Worker',
  'crypto',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'requestAnimationFrame',
  'console',
  'alert',
])

/** Every name the file declares itself, so that a parameter called `document` is not taken for the browser's. */
function declaredNames(program: ESTree.Program): Set<string> {
  const names = new Set<string>()
  const bind = (node: ESTree.Node | null | undefined): void => {
    if (!node) return
    if (node.type === 'Identifier') names.add(node.name)
    if (node.type === 'AssignmentPattern') bind(node.left)
    if (node.type === 'RestElement') bind(node.argument)
    if (node.type === 'ArrayPattern') for (const element of node.elements) bind(element)
    if (node.type === 'TSParameterProperty') bind(node.parameter)
    if (node.type === 'ObjectPattern') {
      for (const property of node.properties) bind(property.type === 'RestElement' ? property.argument : property.value)
    }
  }
  const bindFunction = (node: { readonly id?: ESTree.Node | null; readonly params: readonly ESTree.Node[] }) => {
    bind(node.id)
    for (const parameter of node.params) bind(parameter)
  }
  const visitor = new Visitor({
    VariableDeclarator: (node) => bind(node.id),
    FunctionDeclaration: bindFunction,
    FunctionExpression: bindFunction,
    ArrowFunctionExpression: bindFunction,
    ClassDeclaration: (node) => bind(node.id),
    CatchClause: (node) => bind(node.param),
    ImportSpecifier: (node) => bind(node.local),
    ImportDefaultSpecifier: (node) => bind(node.local),
    ImportNamespaceSpecifier: (node) => bind(node.local),
  })
  visitor.visit(program)
  return names
}

const isName = (node: ESTree.Node, name: string) => node.type === 'Identifier' && node.name === name

/** Offsets of identifiers that only name a property, a key or a type, not a value of the surroundings. */
function propertyOffsets(program: ESTree.Program): Set<number> {
  const offsets = new Set<number>()
  const visitor = new Visitor({
    MemberExpression: (node) => {
      if (!node.computed) offsets.add(node.property.start)
    },
    Property: (node) => {
      if (!node.computed && !node.shorthand) offsets.add(node.key.start)
    },
    PropertyDefinition: (node) => {
      if (!node.computed) offsets.add(node.key.start)
    },
    MethodDefinition: (node) => {
      if (!node.computed) offsets.add(node.key.start)
    },
    TSPropertySignature: (node) => {
      if (!node.computed) offsets.add(node.key.start)
    },
    TSMethodSignature: (node) => {
      if (!node.computed) offsets.add(node.key.start)
    },
    ImportSpecifier: (node) => {
      offsets.add(node.imported.start)
    },
    ExportSpecifier: (node) => {
      offsets.add(node.exported.start)
    },
    // Parameters of function types have names too, which nothing declares at run time.
    TSFunctionType: (node) => {
      for (const parameter of node.params) offsets.add(parameter.start)
    },
    TSTypeReference: (node) => {
      offsets.add(node.typeName.start)
    },
  })
  visitor.visit(program)
  return offsets
}

/**
 * What makes the file's answers depend on the moment or the machine.
 * @param kind 'clock' looks for time and chance alone; 'everywhere' also for Node and the DOM
 */
export function impurities({ source, program }: ParsedFile, kind: 'everywhere' | 'clock'): Impurity[] {
  const found: Impurity[] = []
  const declared = declaredNames(program)
  const properties = propertyOffsets(program)
  const add = (node: ESTree.Node, what: string) => found.push({ line: lineAt(source, node.start), what })
  const visitor = new Visitor({
    MemberExpression: ({ object, property }) => {
      if (isName(object, 'Date') && isName(property, 'now')) add(object, 'Date.now')
      if (isName(object, 'Math') && isName(property, 'random')) add(object, 'Math.random')
    },
    NewExpression: (node) => {
      if (isName(node.callee, 'Date') && node.arguments.length === 0) add(node, 'new Date()')
    },
    CallExpression: (node) => {
      if (isName(node.callee, 'Date')) add(node, 'Date()')
    },
    Identifier: (node) => {
      if (kind === 'clock' || declared.has(node.name) || properties.has(node.start)) return
      if (machineNames.has(node.name)) add(node, node.name)
    },
  })
  visitor.visit(program)
  // A shorthand property is a key and a value at one place.
  return found.filter(
    (one, index) => found.findIndex(({ line, what }) => line === one.line && what === one.what) === index,
  )
}
