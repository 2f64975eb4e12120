import type { DistributorRow, RecordsReading, RegionRow, Sheets, SkuRow } from '../../schemas/imports'
import { readRecords } from './records'

const REGIONS = {
  words: {
    code: 'code 编码 代码 编号 区域编码 区域代码 区域编号 大区编码 regioncode regionid region_id',
    name: 'name 名称 区域 区域名称 大区 大区名称 地区 regionname region territory',
    country: 'country 国家 国家地区',
    group: 'group 分组 大洲 区域组 片区 continent groupname',
  },
  required: ['code', 'name'],
} as const

/** Reads the sales territories. */
export function readRegions(sheets: Sheets): RecordsReading<RegionRow> {
  return readRecords(sheets, REGIONS, (row) => {
    const code = row.must('code', row.code('code'))
    const name = row.must('name', row.words('name'))
    if (row.failed || code === undefined || name === undefined) return undefined
    const country = row.words('country')
    const group = row.words('group')
    return { sheet: row.sheet, row: row.row, code, name, ...(country ? { country } : {}), ...(group ? { group } : {}) }
  })
}

const DISTRIBUTORS = {
  words: {
    code: 'code 编码 代码 编号 客户编码 客户编号 客户代码 经销商编码 经销商编号 经销商代码 代理商编码 代理商编号 代理商代码 distributorcode customercode customerno dealercode distributor customerid',
    name: 'name 名称 客户 客户名称 经销商 经销商名称 代理商 代理商名称 distributorname customername customer dealername dealer',
    type: 'type 类型 客户类型 经销商类型 businesstype',
    city: 'city 城市 市 所在城市',
    province: 'province 省 省份 state stateprovince 省市',
    country: 'country 国家',
    region: 'region 区域 区域编码 区域代码 大区 所属区域 地区 regioncode territory',
    grade: 'grade 等级 级别 客户等级 客户级别 level',
    creditLimit: 'creditlimitfen creditlimit 信用额度 授信额度 额度 信用额',
    paymentTerms: 'paymenttermsdays paymentterms 账期 账期天数 付款天数 信用天数 结算周期 terms days',
    discount: 'discountbp discount 折扣 扣率 供货折扣 拿货折扣 rate ratebp 折扣率',
  },
  required: ['code', 'name', 'region'],
} as const

/** Reads the distributors; money of a column not in fen is yuan, a discount is the share of the tag price they pay. */
export function readDistributors(sheets: Sheets): RecordsReading<DistributorRow> {
  return readRecords(sheets, DISTRIBUTORS, (row) => {
    const code = row.must('code', row.code('code'))
    const name = row.must('name', row.words('name'))
    const regionCode = row.must('region', row.code('region'))
    const optional = {
      type: row.words('type'),
      city: row.words('city'),
      province: row.words('province'),
      country: row.words('country'),
      grade: row.words('grade'),
      creditLimitFen: row.money('creditLimit'),
      paymentTermsDays: row.whole('paymentTerms'),
      discountBp: row.rate('discount'),
    }
    if (row.failed || code === undefined || name === undefined || regionCode === undefined) return undefined
    return { sheet: row.sheet, row: row.row, code, name, regionCode, ...given(optional) }
  })
}

const SKUS = {
  words: {
    sku: 'sku skucode sku编码 单品 单品编码 单品号 商品编码 货品编码 商品代码 itemno itemcode item productcode',
    style: 'style stylecode styleno 款号 款式编码 款式编号 货号 articleno article',
    styleName: 'stylename 款名 款式名称 款式 品名',
    name: 'name 名称 商品名称 货品名称 产品名称 description productname',
    category: 'category 类别 品类 大类 分类',
    subcategory: 'subcategory 小类 子类 中类 二级分类',
    colour: 'colour color 颜色 颜色名称 色 花色',
    size: 'size 尺码 尺寸 规格 号型 码',
    cost: 'costfen cost 成本 成本价 进价 采购价',
    tagPrice: 'tagpricefen tagprice 吊牌价 零售价 标价 牌价 listprice retailprice rrp msrp',
    season: 'season 季节 季 年季 款季',
    wave: 'wave 波段 上市波段 drop',
    barcode: 'barcode 条码 条形码 ean ean13 upc 国际条码',
  },
  required: ['sku', 'style', 'tagPrice'],
} as const

/** The colour of goods that come in none, and the size of goods that come in one, where a list leaves them out. */
const NO_COLOUR = '-'
const ONE_SIZE = 'F'

/** Reads styles as their style × colour × size rows; a list without a colour or size column has one of each. */
export function readSkus(sheets: Sheets): RecordsReading<SkuRow> {
  return readRecords(sheets, SKUS, (row) => {
    const skuCode = row.must('sku', row.code('sku'))
    const styleCode = row.must('style', row.code('style'))
    const tagPriceFen = row.must('tagPrice', row.money('tagPrice'))
    const name = row.words('name')
    const styleName = row.words('styleName') ?? name ?? styleCode
    const optional = {
      name,
      category: row.words('category'),
      subcategory: row.words('subcategory'),
      costFen: row.money('cost'),
      season: row.words('season'),
      wave: row.words('wave'),
      barcode: row.code('barcode'),
    }
    if (tagPriceFen !== undefined && tagPriceFen < 0) row.fail('tagPrice', 'notAnAmount', { text: tagPriceFen / 100 })
    if (row.failed || skuCode === undefined || styleCode === undefined || tagPriceFen === undefined) return undefined
    const colour = row.words('colour') ?? NO_COLOUR
    const size = row.words('size') ?? ONE_SIZE
    return {
      sheet: row.sheet,
      row: row.row,
      skuCode,
      styleCode,
      styleName: styleName ?? styleCode,
      colour,
      size,
      tagPriceFen,
      ...given(optional),
    }
  })
}

/** Only the fields that have a value, so that an absent column is absent and not undefined. */
function given<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  const result: { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } = {}
  for (const key in fields) {
    const value = fields[key]
    // Exclude cannot follow the test, which removes exactly undefined.
    if (value !== undefined) result[key] = value as Exclude<Fields[typeof key], undefined>
  }
  return result
}
