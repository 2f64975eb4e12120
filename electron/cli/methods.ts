import { z } from 'zod'
import { contract } from '../../shared/contract'
import { fileContent } from '../../shared/schemas/values'

/** Every method of the contract as the command line lists it. */
export const methods = () =>
  Object.entries(contract).map(([method, { kind, access, input }]) => ({
    method,
    kind,
    permission: access === 'permitted' ? method : access,
    input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', override: describeFiles }),
  }))

// A file's bytes have no JSON; on the command line `{"$file": "path"}` stands for name and bytes together.
function describeFiles({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: unknown
  jsonSchema: z.core.JSONSchema.BaseSchema
}): void {
  if (zodSchema !== fileContent) return
  for (const key of Object.keys(jsonSchema)) delete jsonSchema[key]
  Object.assign(jsonSchema, {
    type: 'object',
    description: 'A file. {"$file": "path"} stands for the file at that path: its name and its bytes.',
    properties: { $file: { type: 'string', description: 'A path on this machine.' } },
    required: ['$file'],
    additionalProperties: false,
  })
}
