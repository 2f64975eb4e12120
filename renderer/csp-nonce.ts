/** The nonce of this start for styles that libraries add; AG Grid and antd get it, nothing else needs it. */
export const cspNonce: string =
  document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.getAttribute('content') ?? ''
