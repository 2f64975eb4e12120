/**
 * The handlers and everything the office can do, loaded with the first call that needs them: the window starts with who may sign in
 * and which companies there are, and should not wait for the rest.
 */
export const loadHandlers = async () => (await import('./index')).handlers
