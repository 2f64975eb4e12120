/** Closes a union: a new member that nobody handled is a type error here, and a loud fault at run time. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${String(value)}`)
}
