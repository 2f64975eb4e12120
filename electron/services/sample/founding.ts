import { addDays, addMonths } from '../../../shared/domain/days'
import { findOnlyWarehouse } from '../../database/queries/masters'
import { saveColour } from '../colours'
import { saveDistributor } from '../distributors'
import type { Office } from '../office'
import { approvePricePolicy, savePricePolicy } from '../price-policies'
import { saveRegion } from '../regions'
import { saveSizeGroup } from '../size-groups'
import { saveStyle } from '../styles'
import { saveWarehouse } from '../warehouses'
import {
  sampleAdjectives,
  sampleCategories,
  sampleColours,
  sampleFirms,
  sampleForms,
  sampleRegions,
  sampleSizeGroups,
} from './catalogue'
import type { Chance } from './chance'
import { foundFactories } from './production'
import type { SampleDistributor, SampleSeason, SampleStyle, SampleWorld } from './world'

const stylesPerSeason = 40

interface Founding {
  readonly chance: Chance
  readonly lastDay: string
}

/** Sets the company up: regions, warehouses, distributors, colours, size groups, and 160 styles in four seasons. */
export function foundSample(
  _founder: Office,
  { manager }: { readonly manager: Office },
  founding: Founding,
): SampleWorld {
  const { chance, lastDay } = founding
  const regionIds = sampleRegions.map(
    ({ code, name, climate }) =>
      saveRegion(manager, { code, name, climate, country: '中国', territoryGroup: '', archived: false }).id,
  )
  const warehouse = (code: string, name: string, kind: 'company' | 'regional', region: number | null) =>
    saveWarehouse(manager, { code, name, kind, regionId: region, archived: false }).id
  warehouse('ONLINE', '电商仓', 'company', null)
  warehouse('SAMPLES', '样衣仓', 'company', null)
  const regionalWarehouseIds = [
    warehouse('R-DB', '东北分仓', 'regional', regionIds[0] ?? null),
    warehouse('R-XN', '西南分仓', 'regional', regionIds[6] ?? null),
    warehouse('R-HN', '华南分仓', 'regional', regionIds[7] ?? null),
  ]
  foundPolicies(manager, lastDay)
  foundFactories(manager)
  return {
    distributors: foundDistributors(manager, chance, regionIds),
    seasons: foundStyles(manager, founding),
    mainWarehouseId: findOnlyWarehouse(manager.connection, 'company')?.id ?? 0,
    regionalWarehouseIds,
  }
}

/** Two rules beside the distributors' own rates, big customers cheaper at a fair and goods off the shelf dearer, and a promotion to approve. */
function foundPolicies(manager: Office, lastDay: string): void {
  const everywhere = {
    kind: 'policy',
    distributorId: null,
    regionId: null,
    season: null,
    category: null,
    dateTo: null,
    effect: 'rate',
    effectFen: null,
    combines: false,
    minQuantity: 0,
    floorPriceFen: null,
  } as const
  const rules = [
    { name: '订货会 A 级优惠', grade: 'A', orderKind: 'fair', rateBp: 4000, priority: 10 },
    { name: '现货加价', grade: null, orderKind: 'spot', rateBp: 5000, priority: 5 },
  ] as const
  for (const rule of rules) {
    const dateFrom = firstDayOfSample(lastDay)
    const { id, version } = savePricePolicy(manager, { ...everywhere, ...rule, styleIds: [], dateFrom })
    approvePricePolicy(manager, { id, version })
  }
  // Not approved: what it would change of the open orders is there to be looked at first.
  savePricePolicy(manager, {
    ...{ ...everywhere, grade: null, orderKind: null, styleIds: [], priority: 0 },
    ...{ kind: 'promotion', name: '季末特惠', rateBp: 9000, combines: true },
    ...{ dateFrom: addDays(lastDay, -60), dateTo: addDays(lastDay, 30) },
  })
}

function foundDistributors(manager: Office, chance: Chance, regionIds: readonly number[]): SampleDistributor[] {
  const seats = sampleRegions.flatMap((region, regionIndex) =>
    region.cities.map(([city, province]) => ({ city, province, regionIndex })),
  )
  return seats.slice(0, 60).map(({ city, province, regionIndex }, index) => {
    const weight = chance.pick([1, 1, 2, 2, 2, 3, 3, 4, 5])
    const grade = weight >= 4 ? 'A' : weight >= 2 ? 'B' : 'C'
    const saved = saveDistributor(manager, {
      code: `${sampleRegions[regionIndex]?.code ?? ''}${String(index + 1).padStart(3, '0')}`,
      name: `${city}${sampleFirms[index % sampleFirms.length]}${chance.pick(sampleForms)}`,
      regionId: regionIds[regionIndex] ?? 0,
      grade,
      businessType: chance.pick(['区域代理', '加盟商', '联营']),
      city,
      province,
      country: '中国',
      contact: `${chance.pick(['李', '王', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴'])}${chance.pick(['经理', '女士', '先生'])}`,
      phone: `139${String(chance.between(10_000_000, 99_999_999))}`,
      address: `${city}市${chance.pick(['人民路', '中山路', '解放路', '建设路', '和平路'])}${chance.between(1, 300)}号`,
      discountBp: grade === 'A' ? 4200 : grade === 'B' ? 4500 : 4800,
      creditLimitFen: weight * 60_000_000 + 60_000_000,
      temporaryLimitFen: 0,
      temporaryLimitUntil: null,
      paymentTermsDays: grade === 'A' ? 60 : 30,
      returnQuotaBp: 1500,
      priority: weight,
      archived: false,
    })
    const discipline = chance.happens(15) ? chance.between(55, 75) : chance.between(85, 100)
    return { id: saved.id, warehouseId: saved.warehouseId, regionIndex, weight, discipline }
  })
}

function foundStyles(manager: Office, { chance, lastDay }: Founding): SampleSeason[] {
  const colourIds = sampleColours.map((colour) => saveColour(manager, { ...colour, archived: false }).id)
  const groups = new Map(
    sampleSizeGroups.map((group) => [
      group.code,
      { id: saveSizeGroup(manager, { ...group, sizes: [...group.sizes], archived: false }).id, sizes: group.sizes },
    ]),
  )
  let barcodes = 0
  return seasonStarts(lastDay).map((start) => {
    const half = start.slice(5, 7) === '02' ? 'summer' : 'winter'
    const year = start.slice(2, 4)
    const code = `${year}${half === 'summer' ? 'SS' : 'AW'}`
    const styles = Array.from({ length: stylesPerSeason }, (_none, at): SampleStyle => {
      const category = sampleCategories[half][at % sampleCategories[half].length] ?? sampleCategories.summer[0]
      const group = groups.get(category.group)
      const chosen = chance.some(colourIds, chance.between(2, 4))
      const saved = saveStyle(manager, {
        code: `${year}${half === 'summer' ? 'S' : 'W'}${String(at + 101)}`,
        name: `${chance.pick(sampleAdjectives)}${chance.pick(category.nouns)}`,
        season: code,
        wave: `第${(at % 3) + 1}波`,
        category: category.name,
        subcategory: '',
        launchDate: addMonths(start, at % 3),
        tagPriceFen: (Math.floor(chance.between(category.low, category.high) / 10) * 10 + 9) * 100,
        sizeGroupId: group?.id ?? 0,
        colourIds: chosen,
        skus: chosen.flatMap((colourId) =>
          (group?.sizes ?? []).map(({ code: size }) => ({ colourId, size, barcode: ean13(++barcodes) })),
        ),
        archived: false,
      })
      const ratios = new Map(group?.sizes.map((size) => [size.code, size.ratio]))
      return {
        id: saved.id,
        season: code,
        appeal: chance.pick([1, 2, 2, 3, 3, 3, 4, 5]),
        skus: saved.skus.map((sku) => ({ id: sku.id, colourId: sku.colourId, ratio: ratios.get(sku.size) ?? 1 })),
      }
    })
    return { code, start, styles }
  })
}

/** A barcode as GS1 gives them out: maker's prefix, article number, and the digit that makes three times the even places whole tens. */
function ean13(article: number): string {
  const digits = `6931234${String(article).padStart(5, '0')}`
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/** The first days of the last four selling seasons: spring sells from February, autumn from August. */
export function seasonStarts(lastDay: string): string[] {
  const [year = '', month = ''] = lastDay.split('-')
  const number = Number(month)
  const current = number === 1 ? `${Number(year) - 1}-08-01` : number < 8 ? `${year}-02-01` : `${year}-08-01`
  return [-18, -12, -6, 0].map((months) => addMonths(current, months))
}

/** The day the sample's books begin: three months before its first season, when that season's fair is held. */
export const firstDayOfSample = (lastDay: string): string => addMonths(seasonStarts(lastDay)[0] ?? lastDay, -3)
