/** Text as it stands in XML; control characters that XML cannot hold are left out. */
export const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is taken out
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** XML's text as it is read. */
export const unescaped = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
    return NAMED[name ?? ''] ?? whole
  })

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** An attribute of an opening tag, or undefined. */
export function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return found === null ? undefined : unescaped(found[1] ?? found[2] ?? '')
}

/** An opening tag with an attribute set. */
export function withAttribute(tag: string, name: string, value: string): string {
  const known = new RegExp(`(\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`)
  if (known.test(tag)) return tag.replace(known, (_, head: string) => `${head}"${escaped(value)}"`)
  return tag.replace(/\s*\/?>$/, (end) => ` ${name}="${escaped(value)}"${end.trim()}`)
}

/** The opening tag of an element. */
export const openingTag = (element: string): string => /^<[^>]*>/.exec(element)?.[0] ?? ''

/** The prefix of an XML part's own elements, e.g. `x:`; most have none. */
export const prefixOf = (xml: string, root: string): string => new RegExp(`<(\\w+:)?${root}[\\s>]`).exec(xml)?.[1] ?? ''
