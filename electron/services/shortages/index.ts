export { getShortage, listShortages } from './get'
export { resolveShortage } from './resolve'
