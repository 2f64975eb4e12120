export * from './mix'
export * from './standings'
