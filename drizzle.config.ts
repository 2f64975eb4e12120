import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: './electron/database/tables',
  out: './drizzle',
  casing: 'snake_case',
})
