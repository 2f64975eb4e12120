/** A formula's parts, as far as this office's sheets need them. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | {
      readonly kind: 'range'
      readonly top: number
      readonly left: number
      readonly bottom: number
      readonly right: number
    }
  | { readonly kind: 'negate'; readonly of: Formula }
  | { readonly kind: 'percent'; readonly of: Formula }
  | { readonly kind: 'operation'; readonly operator: string; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Formula[] }

const TOKEN =
  /\s*(?:(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+)|\$?([A-Z]{1,3})\$?(\d{1,7})(?![\w(])|([A-Z][A-Z.]*)(?=\()|([-+*/^%(),:]))/iy

type Token =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'cell'; readonly row: number; readonly column: number }
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'mark'; readonly value: string }

function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = []
  const token = TOKEN
  token.lastIndex = 0
  const source = text.replace(/^=/, '').trimEnd()
  while (token.lastIndex < source.length) {
    const match = token.exec(source)
    if (match === null) return null
    const [, number, letters, row, name, mark] = match
    if (number !== undefined) tokens.push({ kind: 'number', value: Number(number) })
    else if (letters !== undefined) tokens.push({ kind: 'cell', row: Number(row), column: columnNumber(letters) })
    else if (name !== undefined) tokens.push({ kind: 'name', value: name.toUpperCase() })
    else tokens.push({ kind: 'mark', value: mark ?? '' })
  }
  return tokens
}

function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}

const PRECEDENCE: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 3 }
const DEEPEST = 50

/** Reads a formula of numbers, references on the same sheet, + − * / ^ % and calls; null for anything else. */
export function parseFormula(text: string): Formula | null {
  const tokens = tokensOf(text)
  if (tokens === null) return null
  const reader = new Reader(tokens)
  const formula = reader.expression(1)
  return reader.finished ? formula : null
}

class Reader {
  private at = 0
  private depth = 0
  private readonly tokens: readonly Token[]

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  get finished(): boolean {
    return this.at === this.tokens.length
  }

  private mark(): string | undefined {
    const token = this.tokens[this.at]
    return token?.kind === 'mark' ? token.value : undefined
  }

  private take(mark: string): boolean {
    if (this.mark() !== mark) return false
    this.at += 1
    return true
  }

  expression(lowest: number): Formula | null {
    this.depth += 1
    let left = this.depth > DEEPEST ? null : this.operand()
    while (left !== null) {
      const operator = this.mark() ?? ''
      const precedence = PRECEDENCE[operator] ?? 0
      if (precedence < lowest) break
      this.at += 1
      const right = this.expression(precedence + 1)
      left = right === null ? null : { kind: 'operation', operator, left, right }
    }
    this.depth -= 1
    return left
  }

  private operand(): Formula | null {
    if (this.take('+')) return this.expression(4)
    if (this.take('-')) {
      const of = this.expression(4)
      return of === null ? null : { kind: 'negate', of }
    }
    let formula = this.atom()
    while (formula !== null && this.take('%')) formula = { kind: 'percent', of: formula }
    return formula
  }

  private atom(): Formula | null {
    if (this.take('(')) {
      const inside = this.expression(1)
      return this.take(')') ? inside : null
    }
    const token = this.tokens[this.at]
    this.at += 1
    if (token?.kind === 'number') return token
    if (token?.kind === 'cell') return this.range(token)
    return token?.kind === 'name' ? this.call(token.value) : null
  }

  private range(first: { readonly row: number; readonly column: number }): Formula | null {
    if (!this.take(':'))
      return { kind: 'range', top: first.row, bottom: first.row, left: first.column, right: first.column }
    const last = this.tokens[this.at]
    this.at += 1
    if (last?.kind !== 'cell') return null
    return {
      kind: 'range',
      top: Math.min(first.row, last.row),
      bottom: Math.max(first.row, last.row),
      left: Math.min(first.column, last.column),
      right: Math.max(first.column, last.column),
    }
  }

  private call(name: string): Formula | null {
    if (!this.take('(')) return null
    const args: Formula[] = []
    if (this.take(')')) return { kind: 'call', name, args }
    do {
      const arg = this.expression(1)
      if (arg === null) return null
      args.push(arg)
    } while (this.take(','))
    return this.take(')') ? { kind: 'call', name, args } : null
  }
}
