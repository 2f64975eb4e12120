import type { ImportFix } from '../../../shared/schemas/import-fixes'
import type { OrderForm } from '../../../shared/schemas/imports'
import type { DistributorDirectory } from './distributor-directory'

/** Whose form it is: as a person said of what is written there, else by code, else by name, else by a name in its title or in the file's name. */
export function ownerOf(
  { find, within }: DistributorDirectory,
  { name, fixes = [] }: { readonly name: string; readonly fixes?: readonly ImportFix[] },
  form: Pick<OrderForm, 'distributorCode' | 'distributorName' | 'title'>,
): ReturnType<DistributorDirectory['find']> {
  const written = form.distributorCode ?? form.distributorName ?? ''
  const said = fixes.find((fix) => fix.kind === 'distributor' && fix.written === written)
  if (said?.kind === 'distributor') return find(said.code)
  const byCode = form.distributorCode === null ? undefined : find(form.distributorCode)
  if (byCode?.ok) return byCode
  const byName = form.distributorName === null ? undefined : find(form.distributorName)
  if (byName?.ok) return byName
  const named = within([form.title ?? '', name])
  if (byCode === undefined && byName === undefined && named !== undefined) return find(named.code)
  return byCode ?? byName ?? { ok: false, finding: { code: 'distributorMissing', params: { title: form.title } } }
}
