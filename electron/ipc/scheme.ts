import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'

/** The window's address: a scheme of its own gives real headers and needs no file:// privileges. */
export const origin = 'app://bundle/'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
}

// The nonce is for the style elements of antd and AG Grid, the style attributes for ECharts' tooltip.
const policy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Declares the scheme; Electron wants this before it is ready. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }])
}

/** Serves the built window from `folder`, and nothing outside it, under a nonce that lives as long as this start. */
export function serveScheme(folder: string): void {
  const nonce = randomBytes(16).toString('base64')
  const headers = { 'content-security-policy': policy(nonce), 'x-content-type-options': 'nosniff' }
  protocol.handle('app', async (request) => {
    const path = decodeURIComponent(new URL(request.url).pathname)
    // An address without an extension is a place inside the window, which finds its own way.
    const file = normalize(join(folder, extname(path) === '' ? 'index.html' : path))
    if (!request.url.startsWith(origin) || !file.startsWith(folder + sep)) return new Response(null, { status: 403 })
    const content = await readFile(file).catch(() => undefined)
    if (content === undefined) return new Response(null, { status: 404 })
    const type = contentTypes[extname(file)] ?? 'application/octet-stream'
    const body = type.startsWith('text/html')
      ? content.toString('utf8').replaceAll('__NONCE__', nonce)
      : new Uint8Array(content)
    return new Response(body, { headers: { ...headers, 'content-type': type } })
  })
}
